import { describe, expect, it } from 'vitest'
import { policy } from '../../functions/policy.ts'
import { instantText } from '../booking/instant.ts'
import { restDaysOf } from '../booking/rest-days.ts'
import { clocksOf, spanEnds, type Working } from './clocks.ts'

/** As content has it: the public holidays of the year that has been arranged, and the days worked instead. */
const working: Working = { ...restDaysOf(policy.calendar), dayEnds: policy.casework.dayEnds }
const ends = (from: string, workdays: number): string =>
  instantText(spanEnds({ workdays }, Date.parse(`${from}:00+08:00`), working)).slice(0, 16)

describe('so many working days', () => {
  it('are counted from the day after, over the weekend, until the end of business', () => {
    // Friday, Saturday and Sunday end on the same days.
    expect(ends('2026-11-27T09:00', 1)).toBe('2026-11-30T17:30')
    expect(ends('2026-11-28T23:59', 1)).toBe('2026-11-30T17:30')
    expect(ends('2026-11-26T00:00', 7)).toBe('2026-12-07T17:30')
  })

  it('do not run through a public holiday, and do run on each day that is worked instead', () => {
    const { off, work } = policy.calendar
    expect(off.length).toBeGreaterThan(20)
    expect(work.length).toBeGreaterThan(0)
    for (const [day, counts] of [
      ...off.map((one) => [one, false] as const),
      ...work.map((one) => [one, true] as const),
    ]) {
      const before = new Date(Date.parse(`${day}T12:00:00+08:00`) - 86_400_000).toISOString().slice(0, 10)
      expect(ends(`${before}T12:00`, 1).startsWith(day), day).toBe(counts)
    }
  })

  it('stand still over the National Day and the Spring Festival', () => {
    // 2026: 1 to 7 October are off, 10 October is worked; 15 to 23 February are off, 14 and 28 February are worked.
    expect(ends('2026-09-30T16:00', 1)).toBe('2026-10-08T17:30')
    expect(ends('2026-10-08T16:00', 2)).toBe('2026-10-10T17:30')
    expect(ends('2026-02-13T10:00', 1)).toBe('2026-02-14T17:30')
    expect(ends('2026-02-14T10:00', 1)).toBe('2026-02-24T17:30')
    expect(ends('2026-02-27T10:00', 1)).toBe('2026-02-28T17:30')
  })
})

describe('the clocks of every kind', () => {
  it('accept within two hours, also at night and on holidays, and never after the answer is due', () => {
    const fromMs = Date.parse('2026-10-01T23:00:00+08:00')
    for (const kind of policy.requests) {
      for (const danger of [false, true]) {
        const { acceptByMs, answerByMs } = clocksOf(kind, danger, fromMs, working)
        expect(acceptByMs, kind.id).toBeLessThanOrEqual(answerByMs)
        expect(acceptByMs, kind.id).toBeGreaterThan(fromMs)
        // The promise of issue 5, whatever content says.
        expect(acceptByMs, kind.id).toBeLessThanOrEqual(fromMs + 2 * 3_600_000)
      }
      const [calm, danger] = [clocksOf(kind, false, fromMs, working), clocksOf(kind, true, fromMs, working)]
      expect(danger.answerByMs, kind.id).toBeLessThanOrEqual(calm.answerByMs)
    }
  })
})
