import type { Appointment } from '../content/appointment.ts'
import type { Office, Period } from '../content/office.ts'
import { addDays, dayOf, type Day } from '../dates.ts'
import { instantAt, MINUTE_MS } from './instant.ts'
import type { BookableTime, BookingPlan, DeskChange } from './plan.ts'

const within = (day: Day, { from, until }: { from: Day; until: Day }): boolean => day >= from && day <= until

/** The hours of an office on a day: none on rest days and closures, except where the content opens a day on purpose. */
const hoursOn = (plan: BookingPlan, office: Office, day: Day): readonly Period[] => {
  if (office.closures.some((closure) => within(day, closure))) return []
  const extra = office.extraDays.find((one) => one.day === day)
  if (extra !== undefined) return extra.hours
  return plan.restDays.isRestDay(day) ? [] : office.hours
}

const capacityOn = (
  changes: readonly DeskChange[],
  office: string,
  appointment: string,
  day: Day,
  usual: number,
): number =>
  changes.findLast(
    (change) =>
      change.office === office &&
      (change.appointment === null || change.appointment === appointment) &&
      within(day, change),
  )?.capacity ?? usual

const startsIn = (day: Day, { from, to }: Period, minutes: number): number[] => {
  const [first, end] = [instantAt(day, from), instantAt(day, to)]
  const count = Math.max(0, Math.floor((end - first) / (minutes * MINUTE_MS)))
  return Array.from({ length: count }, (_, at) => first + at * minutes * MINUTE_MS)
}

/** The usual times of a day, as the content alone has them. */
const usualTimes = (plan: BookingPlan, office: string, appointment: string, day: Day): BookableTime[] => {
  const [place, what] = [plan.offices.get(office), plan.appointments.get(appointment)]
  const offer = place?.offers.find((one) => one.appointment === appointment)
  if (place === undefined || what === undefined || offer === undefined) return []
  if (what.onlyOn !== null && !what.onlyOn.includes(day.slice(5))) return []
  return hoursOn(plan, place, day)
    .flatMap((period) => startsIn(day, period, what.durationMinutes))
    .map((startMs) => ({
      office,
      appointment,
      startMs,
      endMs: startMs + what.durationMinutes * MINUTE_MS,
      capacity: offer.capacity,
    }))
}

/** A rush asks for the same few days all the time. Whoever asks for strange ones only makes the others be reckoned anew. */
const MOST_REMEMBERED = 4000
const remembered = new WeakMap<BookingPlan, Map<string, readonly BookableTime[]>>()

const rememberedTimes = (plan: BookingPlan, office: string, appointment: string, day: Day) => {
  const key = `${office}/${appointment}/${day}`
  const days = remembered.get(plan) ?? new Map<string, readonly BookableTime[]>()
  const known = days.get(key)
  if (known !== undefined) return known
  if (days.size >= MOST_REMEMBERED) days.clear()
  const made = usualTimes(plan, office, appointment, day)
  remembered.set(plan, days.set(key, made))
  return made
}

/**
 * All times of one service at one office on a day, earliest first, whether or not they can still be booked. Empty for a
 * rest day, a closure and a service that the office does not offer.
 */
export const timesOn = (
  plan: BookingPlan,
  changes: readonly DeskChange[],
  office: string,
  appointment: string,
  day: Day,
): readonly BookableTime[] => {
  const usual = rememberedTimes(plan, office, appointment, day)
  const [first] = usual
  if (first === undefined) return usual
  const capacity = capacityOn(changes, office, appointment, day, first.capacity)
  return capacity === first.capacity ? usual : usual.map((time) => ({ ...time, capacity }))
}

/** The time that starts just then, if there is one. */
export const timeAt = (
  plan: BookingPlan,
  changes: readonly DeskChange[],
  office: string,
  appointment: string,
  startMs: number,
): BookableTime | undefined =>
  timesOn(plan, changes, office, appointment, dayOf(startMs)).find((time) => time.startMs === startMs)

/** From when a day can be booked. */
export const opensMs = ({ opens }: Appointment, day: Day): number =>
  instantAt(addDays(day, -opens.daysAhead), opens.at)

/** The last day that can be booked at an instant. */
export const lastOpenDay = (appointment: Appointment, nowMs: number): Day => {
  const day = addDays(dayOf(nowMs), appointment.opens.daysAhead)
  return opensMs(appointment, day) <= nowMs ? day : addDays(day, -1)
}

/** Whether it is too late for a time: it has begun, or begins too soon. */
export const isOver = ({ opens }: Appointment, startMs: number, nowMs: number): boolean =>
  startMs - opens.untilMinutesBefore * MINUTE_MS < nowMs
