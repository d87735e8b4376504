import { describe, expect, it } from 'vitest'
import { addMonths } from '../dates.ts'
import { breachesOf, isNearlyLong, nextActs, type Stay } from './stays.ts'

const stay = (part: Partial<Stay> = {}): Stay => ({
  id: 's',
  number: 1,
  sinceDay: '2026-08-26',
  place: 'station',
  placedDay: '2026-08-26',
  settledDay: null,
  assistance: null,
  assistedDay: null,
  endedDay: null,
  endedHow: null,
  named: false,
  ...part,
})

it.each([
  ['2026-08-26', '2026-11-26'],
  ['2026-11-30', '2027-02-28'],
  ['2027-11-30', '2028-02-29'],
  ['2026-10-31', '2027-01-31'],
  ['2026-12-01', '2027-03-01'],
])('three months from %s end with %s', (from, last) => expect(addMonths(from, 3)).toBe(last))

describe('somebody in care', () => {
  it('has stayed for too long from the day after three months, and not before', () => {
    expect(breachesOf(stay(), '2026-11-26', 3)).toEqual({})
    expect(breachesOf(stay(), '2026-11-27', 3)).toEqual({ long: '2026-11-27' })
    expect(breachesOf(stay(), '2027-05-01', 3)).toEqual({ long: '2026-11-27' })
  })

  it('is warned of two weeks before, until it is too late', () => {
    const near = (today: string): boolean => isNearlyLong(stay(), today, { months: 3, warnDays: 14 })
    expect(['2026-11-11', '2026-11-12', '2026-11-26', '2026-11-27'].map(near)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('counts as placed in a private institution since the day they were', () => {
    const there = stay({ place: 'private', placedDay: '2026-09-01' })
    expect(breachesOf(there, '2026-09-02', 3)).toEqual({ private: '2026-09-01' })
    expect(breachesOf({ ...there, place: 'public' }, '2026-09-02', 3)).toEqual({})
    expect(breachesOf({ ...there, endedDay: '2026-09-02' }, '2026-12-02', 3)).toEqual({})
  })

  it('counts as settled without assistance until there is some', () => {
    const settled = stay({ settledDay: '2026-11-20' })
    expect(breachesOf(settled, '2027-01-01', 3)).toEqual({ unassisted: '2026-11-20' })
    expect(breachesOf({ ...settled, assistedDay: '2026-12-01' }, '2027-01-01', 3)).toEqual({})
  })

  it('is settled before there is assistance, and when it is over nothing comes after', () => {
    expect(nextActs(stay())).toEqual(['placed', 'settled', 'ended'])
    expect(nextActs(stay({ settledDay: '2026-11-20' }))).toEqual(['assisted', 'ended'])
    expect(nextActs(stay({ endedDay: '2026-11-20' }))).toEqual([])
    expect(nextActs(stay({ settledDay: '2026-11-20', assistedDay: '2026-11-20' }))).toEqual([])
  })
})
