import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../../schema/booking/instant.ts'
import type { BookingRules } from '../../schema/content/booking-rules.ts'
import { refusalFor, walkInUntilMs, type PastBooking } from './limits.ts'

const NOW = Date.parse('2027-03-01T09:00:00+08:00')
const rules = {
  noShow: { count: 2, withinDays: 90, walkInDays: 30 },
  mostBookingsIn30Days: 6,
} as BookingRules

const past = (part: Partial<PastBooking>): PastBooking => ({
  partyId: 'a',
  kind: 'booking',
  scope: 'marriage',
  active: 0,
  createdMs: NOW - 100 * DAY_MS,
  state: 'done',
  startMs: NOW - 100 * DAY_MS,
  endMs: NOW - 100 * DAY_MS,
  ...part,
})
const missed = (daysAgo: number) => past({ state: 'no-show', startMs: NOW - daysAgo * DAY_MS })

describe('who did not come too often', () => {
  it.each([
    ['once', [1], undefined],
    ['twice, the last time yesterday', [1, 20], 29],
    ['twice, 90 days apart', [5, 95], 25],
    ['twice, more than 90 days apart', [5, 96], undefined],
    ['twice, but 30 days are over since', [30, 40], undefined],
    ['twice close together long ago, and once lately', [1, 100, 110], undefined],
    ['three times', [1, 2, 3], 29],
  ])('%s', (_, daysAgo, walkInDays) => {
    const expected = walkInDays === undefined ? undefined : NOW + walkInDays * DAY_MS
    expect(walkInUntilMs(daysAgo.map(missed), rules, NOW)).toBe(expected)
  })

  it('comes without a booking exactly as long as some pair of missed times says', () => {
    const anyDays = fc.array(fc.integer({ min: -20, max: 250 }), { maxLength: 6 })
    fc.assert(
      fc.property(anyDays, (daysAgo) => {
        const { withinDays, walkInDays } = rules.noShow
        const pairs = daysAgo.flatMap((one, at) =>
          daysAgo.slice(at + 1).map((other) => [one, other] as const),
        )
        const ends = pairs
          .filter(([one, other]) => Math.abs(one - other) <= withinDays)
          .map(([one, other]) => NOW + (walkInDays - Math.min(one, other)) * DAY_MS)
          .filter((untilMs) => untilMs > NOW)
        const expected = ends.length === 0 ? undefined : Math.max(...ends)
        expect(walkInUntilMs(daysAgo.map(missed), rules, NOW)).toBe(expected)
      }),
    )
  })
})

describe('why somebody may not book', () => {
  const why = (...all: PastBooking[]) => refusalFor(all, rules, 'marriage', NOW, 'self')?.code

  it.each([
    ['has a booking that is still to come', past({ active: 1, endMs: NOW + 1 }), 'person_already_booked'],
    ['had one that ends just now', past({ active: 1, endMs: NOW }), undefined],
    ['has one for another service', past({ active: 1, endMs: NOW + 1, scope: 'other' }), undefined],
    ['only waits', past({ active: 1, endMs: null, kind: 'waiting' }), undefined],
    [
      'has the very booking that is asked about',
      past({ active: 1, endMs: NOW + 1, partyId: 'self' }),
      undefined,
    ],
  ])('%s', (_, one, code) => expect(why(one)).toBe(code))

  it('too many in thirty days, cancelled ones included, and older ones not', () => {
    const made = (daysAgo: number) => past({ state: 'cancelled', createdMs: NOW - daysAgo * DAY_MS })
    const six = [0, 1, 2, 10, 20, 29].map(made)
    expect(why(...six)).toBe('too_many_bookings')
    expect(why(...six.slice(1), made(30))).toBeUndefined()
  })
})
