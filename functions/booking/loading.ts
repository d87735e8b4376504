import { and, eq, gte, inArray, isNotNull, max, or, sql } from 'drizzle-orm'
import { DAY_MS } from '../../schema/booking/instant.ts'
import type { DeskChange } from '../../schema/booking/plan.ts'
import { timeAt } from '../../schema/booking/times.ts'
import type { Board, TimeState } from './board.ts'
import type { Books } from './books.ts'
import type { TimeRef } from './commands.ts'
import type { Db } from './statements.ts'
import { deskChanges, places, times, waiting } from './tables.ts'

type PlaceRow = typeof places.$inferSelect
type TimeRow = typeof times.$inferSelect

const seatFrom = ({ holdId, partyId, offeredTo, expiresAtMs }: PlaceRow) => ({
  ...(holdId === null ? {} : { holdId }),
  ...(partyId === null ? {} : { partyId }),
  ...(offeredTo === null ? {} : { offeredTo }),
  expiresAtMs: expiresAtMs ?? Infinity,
})

/**
 * Capacity is what the content and the desk say today; the row follows, so that the trigger that guards it knows the same.
 * A time that is no longer in the plan keeps its bookings and takes no more.
 */
const withCapacity = (
  { db, plan, changes }: Pick<Books, 'db' | 'plan' | 'changes'>,
  row: TimeRow,
): TimeRow => {
  const capacity = timeAt(plan, changes, row.office, row.appointment, row.startMs)?.capacity ?? 0
  if (capacity !== row.capacity) db.update(times).set({ capacity }).where(eq(times.id, row.id)).run()
  return { ...row, capacity }
}

const putOn = (board: Board, row: TimeRow, seats: readonly PlaceRow[]): TimeState => {
  const { id, ...time } = row
  const state = board.addTime(id, time)
  for (const place of seats) board.put(state, place.seat, seatFrom(place))
  return state
}

/** A time that has a row already, with its places; undefined where nobody has touched it yet. */
export const loadTime = (books: Books, { office, appointment, startMs }: TimeRef): TimeState | undefined => {
  const { db, board } = books
  const row = db
    .select()
    .from(times)
    .where(and(eq(times.office, office), eq(times.appointment, appointment), eq(times.startMs, startMs)))
    .get()
  if (row === undefined) return undefined
  return putOn(
    board,
    withCapacity(books, row),
    db.select().from(places).where(eq(places.timeId, row.id)).all(),
  )
}

/** So long after its end a time may still be marked at the desk. */
const RECENT_MS = 3 * DAY_MS

/** Fills an empty board: every hold, and every time that is not long over, with its places. */
export const loadBoard = (books: Books, nowMs: number): void => {
  const { db, board } = books
  const fromMs = nowMs - RECENT_MS
  const rows = db
    .select()
    .from(times)
    .leftJoin(places, eq(places.timeId, times.id))
    .where(or(gte(times.endMs, fromMs), isNotNull(places.holdId)))
    .all()
  const seats = new Map<number, { row: TimeRow; places: PlaceRow[] }>()
  for (const { times: row, places: place } of rows) {
    const known = seats.get(row.id) ?? { row, places: [] }
    if (place !== null) known.places.push(place)
    seats.set(row.id, known)
  }
  for (const { row, places } of seats.values()) putOn(board, withCapacity(books, row), places)
  board.wholeFromMs = fromMs
  board.idsUpTo(
    db
      .select({ id: max(times.id) })
      .from(times)
      .get()?.id ?? 0,
  )
}

/** How many wait, or have an offer, in each line that has anybody. */
export const loadLine = (db: Db): Map<string, number> => {
  const { office, appointment, day } = waiting
  const rows = db
    .select({ office, appointment, day, count: sql<number>`count(*)` })
    .from(waiting)
    .where(inArray(waiting.state, ['waiting', 'offered']))
    .groupBy(office, appointment, day)
    .all()
  return new Map(rows.map((row) => [`${row.office}/${row.appointment}/${row.day}`, row.count]))
}

/** The desk's changes in force, in the order in which they were made, which is not that of a clock that was set back. */
export const loadChanges = (db: Db): DeskChange[] => {
  const rows = db
    .select()
    .from(deskChanges)
    .orderBy(sql`rowid`)
    .all()
  const ended = new Set(rows.map(({ ends }) => ends))
  return rows
    .filter(({ id, ends }) => ends === null && !ended.has(id))
    .map(({ id, office, appointment, from, until, hours, capacity, reason }) => ({
      id,
      office,
      appointment,
      from,
      until,
      hours,
      capacity,
      reason,
    }))
}
