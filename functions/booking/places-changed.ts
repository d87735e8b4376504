import { and, eq, ne, or } from 'drizzle-orm'
import { dropFor } from '../outbox/outbox.ts'
import { messages } from '../outbox/tables.ts'
import { sitsBeyond } from './board.ts'
import type { Books, ChangedTime } from './books.ts'
import { refillLines } from './chores.ts'
import { openIds, touch } from './desk/touched.ts'
import { writeCapacity } from './loading.ts'
import { bookingRecord, isClosedFor } from './records.ts'
import { waiting } from './tables.ts'
import { dayEndMs, refill, takeBackOffers } from './waitlist.ts'

/** What a line has been told of a closed day, or of an offer that went with it a moment ago. */
const wasTold = ({ db }: Books, id: string, nowMs: number): boolean =>
  db
    .select({ kind: messages.kind })
    .from(messages)
    .where(
      and(
        eq(messages.subject, id),
        ne(messages.state, 'dropped'),
        or(
          eq(messages.kind, 'line-closed'),
          and(eq(messages.kind, 'offer-withdrawn'), eq(messages.dueAtMs, nowMs)),
        ),
      ),
    )
    .get() !== undefined

/**
 * Whoever waits for what is wholly closed is told, once, and stays in the line: the day may open again. What was not sent by then is
 * no longer true.
 */
const tellClosedLines = (books: Books, nowMs: number): void => {
  if (books.line.size === 0) return
  const rows = books.db.select().from(waiting).where(eq(waiting.state, 'waiting')).all()
  for (const row of rows) {
    if (!isClosedFor(books, row)) dropFor(books.db, row.id, ['line-closed'], nowMs)
    else if (!wasTold(books, row.id, nowMs))
      books.tell('line-closed', row.id, nowMs, row.startMs ?? dayEndMs(row.day))
  }
}

/**
 * What becomes of times that have other places than before: offers that cannot be kept are taken back, and then those who wait get
 * what is free, the people of such offers first.
 */
export const followPlaces = (books: Books, changed: readonly ChangedTime[], nowMs: number): void => {
  for (const { time, had } of changed) if (time.capacity !== had) writeCapacity(books, time)
  const ahead = changed.filter(({ time }) => time.startMs > nowMs)
  for (const { time, had } of ahead) takeBackOffers(books, time, time.capacity < had, nowMs)
  for (const { time } of ahead) refill(books, time, nowMs)
  refillLines(books, nowMs)
  tellClosedLines(books, nowMs)
}

/**
 * The content was published anew and gives some times other places than when they were last written down. What the desk does to a day and
 * what the content does to it is the same to those who have booked: they keep their time and are told to choose another.
 */
export const followContent = (books: Books, nowMs: number): void => {
  const changed = books.unfollowed
  books.unfollowed = []
  followPlaces(books, changed, nowMs)
  const fewer = changed.filter(({ time, had }) => time.capacity < had && time.startMs > nowMs)
  const known = openIds(books, nowMs)
  for (const { time } of fewer)
    for (const [seat, { partyId }] of time.seats) {
      if (partyId === undefined || known.has(partyId) || !sitsBeyond(time, seat)) continue
      if (bookingRecord(books, partyId)?.state !== 'booked') continue
      touch(books, { id: partyId, timeId: time.id, startMs: time.startMs, changeId: null }, nowMs)
    }
  books.board.touch()
}
