import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyChanges, anyDay, anyPlan } from '../../tests/support/any-plan.ts'
import { addDays, dayOf } from '../dates.ts'
import { daysOfMonth, dayView, nearestFree, openTimes, type Taken } from './availability.ts'
import { instantAt } from './instant.ts'
import { isOver, opensMs, timeAt, timesOn } from './times.ts'

/** Some places are taken at each time, by a rule that anybody can repeat. */
const anyTaken = fc.record({
  share: fc.integer({ min: 0, max: 60 }),
  changes: anyChanges,
  drawn: fc.option(anyDay),
})

const takenFrom = ({
  share,
  changes,
  drawn,
}: {
  share: number
  changes: Taken['changes']
  drawn: string | null
}): Taken => ({
  takenAt: (_, __, startMs) => (startMs / 300_000 + share) % (share + 1),
  changes,
  isDrawn: (_, __, day) => day === drawn,
})

const any = fc.tuple(anyPlan, anyTaken, anyDay, fc.integer({ min: -3, max: 70 }))
const askedOn = (day: string) => ({ office: 'here', appointment: 'it', nowMs: instantAt(day, '10:00') })

describe('how a day looks', () => {
  it('agrees with its times', () => {
    fc.assert(
      fc.property(any, ([plan, given_, today, ahead]) => {
        const [taken, asked, day] = [takenFrom(given_), askedOn(today), addDays(today, ahead)]
        const view = dayView(plan, taken, asked, day)
        const times = openTimes(plan, taken, asked, day)
        const left = times.reduce((sum, time) => sum + time.left, 0)
        expect(view.left).toBe(left)
        const what = plan.appointments.get('it')
        const fits = {
          open: left > plan.rules.fewUpTo,
          few: left > 0 && left <= plan.rules.fewUpTo,
          full: left === 0 && times.length > 0,
          closed: times.length === 0,
          draw: times.length === 0 && day === given_.drawn,
          'not-yet': times.length === 0 && what !== undefined && opensMs(what, day) > asked.nowMs,
        }
        expect(fits[view.state]).toBe(true)
      }),
    )
  })

  it('never has more places left than may come, nor fewer than none', () => {
    fc.assert(
      fc.property(any, ([plan, given_, today, ahead]) => {
        const taken = takenFrom(given_)
        for (const time of openTimes(plan, taken, askedOn(today), addDays(today, ahead))) {
          expect(time.left).toBe(Math.max(0, time.capacity - taken.takenAt('here', 'it', time.startMs)))
          expect(time.left).toBeLessThanOrEqual(time.capacity)
        }
      }),
    )
  })
})

describe('free times near one that is taken', () => {
  it('can all be booked, and no day that is nearer has one that is left out', () => {
    fc.assert(
      fc.property(any, ([plan, given_, today, ahead]) => {
        const [taken, asked] = [takenFrom(given_), askedOn(today)]
        const day = addDays(today, Math.max(ahead, 1))
        const startMs = timesOn(plan, [], 'here', 'it', day)[0]?.startMs ?? instantAt(day, '10:00')
        const found = nearestFree(plan, taken, asked, startMs)
        expect(found.length).toBeLessThanOrEqual(3)
        expect(new Set(found).size).toBe(found.length)
        expect(found).not.toContain(startMs)
        const what = plan.appointments.get('it')
        const daysAway = (ms: number) => Math.abs(Date.parse(dayOf(ms)) - Date.parse(day)) / 86_400_000
        found.forEach((ms, at) => {
          const time = timeAt(plan, taken.changes, 'here', 'it', ms)
          expect(what && !isOver(what, ms, asked.nowMs)).toBe(true)
          expect((time?.capacity ?? 0) - taken.takenAt('here', 'it', ms)).toBeGreaterThan(0)
          expect(daysAway(ms)).toBeGreaterThanOrEqual(daysAway(found[at - 1] ?? startMs))
        })
        const sameDay = openTimes(plan, taken, asked, day).filter(
          (time) => time.left > 0 && time.startMs !== startMs,
        )
        expect(found.filter((ms) => dayOf(ms) === day)).toHaveLength(Math.min(3, sameDay.length))
      }),
    )
  })
})

describe('the days of a month', () => {
  it('are all of them', () => {
    expect(daysOfMonth('2027-02')).toHaveLength(28)
    expect(daysOfMonth('2028-02').at(-1)).toBe('2028-02-29')
    expect(daysOfMonth('2026-12').at(-1)).toBe('2026-12-31')
  })
  it.each(['2027-13', '2027-00', '2027-1', '', '2027-05-01', '0000-01'])('are none for “%s”', (month) => {
    expect(daysOfMonth(month)).toEqual([])
  })
})
