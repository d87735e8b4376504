import { describe, expect, it } from 'vitest'
import { fits, readWanted, type Findable } from './find.ts'

const home: Findable = {
  name: '黔城甲养老院',
  kind: 'nursing-home',
  township: '431281101',
  beds: 60,
  careLevels: ['independent', 'partial'],
}
const wanted = (typed: Record<string, string>) => readWanted((field) => typed[field])

describe('looking for an institution', () => {
  it('shows every one to those who say nothing', () => {
    expect(fits(home, wanted({}))).toBe(true)
    expect(fits(home, wanted({ name: '', township: '', kind: '', care: '', beds: '' }))).toBe(true)
  })

  it.each([
    [{ name: '甲养老' }, true],
    [{ name: '黔城 甲' }, true],
    [{ name: '乙' }, false],
    [{ township: '431281101' }, true],
    [{ township: '431281102' }, false],
    [{ kind: 'nursing-home' }, true],
    [{ kind: 'rural-home' }, false],
    [{ care: 'partial' }, true],
    [{ care: 'dementia' }, false],
    [{ beds: '50' }, true],
    [{ beds: '100' }, false],
    [{ township: '431281101', care: 'dementia' }, false],
  ])('of %o: %s', (typed, found) => {
    expect(fits(home, wanted(typed))).toBe(found)
  })

  it('passes over what is none of the choices', () => {
    expect(wanted({ township: 'x', kind: 'castle', care: '1', beds: '7', name: '长'.repeat(90) })).toEqual({
      name: '长'.repeat(60),
      township: null,
      kind: null,
      care: null,
      beds: null,
    })
  })
})
