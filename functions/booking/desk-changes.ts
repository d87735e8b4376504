import { and, eq, gt, gte } from 'drizzle-orm'
import type { DeskChange } from '../../schema/booking/plan.ts'
import { timeAt } from '../../schema/booking/times.ts'
import { dayOf } from '../../schema/dates.ts'
import type { Books } from './books.ts'
import { loadTime } from './loading.ts'
import { bookings, deskChanges, places, times } from './tables.ts'
import { refill } from './waitlist.ts'

const fits = (
  change: DeskChange,
  time: { office: string; appointment: string; startMs: number },
): boolean => {
  const day = dayOf(time.startMs)
  return (
    time.office === change.office &&
    (change.appointment === null || time.appointment === change.appointment) &&
    day >= change.from &&
    day <= change.until
  )
}

/** The bookings in force that a change would leave without a place of their own: what the desk sees before it decides. */
export const touchedBy = ({ db }: Books, change: DeskChange, nowMs: number): string[] =>
  db
    .select({
      id: bookings.id,
      seat: places.seat,
      office: times.office,
      appointment: times.appointment,
      startMs: times.startMs,
    })
    .from(places)
    .innerJoin(bookings, eq(bookings.id, places.partyId))
    .innerJoin(times, eq(times.id, places.timeId))
    .where(
      and(
        eq(times.office, change.office),
        eq(bookings.state, 'booked'),
        gt(times.startMs, nowMs),
        gte(places.seat, change.capacity),
      ),
    )
    .all()
    .filter((row) => fits(change, row))
    .map(({ id }) => id)

/**
 * Writes a change down and tells everybody whom it touches. No booking is dropped by it: they keep their time until
 * they have chosen another, or the desk has spoken with them.
 */
export const applyChange = (books: Books, change: DeskChange, nowMs: number): string[] => {
  books.db
    .insert(deskChanges)
    .values({ ...change, madeMs: nowMs })
    .onConflictDoNothing()
    .run()
  books.changes.push(change)
  const touched = touchedBy(books, change, nowMs)
  const rows = books.db
    .select()
    .from(times)
    .where(and(eq(times.office, change.office), gt(times.startMs, nowMs)))
    .all()
  for (const row of rows.filter((time) => fits(change, time))) {
    const capacity =
      timeAt(books.plan, books.changes, row.office, row.appointment, row.startMs)?.capacity ?? 0
    books.db.update(times).set({ capacity }).where(eq(times.id, row.id)).run()
    const state = books.board.time(row) ?? loadTime(books, row)
    if (state === undefined) continue
    state.capacity = capacity
    refill(books, state, nowMs)
  }
  for (const id of touched) books.tell('closure', id, nowMs)
  books.board.touch()
  return touched
}
