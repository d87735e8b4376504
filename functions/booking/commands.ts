import type { BookingState, WaitingState } from '../../schema/api/booking.ts'
import type { Day } from '../../schema/dates.ts'
import type { DeskChange } from '../../schema/booking/plan.ts'
import type { EntryRecord } from './draws/commands.ts'

/**
 * What the ledger is asked and what it answers. Whatever could tell who somebody is arrives sealed or as a keyed hash:
 * the object itself has no key. Instants are milliseconds since 1970; `nowMs` is what the asking request sees.
 */

/** The request's Idempotency-Key (with the operation before it), and a keyed hash of its body. */
export type Keyed = { key: string; body: string }

export type Party = {
  /** The id of the booking or the waiting, from which its code is derived. */
  id: string
  codeHash: string
  /** Of code and last four digits together, so that equal digits do not look equal. */
  last4Hash: string
  phoneHash: string
  /** `{ people: [{ name, idNumber }], phone }` sealed under `party:<id>`. */
  sealed: string
  personHashes: string[]
}

export type TimeRef = { office: string; appointment: string; startMs: number }

export type HoldView = TimeRef & {
  holdId: string
  endMs: number
  expiresAtMs: number
  /** The id of the waiting for which the place is kept. */
  offeredTo?: string
}

export type BookingRecord = TimeRef & {
  id: string
  endMs: number
  state: BookingState
  moves: number
  /** Grows with each change: the SEQUENCE of the calendar file. */
  sequence: number
  changedMs: number
  /** Null once it was erased. */
  sealed: string | null
}

export type WaitingRecord = {
  id: string
  office: string
  appointment: string
  day: Day
  startMs?: number
  state: WaitingState
  /** 1 is the next to get an offer; 0 when there is nothing to wait for any more. */
  position: number
  offer?: HoldView
  /** All that is waited for is closed. */
  closed?: true
  sealed: string | null
}

/** What a booking's change answers, and what is kept for a retry. */
export type Booked = Omit<BookingRecord, 'sealed'>
export type InLine = Pick<WaitingRecord, 'id' | 'state' | 'position'>

export type HoldCommand = TimeRef & { nowMs: number; keyed: Keyed; holdId: string }
export type BookCommand = { nowMs: number; keyed: Keyed; holdId: string; party: Party }
export type MoveCommand = { nowMs: number; keyed: Keyed; id: string; holdId: string }
export type CancelCommand = { nowMs: number; keyed: Keyed; id: string }
export type WaitCommand = {
  nowMs: number
  keyed: Keyed
  office: string
  appointment: string
  day: Day
  startMs?: number
  party: Party
}
export type AcceptCommand = { nowMs: number; keyed: Keyed; id: string }
export type LeaveCommand = { nowMs: number; keyed: Keyed; id: string }
export type FindCommand = { nowMs: number; codeHash: string; last4Hash: string }
/** The office cannot keep a booking's time: why, and the nearest free ones, in milliseconds since 1970. */
export type Touched = { reason: string | null; nearest: number[] }

/** What is known under one code. */
export type Found = {
  id: string
  booking?: BookingRecord
  touched?: Touched
  waiting?: WaitingRecord
  entry?: EntryRecord
}

/** How many places are taken at each time that has any, and what else decides whether a time can be booked. */
export type Snapshot = {
  version: number
  /** True: everything. False: `keys` is only what changed since the version that was asked for. */
  whole: boolean
  /** `office/appointment/startMs`, and how many places are taken then. */
  keys: string[]
  counts: number[]
  changes: DeskChange[]
  drawn: { id: string; office: string; appointment: string; day: Day }[]
}
