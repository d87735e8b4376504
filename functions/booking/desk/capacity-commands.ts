import type { DeskChange } from '../../../schema/booking/plan.ts'
import type { Day } from '../../../schema/dates.ts'
import type { Keyed, Party, TimeRef } from '../commands.ts'

/**
 * What the ledger is asked about an office's times, and what it answers, as in ../commands.ts. `by` is a staff id; whoever asks
 * has found out before whether they may.
 */

/** A change that somebody wants: something new, or the end of one that was made. `id`: made twice it is made once. */
export type ProposeCommand = { nowMs: number; id: string; by: string; reason: string } & (
  { change: Omit<DeskChange, 'id' | 'reason'> } | { ends: string }
)

/** A booking that a change is about. Null for a party whose data was erased. */
export type AffectedBooking = TimeRef & { id: string; endMs: number; sealed: string | null }

export type Effect = {
  /** Those who would be told that they cannot come then. */
  touched: AffectedBooking[]
  /** Those who were told so before, and still cannot. */
  still: number
  /** Those who were told so, and can come after all. */
  lifted: AffectedBooking[]
  appear: number
  disappear: number
  /** How many parties wait for these days. */
  waiting: number
  /** Days of it that are still to be drawn. */
  drawn: Day[]
  /** Two previews that read the same here do the same. */
  seen: string
}

/** `seen`: of the preview; where it is another by now, nothing is changed. */
export type ChangeCommand = ProposeCommand & { seen?: string }
export type Changed = { made: boolean; effect: Effect }

export type ChangeRecord = DeskChange & {
  by: string
  madeMs: number
  /** The change that this one takes back. */
  ends: string | null
}

export type TouchedState = 'told' | 'kept' | 'fits' | 'moved' | 'cancelled' | 'over'
export type TouchedRecord = AffectedBooking & {
  toldMs: number
  /** What the change said; null for a draw that gave more places than the office has kept. */
  reason: string | null
  state: TouchedState
  movedTo: number | null
  kept: { by: string; why: string; atMs: number } | null
}

export type OverbookedRecord = TimeRef & { id: string; by: string; reason: string; atMs: number }

export type CapacityQuery = { nowMs: number; office: string; month: string }
/** Everything about an office's times in one month, and everybody who is touched from today on. */
export type CapacityRecord = {
  /** All changes of the office, the newest first. */
  history: ChangeRecord[]
  inForce: DeskChange[]
  taken: { appointment: string; startMs: number; count: number }[]
  waiting: { appointment: string; day: Day; count: number }[]
  drawn: { appointment: string; day: Day }[]
  touched: TouchedRecord[]
  overbooked: OverbookedRecord[]
}

/** `key`, here and below: of what is written for the audit, a UUID. */
export type KeepCommand = { nowMs: number; key: string; id: string; by: string; why: string }
export type OverbookCommand = TimeRef & {
  nowMs: number
  keyed: Keyed
  key: string
  party: Party
  by: string
  reason: string
}

/** Who does something with a draw, and why. */
export type DrawAct = { by: string; why: string }
export type KeyedDrawAct = DrawAct & { key: string }
export type DrawActRecord = DrawAct & { act: 'declared' | 'drawn' | 'called-off'; atMs: number }
