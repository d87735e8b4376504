import { and, eq, gte, inArray, isNotNull, max, or, sql } from 'drizzle-orm'
import { DAY_MS } from '../../schema/booking/instant.ts'
import type { DeskChange } from '../../schema/booking/plan.ts'
import { timeAt } from '../../schema/booking/times.ts'
import type { Seat, TimeState } from './board.ts'
import type { Books } from './books.ts'
import type { TimeRef } from './commands.ts'
import type { Db } from './statements.ts'
import { deskChanges, places, times, waiting } from './tables.ts'

type PlaceRow = typeof places.$inferSelect
type TimeRow = typeof times.$inferSelect

const seatFrom = ({ holdId, partyId, offeredTo, overbookedBy, expiresAtMs }: PlaceRow): Seat => ({
  ...(holdId === null ? {} : { holdId }),
  ...(partyId === null ? {} : { partyId }),
  ...(offeredTo === null ? {} : { offeredTo }),
  ...(overbookedBy === null ? {} : { letIn: true }),
  expiresAtMs: expiresAtMs ?? Infinity,
})

/** A time with its places. Capacity is what content and desk say today; one that is no longer in the plan keeps its bookings and takes no more. */
const putOn = ({ board, plan, changes }: Books, row: TimeRow, seats: readonly PlaceRow[]): TimeState => {
  const { id, ...time } = row
  const capacity = timeAt(plan, changes, row.office, row.appointment, row.startMs)?.capacity ?? 0
  const state = board.addTime(id, { ...time, capacity })
  for (const place of seats) board.put(state, place.seat, seatFrom(place))
  return state
}

/** The row of a time follows what content and desk say, so that the trigger that guards it knows the same. */
export const writeCapacity = ({ db }: Pick<Books, 'db'>, { id, capacity }: TimeState): void => {
  db.update(times).set({ capacity }).where(eq(times.id, id)).run()
}

/** A time of long ago, with its places; undefined where nobody ever touched it. */
export const loadTime = (books: Books, { office, appointment, startMs }: TimeRef): TimeState | undefined => {
  const { db } = books
  const row = db
    .select()
    .from(times)
    .where(and(eq(times.office, office), eq(times.appointment, appointment), eq(times.startMs, startMs)))
    .get()
  if (row === undefined) return undefined
  const time = putOn(books, row, db.select().from(places).where(eq(places.timeId, row.id)).all())
  if (time.capacity !== row.capacity) writeCapacity(books, time)
  return time
}

/** So long after its end a time may still be marked at the desk. */
const RECENT_MS = 3 * DAY_MS

/**
 * Fills an empty board: every hold, and every time that is not long over, with its places. Times whose row says something else than
 * the content does now are to be followed, in a transaction and with what the people are told (places-changed.ts).
 */
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
  for (const { row, places } of seats.values()) {
    const time = putOn(books, row, places)
    if (time.capacity !== row.capacity) books.unfollowed.push({ time, had: row.capacity })
  }
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
