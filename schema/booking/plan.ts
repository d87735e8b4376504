import type { Appointment } from '../content/appointment.ts'
import type { BookingRules } from '../content/booking-rules.ts'
import type { Draw } from '../content/draw.ts'
import type { Office } from '../content/office.ts'
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

/** What the desk changed of an office's days. The content stays what it is; the last change that fits a time wins. */
export type DeskChange = {
  id: string
  office: string
  /** Null: everything the office offers. */
  appointment: string | null
  from: Day
  until: Day
  /** How many may come at each of these times; 0 closes them. */
  capacity: number
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
