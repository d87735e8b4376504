import type { Day } from '../../../../schema/dates.ts'
import type { CounterAct, Stage, VisitKind } from '../../../../schema/desk/counter-line.ts'
import type { counterEvents } from './tables.ts'

/**
 * What the ledger is asked by staff at the counter, and what it answers. `by` is a staff id; `key` is the form's, and comes once.
 * Instants are milliseconds since 1970.
 */
export type CounterEvent = typeof counterEvents.$inferSelect

/** Somebody of a day: a booking that was not cancelled, or who came without one. */
export type CounterRecord = {
  id: string
  kind: VisitKind
  office: string
  appointment: string
  day: Day
  /** Null for who came without a booking, as `endMs`. */
  startMs: number | null
  endMs: number | null
  stage: Stage
  /** In the order of arrival, those with a booking and those without each by themselves. */
  number: number | null
  counter: number | null
  arrivedMs: number | null
  /** Null where there is nothing to open: erased, or without a booking. */
  sealed: string | null
  /** The last mark that was not taken back. */
  last: CounterEvent | null
}

export type DaysQuery = { office: string; from: Day; until: Day; nowMs: number }
type Marking = { key: string; by: string; nowMs: number }
export type ActCommand = Marking & { id: string; act: CounterAct; counter?: number }
/** `event` is the mark to take back, which has to be the last one. */
export type UndoCommand = Marking & { id: string; event: number }
export type WalkInCommand = Marking & { id: string; office: string; appointment: string }
export type DelayCommand = Marking & { office: string; minutes: number }
