import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyChanges, anyDay, anyPlan } from '../../tests/support/any-plan.ts'
import { addDays, dayOf } from '../dates.ts'
import { clockOf, DAY_MS, instantAt, MINUTE_MS } from './instant.ts'
import type { BookingPlan, DeskChange } from './plan.ts'
import { closureOn, hoursAt, isOver, lastOpenDay, opensMs, timeAt, timesOn } from './times.ts'

const officeOf = (plan: BookingPlan) => {
  const [office, what] = [plan.offices.get('here'), plan.appointments.get('it')]
  if (office === undefined || what === undefined) throw new Error('the plan has no office')
  return { office, what }
}

const isAbout = ({ office, appointment, from, until }: DeskChange, day: string): boolean =>
  office === 'here' && (appointment ?? 'it') === 'it' && from <= day && day <= until

describe('the times of a day', () => {
  it('lie whole within the hours, one after the other, none on a rest day or in a closure but where the desk opens it', () => {
    fc.assert(
      fc.property(anyPlan, anyChanges, anyDay, (plan, changes, day) => {
        const { office, what } = officeOf(plan)
        const times = timesOn(plan, changes, 'here', 'it', day)
        const extra = office.extraDays.find((one) => one.day === day)
        const closed = office.closures.some(({ from, until }) => from <= day && day <= until)
        const rests = closed || (plan.restDays.isRestDay(day) && extra === undefined)
        const byDesk = changes.findLast((change) => change.hours !== null && isAbout(change, day))?.hours
        const hours = byDesk ?? (rests ? [] : (extra?.hours ?? office.hours))
        times.forEach(({ startMs, endMs }, at) => {
          expect(dayOf(startMs)).toBe(day)
          expect(endMs - startMs).toBe(what.durationMinutes * MINUTE_MS)
          const inside = hours.some(({ from, to }) => clockOf(startMs) >= from && clockOf(endMs) <= to)
          expect(inside).toBe(true)
          expect(startMs).toBeGreaterThanOrEqual(times[at - 1]?.endMs ?? 0)
        })
      }),
    )
  })

  it('come with the reason where the content closes the day, and with none where it does not', () => {
    const [from, until] = ['2027-02-01', '2027-02-03']
    const office = { closures: [{ from, until, reason: '大厅检修' }] }
    const days = ['2027-01-31', from, '2027-02-02', until, '2027-02-04']
    expect(days.map((day) => closureOn(office, day))).toEqual([
      undefined,
      '大厅检修',
      '大厅检修',
      '大厅检修',
      undefined,
    ])
  })

  it('leave no room for one more at the end of a period', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, day) => {
        const { office, what } = officeOf(plan)
        const times = timesOn(plan, [], 'here', 'it', day)
        if (times.length === 0) return
        const hours = office.extraDays.find((one) => one.day === day)?.hours ?? office.hours
        for (const { from, to } of hours) {
          const [start, end] = [instantAt(day, from), instantAt(day, to)]
          const inPeriod = times.filter(({ startMs }) => startMs >= start && startMs < end)
          const used = inPeriod.length * what.durationMinutes * MINUTE_MS
          expect(used).toBeLessThanOrEqual(end - start)
          expect(end - start - used).toBeLessThan(what.durationMinutes * MINUTE_MS)
        }
      }),
    )
  })

  it('have the capacity of the last change of the desk that is about them, and else that of the content', () => {
    fc.assert(
      fc.property(anyPlan, anyChanges, anyDay, (plan, changes, day) => {
        const said = changes.findLast((one) => one.capacity !== null && isAbout(one, day))?.capacity
        const capacity = said ?? officeOf(plan).office.offers[0]?.capacity
        for (const time of timesOn(plan, changes, 'here', 'it', day)) expect(time.capacity).toBe(capacity)
      }),
    )
  })

  it('are open again once the desk gives a closed day new hours, with the places of the content', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, day) => {
        const days = { office: 'here', appointment: null, from: day, until: day, reason: '示例' }
        const close = { ...days, id: 'close', hours: null, capacity: 0 }
        const open = { ...days, id: 'open', hours: [{ from: '10:00', to: '22:00' }], capacity: null }
        const opened = timesOn(plan, [close, open], 'here', 'it', day)
        expect(opened).toEqual(timesOn(plan, [open], 'here', 'it', day))
        expect(opened.length).toBeGreaterThan(0)
        expect(hoursAt(plan, [close, open], 'here', 'it', day)).toEqual(open.hours)
        expect(timesOn(plan, [open, close], 'here', 'it', day).every(({ capacity }) => capacity === 0)).toBe(
          true,
        )
        expect(hoursAt(plan, [open, close], 'here', 'it', day)).toEqual([])
      }),
    )
  })

  it('are each found by when they start, and by nothing else', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, fc.integer({ min: 1, max: 4 }), (plan, day, byMs) => {
        for (const time of timesOn(plan, [], 'here', 'it', day)) {
          expect(timeAt(plan, [], 'here', 'it', time.startMs)).toEqual(time)
          expect(timeAt(plan, [], 'here', 'it', time.startMs + byMs)).toBeUndefined()
        }
      }),
    )
  })

  it('are none at an office that is not there, and for what it does not offer', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, day) => {
        expect(timesOn(plan, [], 'there', 'it', day)).toEqual([])
        expect(timesOn(plan, [], 'here', 'that', day)).toEqual([])
      }),
    )
  })
})

describe('what can be booked at an instant', () => {
  it('ends with the last day that has opened', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, fc.integer({ min: 0, max: DAY_MS - 1 }), (plan, today, ms) => {
        const { what } = officeOf(plan)
        const nowMs = instantAt(today, '00:00') + ms
        const last = lastOpenDay(what, nowMs)
        expect(opensMs(what, last)).toBeLessThanOrEqual(nowMs)
        expect(opensMs(what, addDays(last, 1))).toBeGreaterThan(nowMs)
      }),
    )
  })

  it('is over from the millisecond after the last one', () => {
    fc.assert(
      fc.property(anyPlan, anyDay, (plan, day) => {
        const { what } = officeOf(plan)
        const startMs = instantAt(day, '10:00')
        const lastMs = startMs - what.opens.untilMinutesBefore * MINUTE_MS
        expect([isOver(what, startMs, lastMs), isOver(what, startMs, lastMs + 1)]).toEqual([false, true])
      }),
    )
  })
})
