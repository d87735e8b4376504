import { and, asc, eq, inArray } from 'drizzle-orm'
import type { TimeState } from '../board.ts'
import { eraseAfter, nextReminderMs } from '../booking.ts'
import { offeredTime, stateOf, type Books } from '../books.ts'
import { touch } from '../desk/touched.ts'
import { parties, partyPeople, places } from '../tables.ts'
import { refill } from '../waitlist.ts'
import { drawEntries, drawTimes, type DrawRow } from './tables.ts'

/** The times that were drawn, by their start. One that the office gave up since then has no places any more. */
const drawnTimes = (books: Books, { id, office, appointment }: DrawRow): Map<number, TimeState> =>
  new Map(
    books.db
      .select()
      .from(drawTimes)
      .where(eq(drawTimes.draw, id))
      .all()
      .map(({ startMs, endMs }) => {
        const ref = { office, appointment, startMs }
        return [startMs, stateOf(books, offeredTime(books, ref) ?? { ...ref, endMs, capacity: 0 })]
      }),
  )

/** Gives one party its place. A promise of the committed list holds, also where the office has cut its places since. */
const give = (books: Books, id: string, time: TimeState, nowMs: number): void => {
  const { run, board, db } = books
  const free = board.freeSeat(time)
  const seat = free ?? board.emptySeat(time)
  run.addBooking({
    id,
    timeId: time.id,
    changedMs: nowMs,
    remindAtMs: nextReminderMs(books, time, nowMs),
  })
  db.insert(places)
    .values({ timeId: time.id, partyId: id, seat, overbookedBy: free === undefined ? 'draw' : null })
    .run()
  board.put(time, seat, { partyId: id, letIn: free === undefined, expiresAtMs: Infinity })
  db.update(parties)
    .set({ eraseAtMs: eraseAfter(books, time) })
    .where(eq(parties.id, id))
    .run()
  if (free === undefined) touch(books, { id, timeId: time.id, startMs: time.startMs, changeId: null }, nowMs)
}

const whoever = (draw: string, state: 'won' | 'passed') =>
  and(eq(drawEntries.draw, draw), eq(drawEntries.state, state))

/** Whoever is drawn has a booking, under the same code and with the same sealed names. */
export const bookWinners = (books: Books, row: DrawRow, nowMs: number): void => {
  const { db } = books
  const times = drawnTimes(books, row)
  const won = db.select({ id: drawEntries.id }).from(drawEntries).where(whoever(row.id, 'won'))
  db.update(partyPeople)
    .set({ kind: 'booking', scope: row.appointment })
    .where(inArray(partyPeople.partyId, won))
    .run()
  const winners = db
    .select({ id: drawEntries.id, startMs: drawEntries.startMs })
    .from(drawEntries)
    .where(whoever(row.id, 'won'))
    .orderBy(asc(drawEntries.turn))
    .all()
  for (const { id, startMs } of winners) {
    const time = startMs === null ? undefined : times.get(startMs)
    if (time === undefined) throw new Error('a drawn time is not there')
    give(books, id, time, nowMs)
  }
}

/** Offers the places of those who have something else by now to the first who wait. */
export const passOn = (books: Books, row: DrawRow, nowMs: number): void => {
  const passed = new Set(
    books.db
      .select({ startMs: drawEntries.startMs })
      .from(drawEntries)
      .where(whoever(row.id, 'passed'))
      .all()
      .map(({ startMs }) => startMs),
  )
  for (const [startMs, time] of drawnTimes(books, row)) if (passed.has(startMs)) refill(books, time, nowMs)
}
