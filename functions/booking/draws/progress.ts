import { eq } from 'drizzle-orm'
import { listText } from '../../../schema/booking/draw-list.ts'
import { timesOn } from '../../../schema/booking/times.ts'
import type { Books } from '../books.ts'
import { announceContent } from './announcing.ts'
import { drawnDaysChanged } from './drawn-days.ts'
import { listOf, listRecord } from './records.ts'
import { sha256 } from './sha256.ts'
import { draws, drawTimes, type DrawRow } from './tables.ts'

/** Freezes the places of each time, and then commits to the whole list. */
const close = (books: Books, row: DrawRow, nowMs: number): void => {
  const { office, appointment, day } = row
  for (const { startMs, endMs, capacity } of timesOn(books.plan, books.changes, office, appointment, day))
    books.db.insert(drawTimes).values({ draw: row.id, startMs, endMs, places: capacity }).run()
  const commitment = sha256(listText(listOf(row, listRecord(books, row.id))))
  books.db
    .update(draws)
    .set({ state: 'closed', commitment, committedMs: nowMs })
    .where(eq(draws.id, row.id))
    .run()
}

/** When a draw goes on by itself; Infinity where it waits for somebody, or is over. */
const dueMs = ({ state, fromMs, untilMs, firstComeMs }: DrawRow): number => {
  if (state === 'announced') return fromMs
  if (state === 'open') return untilMs
  return state === 'cancelled' ? (firstComeMs ?? Infinity) : Infinity
}

const step = (books: Books, row: DrawRow, nowMs: number): void => {
  if (row.state === 'open') return close(books, row, nowMs)
  const state = row.state === 'announced' ? 'open' : 'released'
  books.db.update(draws).set({ state }).where(eq(draws.id, row.id)).run()
}

/** Takes every draw as far as it has come by now, what was due first first, and returns when the next one goes on. */
export const advanceDraws = (books: Books, nowMs: number): number => {
  let changed = announceContent(books)
  for (;;) {
    const [next] = books.db
      .select()
      .from(draws)
      .all()
      .sort((one, other) => dueMs(one) - dueMs(other))
    if (next === undefined || dueMs(next) > nowMs) {
      if (changed) drawnDaysChanged(books)
      return next === undefined ? Infinity : dueMs(next)
    }
    step(books, next, nowMs)
    changed = true
  }
}
