import { and, eq, lt, or, isNull, sql } from 'drizzle-orm'
import { timesOn } from '../../schema/booking/times.ts'
import type { Books } from './books.ts'
import type { Booked, BookingRecord, WaitingRecord } from './commands.ts'
import { holdView } from './holding.ts'
import { bookings, parties, places, times, waiting } from './tables.ts'

/** A booking as it stands, or undefined where the party has none. */
export const bookingRecord = ({ db }: Books, id: string): BookingRecord | undefined =>
  db
    .select({
      id: bookings.id,
      office: times.office,
      appointment: times.appointment,
      startMs: times.startMs,
      endMs: times.endMs,
      state: bookings.state,
      moves: bookings.moves,
      sequence: bookings.sequence,
      changedMs: bookings.changedMs,
      sealed: parties.sealed,
    })
    .from(bookings)
    .innerJoin(times, eq(times.id, bookings.timeId))
    .innerJoin(parties, eq(parties.id, bookings.id))
    .where(eq(bookings.id, id))
    .get()

/** What is kept for a retry: nothing that could be opened. */
export const withoutSeal = (record: BookingRecord): Booked => {
  const { sealed, ...booked } = record
  void sealed
  return booked
}

type WaitingRow = typeof waiting.$inferSelect

/** How many stand before this one for the same day, counting only those who could take the same time; and itself. */
const positionOf = ({ db }: Books, row: WaitingRow): number => {
  if (row.state !== 'waiting') return row.state === 'offered' ? 1 : 0
  const sameTime =
    row.startMs === null ? undefined : or(isNull(waiting.startMs), eq(waiting.startMs, row.startMs))
  const before = db
    .select({ count: sql<number>`count(*)` })
    .from(waiting)
    .where(
      and(
        eq(waiting.office, row.office),
        eq(waiting.appointment, row.appointment),
        eq(waiting.day, row.day),
        eq(waiting.state, 'waiting'),
        lt(waiting.turn, row.turn),
        sameTime,
      ),
    )
    .get()
  return (before?.count ?? 0) + 1
}

/** Whether nothing of what somebody waits for takes place as content and desk have it now. */
export const isClosedFor = (
  { plan, changes }: Books,
  { office, appointment, day, startMs }: Pick<WaitingRow, 'office' | 'appointment' | 'day' | 'startMs'>,
): boolean =>
  timesOn(plan, changes, office, appointment, day).every(
    (time) => time.capacity === 0 || (startMs !== null && time.startMs !== startMs),
  )

/** Somebody's place in the line and the offer, if there is one; undefined where the party never waited. */
export const waitingRecord = (books: Books, id: string): WaitingRecord | undefined => {
  const row = books.db.select().from(waiting).where(eq(waiting.id, id)).get()
  if (row === undefined) return undefined
  const party = books.db.select({ sealed: parties.sealed }).from(parties).where(eq(parties.id, id)).get()
  const offered =
    row.state === 'offered'
      ? books.db.select({ holdId: places.holdId }).from(places).where(eq(places.offeredTo, id)).get()
      : undefined
  const held = typeof offered?.holdId === 'string' ? books.board.hold(offered.holdId) : undefined
  return {
    id,
    office: row.office,
    appointment: row.appointment,
    day: row.day,
    ...(row.startMs === null ? {} : { startMs: row.startMs }),
    state: row.state,
    position: positionOf(books, row),
    ...(held === undefined ? {} : { offer: holdView(held) }),
    ...(row.state === 'waiting' && isClosedFor(books, row) ? { closed: true } : {}),
    sealed: party?.sealed ?? null,
  }
}
