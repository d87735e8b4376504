import type { Taken, DayState, TimeView } from '../../schema/booking/availability.ts'
import type { Window } from '../../schema/booking/follow.ts'
import type { TypedParty } from '../../schema/api/booking.ts'
import type { BookingRules } from '../../schema/content/booking-rules.ts'
import type { Office, Period } from '../../schema/content/office.ts'
import type { Day } from '../../schema/dates.ts'
import type { PolicyAppointment } from '../../schema/policy.ts'
import type { FieldFault, ProblemCode } from '../../schema/problems.ts'
import type { Words } from '../words.ts'
import { bookingPaths } from './addresses.ts'

/** What every page of booking is given. `base` is `/` or `/elder/`. */
export type BookingProps = { t: Words; base: string }
export type BookingPaths = ReturnType<typeof bookingPaths>

/** Hidden fields of a form, in order. */
export type Hidden = readonly (readonly [name: string, value: string])[]

/** A service at a place: what most pages are about. */
export type Matter = { what: PolicyAppointment; office: Office }

/** The window of a second visit, with the day it follows from. */
export type FollowWindow = Window & { applied: Day; coolingUntil: Day }

/** How a day stands in the calendar: the states of the ledger, and why one is closed. */
export type CellState =
  Exclude<DayState, 'closed'> | 'rest' | 'holiday' | 'shut' | 'past' | 'over' | 'outside'
export type Cell = { date: Day; state: CellState; left: number; draw?: string }

export type Closure = Taken['changes'][number] | { from: Day; until: Day; reason: string }

export type MonthModel = Matter & {
  rules: BookingRules
  month: string
  cells: Cell[]
  previous?: string
  following?: string
  chosen?: { date: Day; state: CellState; times: TimeView[]; draw?: string }
  window?: FollowWindow
  /** Days on which the office is closed, or open at other `hours` than always, and why. */
  closures: { from: Day; until: Day; reason: string; hours?: readonly Period[] }[]
  /** False while nobody knows how this year's holidays are arranged. */
  arranged: boolean
  /** When the booking that is being moved is now. */
  moving?: string
  /** The idempotency key of the form. Not `key`: React keeps that name for itself. */
  keyed: string
  /** What lets the form through the door where no script solves a challenge. */
  ticket: string
  fault?: string
  /** The time that was chosen before the form came back. */
  picked?: number
  /** 长辈版: a screen of days that can be booked, and from where the next ones are listed. */
  list?: { days: Cell[]; later?: Day; earlier?: Day }
}

/** Something that was refused as a whole: its sentences stand in the copy under its code. */
export type Refusal = ProblemCode

/** A party as somebody typed it, and what was wrong with it. */
export type PartyState = {
  typed: TypedParty
  faults: readonly FieldFault[]
  refusal?: Refusal
  /** Numbers of people whose ID number does not look like what the form calls them. */
  doubts: readonly number[]
  hidden: Hidden
}

export const pathsOf = ({ base }: BookingProps): BookingPaths => bookingPaths(base)

/** Headings of the copy mark with `|` where they may break. */
export const jointed = (text: string): string => text.replaceAll('|', '\u200b')
export const unjointed = (text: string): string => text.replaceAll(/[|\u200b]/g, '')

/** A number stays with what it counts. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')

export const fieldId = (path: string): string => path.replaceAll('.', '-')

/** What the form asks for, each by its path in the request. */
export const personPaths = (at: number) =>
  ({ name: `people.${at}.name`, idNumber: `people.${at}.idNumber` }) as const
export const PHONE = 'phone'

/** The fields of a party as hidden inputs, so that nothing typed is lost on the way. */
export const partyFields = ({ people, phone }: TypedParty): Hidden => [
  ...people.flatMap(({ name, idNumber }, at) => [
    [personPaths(at).name, name] as const,
    [personPaths(at).idNumber, idNumber] as const,
  ]),
  [PHONE, phone],
]
