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

/** The times of a day that can be booked now, full ones included, with the places left at each. */
export const openTimes = (plan: BookingPlan, taken: Taken, asked: Asked, day: Day): TimeView[] => {
  const what = plan.appointments.get(asked.appointment)
  if (what === undefined || opensMs(what, day) > asked.nowMs) return []
  if (taken.isDrawn(asked.office, asked.appointment, day)) return []
  return timesOn(plan, taken.changes, asked.office, asked.appointment, day)
    .filter(({ startMs, capacity }) => capacity > 0 && !isOver(what, startMs, asked.nowMs))
    .map((time) => ({
      ...time,
      left: Math.max(0, time.capacity - taken.takenAt(time.office, time.appointment, time.startMs)),
    }))
}

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
  const found: number[] = []
  for (let away = 0; away <= MOST_DAYS_SEARCHED && found.length < most; away += 1) {
    const days = away === 0 ? [0] : [-away, away]
    const free = days
      .flatMap((days) => openTimes(plan, taken, asked, addDays(dayOf(startMs), days)))
      .filter((time) => time.left > 0 && time.startMs !== startMs)
      .map((time) => time.startMs)
      .sort((one, other) => Math.abs(one - startMs) - Math.abs(other - startMs) || one - other)
    found.push(...free.slice(0, most - found.length))
  }
  return found
}
