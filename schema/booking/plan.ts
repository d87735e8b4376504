import type { Appointment } from '../content/appointment.ts'
import type { BookingRules } from '../content/booking-rules.ts'
import type { Draw } from '../content/draw.ts'
import type { Office, Period } from '../content/office.ts'
import type { Day } from '../dates.ts'
import type { RestDays } from './rest-days.ts'

/** All that the content says about booking, ready to be asked. */
export type BookingPlan = {
  offices: ReadonlyMap<string, Office>
  appointments: ReadonlyMap<string, Appointment>
  draws: readonly Draw[]
  rules: BookingRules
  restDays: RestDays
}

/**
 * What the desk changed of an office's days. The content stays what it is; of the changes that are about a time the last one
 * that says something of its hours, and the last one that says something of its places, win.
 */
export type DeskChange = {
  id: string
  office: string
  /** Null: everything the office offers. */
  appointment: string | null
  from: Day
  until: Day
  /** Hours instead of the usual ones, also on a day that has none; null: as they are. They open what was closed before. */
  hours: readonly Period[] | null
  /** How many may come at each of these times; 0 closes them; null: as many as otherwise. */
  capacity: number | null
  reason: string
}

/** A time that one can come at. `capacity` 0: the office is closed then, though it has hours. */
export type BookableTime = {
  office: string
  appointment: string
  startMs: number
  endMs: number
  capacity: number
}
