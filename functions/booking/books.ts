import type { Taken } from '../../schema/booking/availability.ts'
import type { MessageKind } from '../../schema/booking/message-kind.ts'
import type { BookableTime, BookingPlan, DeskChange } from '../../schema/booking/plan.ts'
import { timeAt } from '../../schema/booking/times.ts'
import type { Day } from '../../schema/dates.ts'
import type { Rules } from '../../schema/eligibility/rules.ts'
import { type Board, type TimeState } from './board.ts'
import type { TimeRef } from './commands.ts'
import type { DrawnDays } from './draws/drawn-days.ts'
import type { Known } from './known.ts'
import { loadTime } from './loading.ts'
import type { Db, Statements } from './statements.ts'

/** A time with the places that it has now, and how many it had. */
export type ChangedTime = { time: TimeState; had: number }

/** What every part of the ledger works with, inside one transaction of the object. */
export type Books = {
  db: Db
  run: Statements
  board: Board
  known: Known
  plan: BookingPlan
  rules: Rules
  changes: DeskChange[]
  drawnDays: DrawnDays
  /** Times that the content gives other places than when they were last written down: `had` so many. */
  unfollowed: ChangedTime[]
  /** Whether a day is given by a draw that has not been held yet. */
  isDrawn: (office: string, appointment: string, day: Day) => boolean
  newId: () => string
  /** How many wait or have an offer, by `office/appointment/day`: most days nobody does, and then no table is asked. */
  line: Map<string, number>
  /** Ends the waiting of a party that has what it waited for. */
  endWaiting: (id: string, nowMs: number) => void
  /** Something is due at that instant at the latest. */
  soon: (atMs: number) => void
  /** Puts a message into the outbox; after `uselessMs` it need not come any more. */
  tell: (kind: MessageKind, subject: string, dueMs: number, uselessMs?: number) => void
}

export const takenOf = ({ board, changes, isDrawn }: Books): Taken => ({
  takenAt: (office, appointment, startMs) => board.time({ office, appointment, startMs })?.seats.size ?? 0,
  changes,
  isDrawn,
})

export const offeredTime = ({ plan, changes }: Books, ref: TimeRef): BookableTime | undefined =>
  timeAt(plan, changes, ref.office, ref.appointment, ref.startMs)

/** The time's row and its places; made when it is touched for the first time. */
export const stateOf = (books: Books, time: BookableTime): TimeState => {
  const { board, run } = books
  const known = board.time(time) ?? (time.startMs < board.wholeFromMs ? loadTime(books, time) : undefined)
  if (known !== undefined) return known
  const { office, appointment, startMs, endMs, capacity } = time
  const id = board.nextId()
  run.addTime({ id, office, appointment, startMs, endMs, capacity })
  return board.addTime(id, time)
}
