import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Draw } from '../../../schema/content/draw.ts'
import { load, type Content, type Entry } from '../load.ts'
import { draws } from './draws.ts'

const TODAY = '2026-11-26'
const { content: asItIs } = load(join(import.meta.dirname, '../../..'))
if (asItIs === undefined) throw new Error('the content does not load')
const [sample] = asItIs.draws
if (sample === undefined) throw new Error('the content has no draw')

/** The content with draws that differ from the sample in what is given. */
const withDraws = (...changes: Partial<Draw>[]): Content => ({
  ...asItIs,
  draws: changes.map((change): Entry<Draw> => ({ ...sample, value: { ...sample.value, ...change } })),
})
const wrongs = (...changes: Partial<Draw>[]): string[] =>
  draws(withDraws(...changes), TODAY).map(({ line, wrong }) => `${line > 0} ${wrong}`)
const { entries, publicValue } = sample.value

describe('the check of draws', () => {
  it('finds nothing in the content as it is', () => {
    expect(draws(asItIs, TODAY)).toEqual([])
  })

  it.each<[string, Partial<Draw>, RegExp]>([
    ['an office that is not there', { office: 'moon' }, /没有“moon”这个可以约的地方/],
    ['a service that is not there', { appointment: 'moon' }, /没有“moon”这个可以约的事/],
    ['a service that the office does not offer', { appointment: 'open-day' }, /“registry”不办“open-day”/],
    ['a second visit, whose days differ for each couple', { appointment: 'divorce-collection' }, /第二次去/],
    ['a day on which nobody is there', { day: '2027-05-22' }, /“2027-05-22”没有可以约的时间/],
    ['entries that end before they begin', { entries: { ...entries, until: entries.from } }, /先后不对/],
    [
      'a value that is out while entries are open',
      { publicValue: { ...publicValue, expectedAt: entries.from } },
      /先后不对/,
    ],
    [
      'a value that comes on the day itself',
      { publicValue: { ...publicValue, expectedAt: '2027-05-20T08:00:00+08:00' } },
      /先后不对/,
    ],
    [
      'an instant that the calendar does not have',
      { publicValue: { ...publicValue, expectedAt: '2027-05-32T08:00:00+08:00' } },
      /先后不对/,
    ],
    ['a value that can be guessed', { publicValue: { ...publicValue, form: '00 00' } }, /可能的值太少/],
  ])('names %s', (_, change, wrong) => {
    const found = wrongs(change)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(wrong)
    expect(found[0]).toMatch(/^true/)
  })

  it('names a second draw for the same day', () => {
    expect(wrongs({}, {})).toEqual([expect.stringMatching(/已经有一次抽签/)])
  })
})
