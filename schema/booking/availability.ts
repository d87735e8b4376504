import { addDays, dayOf, isDay, type Day } from '../dates.ts'
import type { BookableTime, BookingPlan, DeskChange } from './plan.ts'
import { isOver, opensMs, timesOn } from './times.ts'

/** What the ledger says of its places: how many are taken at a time, what the desk changed, which days are still to be drawn. */
export type Taken = {
  takenAt: (office: string, appointment: string, startMs: number) => number
  changes: readonly DeskChange[]
  isDrawn: (office: string, appointment: string, day: Day) => boolean
}

export const dayStates = ['open', 'few', 'full', 'closed', 'not-yet', 'draw'] as const
export type DayState = (typeof dayStates)[number]
export type DayView = { date: Day; state: DayState; left: number }
export type TimeView = BookableTime & { left: number }

export type Asked = { office: string; appointment: string; nowMs: number }

/** The times of a day that can be booked now, full ones included. */
const bookableTimes = (plan: BookingPlan, taken: Taken, asked: Asked, day: Day): readonly BookableTime[] => {
  const what = plan.appointments.get(asked.appointment)
  if (what === undefined || opensMs(what, day) > asked.nowMs) return []
  if (taken.isDrawn(asked.office, asked.appointment, day)) return []
  return timesOn(plan, taken.changes, asked.office, asked.appointment, day).filter(
    ({ startMs, capacity }) => capacity > 0 && !isOver(what, startMs, asked.nowMs),
  )
}

const leftAt = (taken: Taken, { office, appointment, startMs, capacity }: BookableTime): number =>
  Math.max(0, capacity - taken.takenAt(office, appointment, startMs))

/** The times of a day that can be booked now, full ones included, with the places left at each. */
export const openTimes = (plan: BookingPlan, taken: Taken, asked: Asked, day: Day): TimeView[] =>
  bookableTimes(plan, taken, asked, day).map((time) => ({ ...time, left: leftAt(taken, time) }))

/** How a day looks in the month. */
export const dayView = (plan: BookingPlan, taken: Taken, asked: Asked, date: Day): DayView => {
  const what = plan.appointments.get(asked.appointment)
  const all = timesOn(plan, taken.changes, asked.office, asked.appointment, date)
  const without = (state: DayState): DayView => ({ date, state, left: 0 })
  if (
    what === undefined ||
    all.every(({ startMs, capacity }) => capacity === 0 || isOver(what, startMs, asked.nowMs))
  )
    return without('closed')
  if (taken.isDrawn(asked.office, asked.appointment, date)) return without('draw')
  if (opensMs(what, date) > asked.nowMs) return without('not-yet')
  const left = openTimes(plan, taken, asked, date).reduce((sum, time) => sum + time.left, 0)
  return { date, left, state: left === 0 ? 'full' : left <= plan.rules.fewUpTo ? 'few' : 'open' }
}

/** Every day of a month `2027-05`; empty for a month that does not exist. */
export const daysOfMonth = (month: string): Day[] => {
  const days: Day[] = []
  if (!/^\d{4}-\d{2}$/.test(month) || !isDay(`${month}-01`)) return days
  for (let day = `${month}-01`; day.startsWith(month) && days.length < 31; day = addDays(day, 1))
    days.push(day)
  return days
}

const MOST_DAYS_SEARCHED = 21

/**
 * Free times as near as can be to one that is taken: the same day first, then the days around it, at most `most`,
 * in the order of their distance.
 */
export const nearestFree = (
  plan: BookingPlan,
  taken: Taken,
  asked: Asked,
  startMs: number,
  most = 3,
): number[] => {
  const day = dayOf(startMs)
  const distance = (time: BookableTime): number => Math.abs(time.startMs - startMs)
  const found: number[] = []
  for (let away = 0; away <= MOST_DAYS_SEARCHED && found.length < most; away += 1) {
    const days = away === 0 ? [0] : [-away, away]
    const near = days
      .flatMap((days) => bookableTimes(plan, taken, asked, addDays(day, days)))
      .sort((one, other) => distance(one) - distance(other) || one.startMs - other.startMs)
    // In a rush almost everybody is told of others: how full a time is, is asked of no more than have to be.
    for (const time of near) {
      if (found.length === most) break
      if (time.startMs !== startMs && leftAt(taken, time) > 0) found.push(time.startMs)
    }
  }
  return found
}
