import { addDays, addMonths, type Day } from '../dates.ts'

/** Where somebody in care is. */
export const stayPlaces = ['station', 'hospital', 'public', 'private'] as const
export type StayPlace = (typeof stayPlaces)[number]

/** A person in care of the rescue station, by a number of the register. Days in Asia/Shanghai. */
export type Stay = {
  id: string
  number: number
  sinceDay: Day
  place: StayPlace
  placedDay: Day
  settledDay: Day | null
  /** An id of content/casework.yaml, `rescue.assistances`. */
  assistance: string | null
  assistedDay: Day | null
  endedDay: Day | null
  /** An id of content/casework.yaml, `rescue.ends`. */
  endedHow: string | null
  /** Whether a name is kept, sealed. */
  named: boolean
}
type Standing = Pick<Stay, 'sinceDay' | 'place' | 'placedDay' | 'settledDay' | 'assistedDay' | 'endedDay'>

export type StayAct =
  | { act: 'placed'; place: StayPlace; day: Day }
  | { act: 'settled'; day: Day }
  | { act: 'assisted'; assistance: string; day: Day }
  | { act: 'ended'; how: string; day: Day }

/** What may be written down next. */
export const nextActs = ({ settledDay, assistedDay, endedDay }: Standing): StayAct['act'][] => {
  if (endedDay !== null || assistedDay !== null) return []
  return settledDay === null ? ['placed', 'settled', 'ended'] : ['assisted', 'ended']
}

/** In care, and not settled. */
const isHere = ({ settledDay, endedDay }: Standing): boolean => settledDay === null && endedDay === null

/** The last day on which nobody has stayed for too long. */
export const lastDayOf = ({ sinceDay }: Pick<Stay, 'sinceDay'>, months: number): Day =>
  addMonths(sinceDay, months)

/**
 * The three counts of the plan that have to stay at zero (work plan S8.4): placed in a private institution, in care for too long
 * without being settled, settled without social assistance.
 */
export const breaches = ['private', 'long', 'unassisted'] as const
export type Breach = (typeof breaches)[number]

/** Since when a stay counts against each; nothing where it does not. */
export const breachesOf = (stay: Standing, today: Day, months: number): Partial<Record<Breach, Day>> => {
  const last = lastDayOf(stay, months)
  return {
    ...(isHere(stay) && stay.place === 'private' ? { private: stay.placedDay } : {}),
    ...(isHere(stay) && today > last ? { long: addDays(last, 1) } : {}),
    ...(stay.settledDay !== null && stay.assistedDay === null && stay.endedDay === null
      ? { unassisted: stay.settledDay }
      : {}),
  }
}

/** Whether it will be too long soon, and is not yet. */
export const isNearlyLong = (
  stay: Standing,
  today: Day,
  { months, warnDays }: { months: number; warnDays: number },
): boolean => {
  const last = lastDayOf(stay, months)
  return isHere(stay) && today <= last && addDays(today, warnDays) >= last
}
