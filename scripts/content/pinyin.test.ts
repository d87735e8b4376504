import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { pinyinSchema } from '../../schema/content/romanisation.ts'
import { slugOf } from '../../functions/name-slug.ts'
import { placePinyin } from './pinyin.ts'

describe('the Hanyu Pinyin of a place', () => {
  it.each([
    ['黔城镇', 'Qiancheng Zhen'],
    ['深渡苗族乡', 'Shendu Miaozu Xiang'],
    ['龙船塘瑶族乡', 'Longchuantang Yaozu Xiang'],
    ['古城社区', 'Gucheng Shequ'],
    ['王家坳村', "Wangjia'ao Cun"],
    ['长坡村', 'Changpo Cun'],
    ['绿塘村', 'Lütang Cun'],
  ])('%s is %s', (name, pinyin) => expect(placePinyin(name)).toBe(pinyin))

  it('is there for every township and village, and says which ones somebody checked', () => {
    const { townships } = policy.places
    for (const { pinyin } of [...townships, ...townships.flatMap(({ villages }) => villages)])
      expect(pinyinSchema.safeParse(pinyin).success, pinyin).toBe(true)
    const checked = townships.flatMap(({ villages }) => villages.filter((village) => village.checked))
    expect(checked.map(({ name }) => name).sort()).toEqual(
      ['两眼塘社区', '古城社区', '大畲坪社区', '芙蓉社区'].sort(),
    )
  })
})

describe('an address made of a name', () => {
  it.each([
    ['托口己养老院', 'tuo-kou-ji-yang-lao-yuan'],
    ['安江 A 座（新）', 'an-jiang-a-zuo-xin'],
    ['绿苑', 'lv-yuan'],
  ])('%s is %s', (name, slug) => expect(slugOf(name)).toBe(slug))
})
