import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { findPlaces } from './find.ts'

const { townships } = policy.places
const found = (query: string) =>
  findPlaces(townships, query).map(({ township, village }) => (village ?? township).name)

describe('looking for a place', () => {
  it.each([
    ['托口镇', '托口镇'],
    ['托口', '托口镇'],
    [' 托 口 ', '托口镇'],
    ['tuokou', '托口镇'],
    ['Tuokou Zhen', '托口镇'],
    ['Tuōkǒu', '托口镇'],
    ['431281103', '托口镇'],
    ['431281103000', '托口镇'],
    ['431281102018', '大畲坪社区'],
    ['dasheping', '大畲坪社区'],
    ["wangjia'ao", '王家坳村'],
    ['wangjiaao', '王家坳村'],
    ['龙船塘', '龙船塘瑶族乡'],
    ['longchuantang yaozu xiang', '龙船塘瑶族乡'],
    ['１２', undefined],
    ['', undefined],
    ['北京', undefined],
    ['beijing', undefined],
    ['黔城hello', undefined],
  ])('“%s” comes to %s first', (query, name) => {
    expect(found(query)[0]).toBe(name)
  })

  it('shows everything of the name, townships first, and tells villages of the same name apart', () => {
    const villages = findPlaces(townships, '杨柳村')
    expect(villages.map(({ township }) => township.name)).toEqual(['托口镇', '群峰乡'])
    expect(found('太平')).toEqual(['太平乡', '太平社区', '太平村'])
  })

  it('finds a township and all that is in it by the first digits of a code', () => {
    const [first] = townships
    expect(found('431281101')).toHaveLength(1 + (first?.villages.length ?? 0))
    expect(found('43128')).toEqual([])
  })

  it('finds each place by its own name, letters and code', () => {
    for (const place of [...townships, ...townships.flatMap(({ villages }) => villages)])
      for (const query of [place.name, place.pinyin, place.code]) expect(found(query)).toContain(place.name)
  })
})
