import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { addDays } from '../dates.ts'
import { restDaysOf } from './rest-days.ts'
import { ruleBookOf } from '../eligibility/to-check-data.ts'
import { rulesOf } from '../eligibility/to-rules.ts'
import { followWindow } from './follow.ts'

const book = rulesOf(ruleBookOf(policy))
const { isRestDay } = restDaysOf(policy.calendar)
const collection = policy.appointments.find(({ id }) => id === 'divorce-collection')
if (!collection?.follows) throw new Error('the content has no second visit')
const { follows } = collection
const windowFrom = (day: string) => followWindow(book, follows, day)

/** By hand from the calendar: the day of the application does not count; a last day that rests moves on. */
describe('when a divorce certificate can be collected (民法典 arts. 201, 203, 1077)', () => {
  it.each([
    // 30 days end on 26 December, a Saturday; so on the 28th. Thirty days from there end on 27 January.
    ['an application in November', '2026-11-26', '2026-12-29', '2027-01-27'],
    // 30 days end on New Year, which rests to Sunday the 3rd; so on Monday the 4th. 30 more: 3 February.
    ['cooling-off that ends on New Year', '2026-12-02', '2027-01-05', '2027-02-03'],
    // The second thirty days end on 30 January, a Saturday; so on Monday, 1 February.
    ['a window that ends on a Saturday', '2026-12-01', '2027-01-01', '2027-02-01'],
  ])('%s', (_, applied, from, until) => expect(windowFrom(applied)).toEqual({ from, until }))

  it('ends no cooling-off and no window on a rest day, the Spring Festival included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), (days) => {
        const applied = addDays('2026-06-01', days)
        const { from, until } = windowFrom(applied)
        const coolingEnds = addDays(from, -1)
        expect(isRestDay(coolingEnds)).toBe(false)
        expect(isRestDay(until)).toBe(false)
        const least = addDays(applied, 30)
        expect(coolingEnds >= least).toBe(true)
        for (let day = least; day < coolingEnds; day = addDays(day, 1)) expect(isRestDay(day)).toBe(true)
        const last = addDays(coolingEnds, 30)
        expect(until >= last).toBe(true)
        for (let day = last; day < until; day = addDays(day, 1)) expect(isRestDay(day)).toBe(true)
      }),
      { numRuns: 366 },
    )
  })
})
