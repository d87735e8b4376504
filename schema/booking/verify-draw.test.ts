import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { draw } from './draw.ts'
import { listText, type ClosedList } from './draw-list.ts'
import { checkDraw, verifyDraw, type PublishedDraw } from './verify-draw.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const [EARLY, LATE] = ['2027-05-20T08:30:00+08:00', '2027-05-20T09:00:00+08:00']

const list: ClosedList = {
  id: 'marriage-2027-05-20',
  office: 'registry',
  appointment: 'marriage',
  day: '2027-05-20',
  valueSource: '某期公开开奖号码',
  valueForm: '00 00 00',
  times: [
    { start: EARLY, places: 1 },
    { start: LATE, places: 2 },
  ],
  entries: Array.from({ length: 9 }, (_, at) => ({
    entry: `AAAA-0000-000${at}`,
    preferences: at % 2 === 0 ? [EARLY, LATE] : [LATE],
  })),
}
const VALUE = '03 07 12'
const commitment = sha256(listText(list))
const { order, given } = draw(list, VALUE, commitment, sha256)
const drawn: PublishedDraw & Required<Pick<PublishedDraw, 'order' | 'given'>> = {
  ...list,
  algorithm: 'hongjiang-draw-1',
  commitment,
  publicValue: VALUE,
  order,
  given,
}
const resultsOf = async (published: PublishedDraw) =>
  (await checkDraw(published)).map(({ step, result }) => `${step} ${result}`)
const codesOf = async (published: PublishedDraw) => (await verifyDraw(published)).map(({ code }) => code)
const swapped = <T>(list: readonly T[]): T[] => {
  const [first, second, ...rest] = list
  if (first === undefined || second === undefined) throw new Error('nothing to swap')
  return [second, first, ...rest]
}

describe('who does a draw again', () => {
  it('finds that an honest one follows, however its list is sorted', async () => {
    expect(await verifyDraw(drawn)).toEqual([])
    expect(await verifyDraw({ ...drawn, entries: list.entries.toReversed() })).toEqual([])
    expect(await resultsOf(drawn)).toEqual(['list ok', 'commitment ok', 'value ok', 'order ok', 'places ok'])
  })

  it('can check a closed list before the value is out, and nothing before it is closed', async () => {
    const closed = { ...list, algorithm: 'hongjiang-draw-1', commitment }
    expect(await resultsOf(closed)).toEqual([
      'list ok',
      'commitment ok',
      'value open',
      'order open',
      'places open',
    ])
    const announced = { ...closed, times: null, entries: null, commitment: null }
    expect(await resultsOf(announced)).toEqual(
      ['list', 'commitment', 'value', 'order', 'places'].map((step) => `${step} open`),
    )
  })

  it('finds an entry that was dropped, added or changed after the commitment', async () => {
    const [first, ...rest] = list.entries
    if (first === undefined) throw new Error('no entries')
    const added = { entry: 'BBBB-0000-0001', preferences: [EARLY] }
    for (const entries of [rest, [...list.entries, added], [{ ...first, preferences: [LATE] }, ...rest]])
      expect(await codesOf({ ...drawn, entries })).toContain('commitment_differs')
  })

  it('finds places that came or went, and another source of the value', async () => {
    const more = list.times.map(({ start, places }) => ({ start, places: places + 1 }))
    expect(await codesOf({ ...drawn, times: more })).toContain('commitment_differs')
    expect(await codesOf({ ...drawn, valueSource: '另一期开奖号码' })).toContain('commitment_differs')
  })

  it('finds an order that does not follow from the value, and says where it leaves', async () => {
    const faults = await verifyDraw({ ...drawn, order: swapped(order) })
    expect(faults).toEqual([
      { step: 'order', code: 'order_differs', at: 1, found: order[1], expected: order[0] },
    ])
    expect(await codesOf({ ...drawn, publicValue: '03 07 13' })).toContain('order_differs')
  })

  it('finds who was left out of the order or put into it', async () => {
    expect(await codesOf({ ...drawn, order: order.slice(1) })).toContain('order_too_short')
    expect(await codesOf({ ...drawn, order: [...order, 'CCCC-0000-0001'] })).toEqual(['order_too_long'])
    const { order: _, ...silent } = drawn
    expect(await codesOf(silent)).toContain('order_too_short')
  })

  it('finds a place that went to somebody else, to nobody, or to one too many', async () => {
    const [first, ...rest] = given
    if (first === undefined) throw new Error('nothing given')
    for (const wrong of [
      [{ ...first, start: first.start === EARLY ? LATE : EARLY }, ...rest],
      rest,
      [...given, { entry: order.at(-1) ?? '', start: LATE }],
    ])
      expect(await codesOf({ ...drawn, given: wrong })).toEqual(['places_differ'])
  })

  it('finds a value that is written in another way, or came before the commitment', async () => {
    expect(await codesOf({ ...drawn, publicValue: '3 7 12' })).toContain('value_form')
    expect(await codesOf({ ...drawn, commitment: null })).toContain('value_before_commitment')
  })

  it('finds what the list cannot mean', async () => {
    const [first, second, ...rest] = list.entries
    if (first === undefined || second === undefined) throw new Error('no entries')
    const withEntry = (entry: typeof first) => codesOf({ ...drawn, entries: [entry, second, ...rest] })
    expect(await withEntry(second)).toContain('entry_twice')
    expect(await withEntry({ ...first, preferences: [EARLY, EARLY] })).toContain('preference_twice')
    expect(await withEntry({ ...first, preferences: ['2027-05-21T08:30:00+08:00'] })).toContain(
      'preference_unknown',
    )
    expect(await withEntry({ ...first, entry: 'A B' })).toContain('line_unclear')
    expect(await codesOf({ ...drawn, valueSource: '某期\ntime x 9' })).toContain('line_unclear')
    expect(await codesOf({ ...drawn, times: [...list.times, { start: LATE, places: 2 }] })).toContain(
      'time_twice',
    )
    expect(await codesOf({ ...drawn, algorithm: 'hongjiang-draw-0' })).toContain('algorithm_unknown')
  })
})
