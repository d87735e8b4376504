import type { Office } from '../../../schema/content/office.ts'
import { followWindow } from '../../../schema/booking/follow.ts'
import { addDays, type Day } from '../../../schema/dates.ts'
import { readDay } from '../../../schema/eligibility/answer.ts'
import type { PolicyAppointment } from '../../../schema/policy.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import type { FollowWindow, Matter } from '../../../views/booking/model.ts'
import { policy } from '../../policy.ts'
import { rules } from '../plan.ts'

/** Where a service is offered; the office that offers most comes first. */
export const officesOf = ({ id }: PolicyAppointment): Office[] =>
  policy.offices
    .filter(({ offers }) => offers.some(({ appointment }) => appointment === id))
    .toSorted((one, other) => other.offers.length - one.offers.length)

/** A service at an office that offers it; undefined for anything else that an address or a form may say. */
export const matterOf = (
  office: string | null | undefined,
  appointment: string | null | undefined,
): Matter | undefined => {
  const what = policy.appointments.find(({ id }) => id === appointment)
  const place = what && officesOf(what).find(({ id }) => id === office)
  return what === undefined || place === undefined ? undefined : { what, office: place }
}

/** A matter that the ledger itself named. */
export const knownMatter = ({ office, appointment }: { office: string; appointment: string }): Matter => {
  const what = policy.appointments.find(({ id }) => id === appointment)
  const place = policy.offices.find(({ id }) => id === office)
  if (what === undefined || place === undefined)
    throw new Error(`the content no longer has ${office}/${appointment}`)
  return { what, office: place }
}

/** The second visit that a first one is followed by, if there is one. */
export const followerOf = (appointment: string): PolicyAppointment | undefined =>
  policy.appointments.find(({ follows }) => follows?.appointment === appointment)

export const windowFrom = (
  follows: NonNullable<PolicyAppointment['follows']>,
  applied: Day,
): FollowWindow => {
  const window = followWindow(rules, follows, applied)
  return { ...window, applied, coolingUntil: addDays(window.from, -1) }
}

/** Nobody applied before there was cooling-off (民法典, in force from this day). */
const EARLIEST_APPLIED = '2021-01-01'
/** A first visit that is itself still booked lies ahead. */
const MOST_DAYS_AHEAD = 60

/** Reads the day of a first visit as people write it. */
export const readApplied = (typed: string, today: Day): Result<Day, FieldFault> => {
  const day = readDay(typed.slice(0, 40), addDays(today, MOST_DAYS_AHEAD))
  if (!day.ok) return refuse({ path: 'applied', ...day.problem })
  return day.value < EARLIEST_APPLIED
    ? refuse({ path: 'applied', code: 'date_too_early', params: { min: EARLIEST_APPLIED } })
    : ok(day.value)
}
