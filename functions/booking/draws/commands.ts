import type { DrawState, EntryState } from '../../../schema/api/draws.ts'
import type { DrawTerms } from '../../../schema/booking/draw-terms.ts'
import type { Keyed, Party } from '../commands.ts'
import type { DrawActRecord, KeyedDrawAct } from '../desk/capacity-commands.ts'

/** What the ledger is asked about draws and what it answers, as in ../commands.ts. */
export type EnterCommand = {
  nowMs: number
  keyed: Keyed
  draw: string
  party: Party
  /** The entry's published number. */
  entry: string
  /** Starts in milliseconds, the dearest first. */
  preferences: number[]
}
export type WithdrawCommand = { nowMs: number; keyed: Keyed; id: string }

/** An answer that is kept for retries: nothing that could be opened. */
export type Entered = { id: string; entry: string; state: EntryState }

export type EntryRecord = Entered & {
  draw: string
  office: string
  appointment: string
  day: string
  preferences: number[]
  /** Where it came in the drawn order, and the time it was given. */
  turn: number | null
  startMs: number | null
  drawState: DrawState
  sealed: string | null
}

/** A draw as it stands, without its list. */
export type DrawRecord = DrawTerms & {
  state: DrawState
  announcedBy: 'content' | 'desk'
  /** How many entries are in. */
  count: number
  commitment: string | null
  committedMs: number | null
  publicValue: string | null
  drawnMs: number | null
  reason: string | null
  firstComeMs: number | null
  /** What the desk did with it; for the desk's own eyes. */
  acts: DrawActRecord[]
}

/** The closed list, by the entries' numbers. After the draw `turn` and `startMs` say how each came out. */
export type ClosedRecord = {
  times: { startMs: number; endMs: number; places: number }[]
  entries: { entry: string; preferences: number[]; turn: number | null; startMs: number | null }[]
}

/** `act`: who at the desk asks for it, and why; `key` of it a UUID. */
export type DeclareCommand = { nowMs: number; terms: DrawTerms; act: KeyedDrawAct }
export type CancelDrawCommand = {
  nowMs: number
  draw: string
  reason: string
  firstComeMs: number
  act: KeyedDrawAct
}
export type DrawCommand = { nowMs: number; draw: string; publicValue: string; act: KeyedDrawAct }
