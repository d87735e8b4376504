import { and, eq, inArray, lte, lt, min, or, sql } from 'drizzle-orm'
import { remindersOf } from '../../schema/booking/reminders.ts'
import { DAY_MS, MINUTE_MS } from '../../schema/booking/instant.ts'
import { dayOf } from '../../schema/dates.ts'
import { timesOn } from '../../schema/booking/times.ts'
import { stateOf, type Books } from './books.ts'
import { advanceDraws } from './draws/progress.ts'
import { eraseParties } from './erasing.ts'
import { liftFitting } from './desk/touched.ts'
import { loadKnown } from './known.ts'
import { forgetSettled } from '../outbox/outbox.ts'
import { endHolds } from '../retention-rows.ts'
import { answers, bookings, parties, partyPeople, times, waiting } from './tables.ts'
import { endWaiting, missOffer, refill } from './waitlist.ts'

/** A retry that comes later than this is taken for something new. */
const ANSWERS_KEPT_MS = 3 * DAY_MS
/** From so many names on, those that the tables have forgotten are forgotten in memory too. */
const MOST_KNOWN = 50_000
export const CHORES_EVERY_MS = 15 * MINUTE_MS

/** Frees every place whose hold has run out, and offers it to whoever waits. */
export const expireHolds = (books: Books, nowMs: number): void => {
  for (const { time, seat, held } of books.board.expired(nowMs)) {
    books.run.freePlace.run({ timeId: time.id, seat })
    books.board.free(time, seat)
    // First the place goes on, then whoever missed it stands behind the others.
    refill(books, time, nowMs)
    if (held.offeredTo !== undefined) {
      missOffer(books, held.offeredTo, nowMs)
      refill(books, time, nowMs)
    }
  }
}

const remind = (books: Books, nowMs: number): void => {
  const due = books.db
    .select({ id: bookings.id, startMs: times.startMs, remindAtMs: bookings.remindAtMs })
    .from(bookings)
    .innerJoin(times, eq(times.id, bookings.timeId))
    .where(lte(bookings.remindAtMs, nowMs))
    .all()
  for (const { id, startMs, remindAtMs } of due) {
    if (remindAtMs === null) continue
    const all = remindersOf(startMs, remindAtMs - 1, books.plan.rules.reminders)
    const [now, next] = all
    // The clock may have stood still: what is due after the appointment has begun reminds nobody.
    if (now !== undefined && nowMs < startMs) books.tell(now.kind, id, now.dueAtMs, startMs)
    books.db
      .update(bookings)
      .set({ remindAtMs: next?.dueAtMs ?? null })
      .where(eq(bookings.id, id))
      .run()
  }
}

/** People whose appointment is over may book again. */
const releaseOver = ({ db }: Books, nowMs: number): void => {
  const over = db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(times, eq(times.id, bookings.timeId))
    .where(lte(times.endMs, nowMs))
  db.update(partyPeople)
    .set({ active: 0 })
    .where(
      and(eq(partyPeople.kind, 'booking'), eq(partyPeople.active, 1), inArray(partyPeople.partyId, over)),
    )
    .run()
}

const endOldLines = (books: Books, nowMs: number): void => {
  const old = books.db
    .select({ id: waiting.id })
    .from(waiting)
    .where(
      and(
        inArray(waiting.state, ['waiting', 'offered']),
        or(lt(waiting.day, dayOf(nowMs)), lte(waiting.startMs, nowMs)),
      ),
    )
    .all()
  for (const { id } of old) endWaiting(books, id, 'over', nowMs)
}

/** What retention says, and what else is not needed any more. What is on hold waits until the hold has ended. */
const erase = (books: Books, nowMs: number): void => {
  const { db, plan, known } = books
  endHolds(db, nowMs)
  eraseParties(books, lte(parties.eraseAtMs, nowMs), 'due', nowMs)
  forgetSettled(db, nowMs - plan.rules.retentionDays.done * DAY_MS)
  db.delete(answers)
    .where(lt(answers.atMs, nowMs - ANSWERS_KEPT_MS))
    .run()
  if (known.keys.size + known.people.size > MOST_KNOWN) Object.assign(known, loadKnown(db))
}

/** Places that the content has given more of since: they go to whoever waits, as freed ones do. */
export const refillLines = (books: Books, nowMs: number): void => {
  for (const line of books.line.keys()) {
    const [office = '', appointment = '', day = ''] = line.split('/')
    for (const time of timesOn(books.plan, books.changes, office, appointment, day))
      if (time.startMs > nowMs) refill(books, stateOf(books, time), nowMs)
  }
}

/** Everything that is due by now, besides holds. Returns when to look again; Infinity while there is nothing to look after. */
export const doChores = (books: Books, nowMs: number): number => {
  const drawDueMs = advanceDraws(books, nowMs)
  remind(books, nowMs)
  releaseOver(books, nowMs)
  endOldLines(books, nowMs)
  refillLines(books, nowMs)
  liftFitting(books, nowMs)
  erase(books, nowMs)
  return Math.min(drawDueMs, nextChoreMs(books, nowMs))
}

/** The next reminder, or in a quarter of an hour while anything is kept that has an end. */
export const nextChoreMs = ({ db }: Books, nowMs: number): number => {
  const reminder =
    db
      .select({ atMs: min(bookings.remindAtMs) })
      .from(bookings)
      .get()?.atMs ?? Infinity
  const kept = db
    .select({
      any: sql<number>`exists (select 1 from ${parties} where sealed is not null) or exists (select 1 from ${answers})`,
    })
    .from(sql`(select 1)`)
    .get()
  return Math.min(reminder, kept?.any === 1 ? nowMs + CHORES_EVERY_MS : Infinity)
}
