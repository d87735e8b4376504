import { and, asc, eq, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { CaseBooks } from '../books.ts'
import type { CaseState } from '../case-state.ts'
import { within, type Sight } from './belongs.ts'
import { queued } from './tables.ts'

/** Ranks of schema/desk/case-order.ts below this one are open. */
const ENDED = 4

/** Which cases a queue is of. `mine`: those of whoever asks; `late`: open, and passed on to those above. */
export const queueStates = ['open', 'mine', 'unassigned', 'late', 'closed', 'all'] as const
export type QueueState = (typeof queueStates)[number]

export type QueueFilter = {
  sight: Sight
  state: QueueState
  /** Whose `mine` is: a staff id. */
  by: string
  kinds?: readonly string[]
  /** A code; null: those whose township nobody knows. */
  township?: string | null
  unit?: string
  number?: number
}
export type QueueQuery = QueueFilter & { skip: number; most: number }
export type QueuedCase = { number: number; state: CaseState }
/** `more`: there are others behind these. The counts are of all that the filter finds. */
export type Queue = { cases: QueuedCase[]; more: boolean; count: number; danger: number }

const isOpenCase = lt(queued.rank, ENDED)

const stateOf = (state: QueueState, by: string): SQL | undefined => {
  switch (state) {
    case 'open':
      return isOpenCase
    case 'mine':
      return and(isOpenCase, eq(queued.assignee, by))
    case 'unassigned':
      return and(isOpenCase, isNull(queued.assignee))
    case 'late':
      return and(isOpenCase, eq(queued.passedOn, true))
    case 'closed':
      return eq(queued.rank, ENDED)
    case 'all':
      return undefined
  }
}

const townshipOf = (township: string | null | undefined): SQL | undefined =>
  township === null
    ? isNull(queued.township)
    : township === undefined
      ? undefined
      : eq(queued.township, township)

const filtered = ({ sight, state, by, kinds, township, unit, number }: QueueFilter): SQL | undefined =>
  and(
    within(sight),
    stateOf(state, by),
    kinds && inArray(queued.kind, [...kinds]),
    townshipOf(township),
    unit === undefined ? undefined : eq(queued.unit, unit),
    number === undefined ? undefined : eq(queued.number, number),
  )

const read = ({ number, state }: { number: number; state: string }): QueuedCase => ({
  number,
  state: JSON.parse(state) as CaseState,
})

/** One page of a queue, in the order of schema/desk/case-order.ts. */
export const queueOf = ({ db }: CaseBooks, { skip, most, ...filter }: QueueQuery): Queue => {
  const where = filtered(filter)
  const rows = db
    .select({ number: queued.number, state: queued.state })
    .from(queued)
    .where(where)
    .orderBy(asc(queued.rank), asc(queued.orderMs), asc(queued.number))
    .limit(most + 1)
    .offset(skip)
    .all()
  const counts = db
    .select({ count: sql<number>`count(*)`, danger: sql<number>`coalesce(sum(danger), 0)` })
    .from(queued)
    .where(where)
    .get()
  return {
    cases: rows.slice(0, most).map(read),
    more: rows.length > most,
    count: counts?.count ?? 0,
    danger: counts?.danger ?? 0,
  }
}
