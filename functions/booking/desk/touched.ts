import { and, asc, eq, gt, gte, inArray, isNull } from 'drizzle-orm'
import { DAY_MS } from '../../../schema/booking/instant.ts'
import { closureOn } from '../../../schema/booking/times.ts'
import { dayOf } from '../../../schema/dates.ts'
import { problem } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { keepAct } from '../../acts/acts.ts'
import { dropFor } from '../../outbox/outbox.ts'
import { messages } from '../../outbox/tables.ts'
import { sitsBeyond } from '../board.ts'
import type { Books } from '../books.ts'
import { loadTime } from '../loading.ts'
import { bookings, deskChanges, parties, times } from '../tables.ts'
import type { TimeRef } from '../commands.ts'
import type { KeepCommand, TouchedRecord, TouchedState } from './capacity-commands.ts'
import { touched } from './capacity-tables.ts'

/** Whether a party sits beyond the places of its time. */
export const isBeyond = (books: Books, ref: TimeRef, id: string): boolean => {
  const time = books.board.time(ref) ?? loadTime(books, ref)
  const seat = time && books.board.seatOf(time, id)
  if (time === undefined || seat === undefined) return false
  return sitsBeyond(time, seat)
}

type OpenRow = TimeRef & {
  id: string
  timeId: number
  changeId: string | null
  keptMs: number | null
}

/** Those whom the desk told and who have neither gone nor been told that they can come after all. */
const openRows = ({ db }: Books, afterMs: number, id?: string): OpenRow[] =>
  db
    .select({
      id: touched.id,
      timeId: touched.timeId,
      changeId: touched.changeId,
      keptMs: touched.keptMs,
      office: times.office,
      appointment: times.appointment,
      startMs: times.startMs,
    })
    .from(touched)
    .innerJoin(bookings, and(eq(bookings.id, touched.id), eq(bookings.timeId, touched.timeId)))
    .innerJoin(times, eq(times.id, touched.timeId))
    .where(
      and(
        isNull(touched.liftedMs),
        eq(bookings.state, 'booked'),
        gt(times.startMs, afterMs),
        ...(id === undefined ? [] : [eq(touched.id, id)]),
      ),
    )
    .all()

export const openIds = (books: Books, nowMs: number): Set<string> =>
  new Set(openRows(books, nowMs).map(({ id }) => id))

/** Whether it is the office that asks this party to move: such a move does not count. */
export const isOfficeCause = (books: Books, id: string): boolean => openRows(books, 0, id).length > 0

/** Where it was no change of the desk: why the content closes the office that day, if it does. */
const contentReason = ({ plan }: Books, { office, startMs }: TimeRef): string | null => {
  const place = plan.offices.get(office)
  return (place && closureOn(place, dayOf(startMs))) ?? null
}

/** Why a party cannot come at its time; undefined for everybody else, and for whom the desk has told to come all the same. */
export const touchedReason = (books: Books, id: string): { reason: string | null } | undefined => {
  const [row] = openRows(books, 0, id)
  if (row === undefined || row.keptMs !== null || !isBeyond(books, row, id)) return undefined
  const change =
    row.changeId === null
      ? undefined
      : books.db
          .select({ reason: deskChanges.reason })
          .from(deskChanges)
          .where(eq(deskChanges.id, row.changeId))
          .get()
  return { reason: change?.reason ?? contentReason(books, row) }
}

/** Writes down that a party cannot come then, and tells it. */
export const touch = (
  books: Books,
  { id, timeId, startMs, changeId }: { id: string; timeId: number; startMs: number; changeId: string | null },
  nowMs: number,
): void => {
  const anew = { changeId, toldMs: nowMs, keptBy: null, keptWhy: null, keptMs: null, liftedMs: null }
  books.db
    .insert(touched)
    .values({ id, timeId, ...anew })
    .onConflictDoUpdate({ target: [touched.id, touched.timeId], set: anew })
    .run()
  dropFor(books.db, id, ['closure-over'], nowMs)
  books.tell('closure', id, nowMs, startMs)
}

/** Whoever has a place again is told so, where they had been told that they have none. */
export const liftFitting = (books: Books, nowMs: number): void => {
  for (const row of openRows(books, nowMs)) {
    if (isBeyond(books, row, row.id)) continue
    const { id, timeId, keptMs, startMs } = row
    books.db
      .update(touched)
      .set({ liftedMs: nowMs })
      .where(and(eq(touched.id, id), eq(touched.timeId, timeId)))
      .run()
    dropFor(books.db, id, ['closure'], nowMs)
    const told = books.db
      .select({ state: messages.state })
      .from(messages)
      .where(
        and(
          eq(messages.subject, id),
          eq(messages.kind, 'closure'),
          inArray(messages.state, ['sent', 'failed']),
        ),
      )
      .get()
    if (keptMs === null && told !== undefined) books.tell('closure-over', id, nowMs, startMs)
  }
}

/** The desk has spoken with them: they come all the same. Refuses `booking_not_found` where nobody is touched. */
export const keepTouched = (books: Books, { key, id, by, why, nowMs }: KeepCommand): Result<true> => {
  const [row] = openRows(books, 0, id)
  if (row === undefined) return refuse(problem('booking_not_found'))
  if (row.keptMs === null) {
    books.db
      .update(touched)
      .set({ keptBy: by, keptWhy: why, keptMs: nowMs })
      .where(and(eq(touched.id, id), eq(touched.timeId, row.timeId)))
      .run()
    dropFor(books.db, id, ['closure'], nowMs)
    keepAct(books.db, { key, atMs: nowMs, who: by, act: 'touched-kept', about: `booking:${id}`, why })
  }
  return ok(true)
}

const stateOf = (
  books: Books,
  row: TimeRef & { id: string; timeId: number; nowTimeId: number; state: string; keptMs: number | null },
): TouchedState => {
  if (row.state === 'cancelled') return 'cancelled'
  if (row.nowTimeId !== row.timeId) return 'moved'
  if (row.state !== 'booked') return 'over'
  if (row.keptMs !== null) return 'kept'
  return isBeyond(books, row, row.id) ? 'told' : 'fits'
}

/** Everybody of an office who was told, from today on, by time. */
export const touchedRecords = (books: Books, office: string, nowMs: number): TouchedRecord[] => {
  const { db } = books
  const rows = db
    .select({
      id: touched.id,
      timeId: touched.timeId,
      toldMs: touched.toldMs,
      keptBy: touched.keptBy,
      keptWhy: touched.keptWhy,
      keptMs: touched.keptMs,
      office: times.office,
      appointment: times.appointment,
      startMs: times.startMs,
      endMs: times.endMs,
      state: bookings.state,
      nowTimeId: bookings.timeId,
      reason: deskChanges.reason,
      sealed: parties.sealed,
    })
    .from(touched)
    .innerJoin(times, eq(times.id, touched.timeId))
    .innerJoin(bookings, eq(bookings.id, touched.id))
    .innerJoin(parties, eq(parties.id, touched.id))
    .leftJoin(deskChanges, eq(deskChanges.id, touched.changeId))
    .where(and(eq(times.office, office), gte(times.startMs, nowMs - DAY_MS)))
    .orderBy(asc(times.startMs), asc(touched.id))
    .all()
  const startOf = (timeId: number): number | null =>
    db.select({ startMs: times.startMs }).from(times).where(eq(times.id, timeId)).get()?.startMs ?? null
  return rows.map((row) => {
    const {
      id,
      office: where,
      appointment,
      startMs,
      endMs,
      sealed,
      toldMs,
      reason,
      keptBy,
      keptWhy,
      keptMs,
    } = row
    const state = stateOf(books, row)
    return {
      id,
      office: where,
      appointment,
      startMs,
      endMs,
      sealed,
      toldMs,
      reason: reason ?? contentReason(books, row),
      state,
      movedTo: state === 'moved' ? startOf(row.nowTimeId) : null,
      kept:
        keptBy === null || keptWhy === null || keptMs === null
          ? null
          : { by: keptBy, why: keptWhy, atMs: keptMs },
    }
  })
}
