import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { anyDay } from '../../tests/support/any-plan.ts'
import { addDays } from '../dates.ts'
import { clockOf, DAY_MS, instantAt, MINUTE_MS } from './instant.ts'
import { offerUntilMs } from './offer.ts'

const rules = { minutes: 30, quietFrom: '21:00', quietUntil: '08:00', mostMissed: 2 }
const [first] = policy.appointments
if (first === undefined) throw new Error('the content has no appointment')
const what = { ...first, opens: { daysAhead: 60, at: '09:00', untilMinutesBefore: 60 } }
const far = instantAt('2028-01-05', '09:00')
const until = (day: string, clock: string, start = far): string => {
  const ms = offerUntilMs(rules, what, start, instantAt(day, clock))
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16)
}

describe('how long an offer stands', () => {
  it.each([
    ['08:00', '2026-12-31T08:30'],
    ['20:59', '2026-12-31T21:29'],
    ['21:00', '2027-01-01T08:30'],
    ['23:59', '2027-01-01T08:30'],
    ['00:00', '2026-12-31T08:30'],
    ['07:59', '2026-12-31T08:30'],
  ])('made at %s on the last day of the year, until %s', (clock, ends) =>
    expect(until('2026-12-31', clock)).toBe(ends),
  )

  it('ends no later than the time can be booked', () => {
    expect(until('2026-12-31', '09:00', instantAt('2026-12-31', '10:10'))).toBe('2026-12-31T09:10')
    expect(until('2026-12-30', '22:00', instantAt('2026-12-31', '09:00'))).toBe('2026-12-31T08:00')
  })

  it('leaves everybody the whole of it between morning and evening, and never ends in the night', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: DAY_MS - 1 }), (day, ms) => {
        const nowMs = instantAt(day, '00:00') + ms
        const endMs = offerUntilMs(rules, what, far, nowMs)
        expect(endMs - nowMs).toBeGreaterThanOrEqual(rules.minutes * MINUTE_MS)
        const awake = clockOf(nowMs) >= rules.quietUntil && clockOf(nowMs) < rules.quietFrom
        const ends = awake
          ? [nowMs + rules.minutes * MINUTE_MS]
          : [instantAt(day, '08:30'), instantAt(addDays(day, 1), '08:30')]
        expect(ends).toContain(endMs)
      }),
    )
  })
})
