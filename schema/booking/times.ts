import type { Appointment } from '../content/appointment.ts'
import type { Office, Period } from '../content/office.ts'
import { addDays, dayOf, type Day } from '../dates.ts'
import { instantAt, MINUTE_MS } from './instant.ts'
import type { BookableTime, BookingPlan, DeskChange } from './plan.ts'

const within = (day: Day, { from, until }: { from: Day; until: Day }): boolean => day >= from && day <= until

/** Why the content closes an office on a day; undefined where it does not. */
export const closureOn = ({ closures }: Pick<Office, 'closures'>, day: Day): string | undefined =>
  closures.find((closure) => within(day, closure))?.reason

/** The hours of an office on a day: none on rest days and closures, except where the content opens a day on purpose. */
const hoursOn = (plan: BookingPlan, office: Office, day: Day): readonly Period[] => {
  if (closureOn(office, day) !== undefined) return []
  const extra = office.extraDays.find((one) => one.day === day)
  if (extra !== undefined) return extra.hours
  return plan.restDays.isRestDay(day) ? [] : office.hours
}

const isAbout = (change: DeskChange, office: string, appointment: string, day: Day): boolean =>
  change.office === office &&
  within(day, change) &&
  (change.appointment === null || change.appointment === appointment)

/** The last change that closes a day for one service, or gives it hours; undefined where it is as always. */
export const lastSaid = (
  changes: readonly DeskChange[],
  office: string,
  appointment: string,
  day: Day,
): string | undefined =>
  changes.findLast(
    (change) => (change.hours !== null || change.capacity === 0) && isAbout(change, office, appointment, day),
  )?.id

/** What the desk made of a day for one service: hours and capacity, each null where it left them as they are. */
export const deskDay = (
  changes: readonly DeskChange[],
  office: string,
  appointment: string,
  day: Day,
): Pick<DeskChange, 'hours' | 'capacity'> => {
  let [hours, capacity]: [DeskChange['hours'], DeskChange['capacity']] = [null, null]
  for (const change of changes) {
    if (!isAbout(change, office, appointment, day)) continue
    if (change.hours !== null) {
      hours = change.hours
      if (capacity === 0) capacity = null
    }
    if (change.capacity !== null) capacity = change.capacity
  }
  return { hours, capacity }
}

const startsIn = (day: Day, { from, to }: Period, minutes: number): number[] => {
  const [first, end] = [instantAt(day, from), instantAt(day, to)]
  const count = Math.max(0, Math.floor((end - first) / (minutes * MINUTE_MS)))
  return Array.from({ length: count }, (_, at) => first + at * minutes * MINUTE_MS)
}

/** The times of a day with the places that the content gives them, in the desk's hours where there are some. */
const usualTimes = (
  plan: BookingPlan,
  office: string,
  appointment: string,
  day: Day,
  hours: DeskChange['hours'],
): BookableTime[] => {
  const [place, what] = [plan.offices.get(office), plan.appointments.get(appointment)]
  const offer = place?.offers.find((one) => one.appointment === appointment)
  if (place === undefined || what === undefined || offer === undefined) return []
  if (what.onlyOn !== null && !what.onlyOn.includes(day.slice(5))) return []
  return (hours ?? hoursOn(plan, place, day))
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

const hoursKey = (hours: DeskChange['hours']): string =>
  hours === null ? '' : hours.map(({ from, to }) => `/${from}${to}`).join('')

const rememberedTimes = (
  plan: BookingPlan,
  office: string,
  appointment: string,
  day: Day,
  hours: DeskChange['hours'],
) => {
  const key = `${office}/${appointment}/${day}${hoursKey(hours)}`
  const days = remembered.get(plan) ?? new Map<string, readonly BookableTime[]>()
  const known = days.get(key)
  if (known !== undefined) return known
  if (days.size >= MOST_REMEMBERED) days.clear()
  const made = usualTimes(plan, office, appointment, day, hours)
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
  const { hours, capacity } = deskDay(changes, office, appointment, day)
  const usual = rememberedTimes(plan, office, appointment, day, hours)
  return capacity === null || capacity === usual[0]?.capacity
    ? usual
    : usual.map((time) => ({ ...time, capacity }))
}

/** The hours of an office on a day, for one service, by content and desk; none where it is closed. */
export const hoursAt = (
  plan: BookingPlan,
  changes: readonly DeskChange[],
  office: string,
  appointment: string,
  day: Day,
): readonly Period[] => {
  const place = plan.offices.get(office)
  const { hours, capacity } = deskDay(changes, office, appointment, day)
  if (place === undefined || capacity === 0) return []
  return hours ?? hoursOn(plan, place, day)
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
