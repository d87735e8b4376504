import { and, eq, inArray, ne } from 'drizzle-orm'
import { dayOf } from '../../../../schema/dates.ts'
import { deskFault, type DeskFault } from '../../../../schema/desk/faults.ts'
import { ok, refuse, type Result } from '../../../../schema/result.ts'
import { keepAct } from '../../../acts/acts.ts'
import type { Books } from '../../books.ts'
import { loadTime } from '../../loading.ts'
import { bookings, partyPeople, places } from '../../tables.ts'
import { standing } from './acts.ts'
import type { CounterEvent, CounterRecord, UndoCommand } from './commands.ts'
import { eventOfKey, recordOf } from './records.ts'
import { counterEvents, visits } from './tables.ts'

/** Whether somebody of a party has another booking of the same service by now. */
const bookedAgain = ({ db }: Books, { id, appointment }: CounterRecord): boolean => {
  const hashes = db
    .select({ hash: partyPeople.personHash })
    .from(partyPeople)
    .where(eq(partyPeople.partyId, id))
  const others = db
    .select({ id: partyPeople.partyId })
    .from(partyPeople)
    .where(
      and(
        inArray(partyPeople.personHash, hashes),
        ne(partyPeople.partyId, id),
        eq(partyPeople.kind, 'booking'),
        eq(partyPeople.scope, appointment),
        eq(partyPeople.active, 1),
      ),
    )
  return others.get() !== undefined
}

/** The place of somebody who has come after all: their own if it is empty, otherwise one beyond, by whoever took the mark back. */
const retakePlace = (books: Books, { id, office, appointment, startMs }: CounterRecord, by: string): void => {
  if (startMs === null) throw new Error('a booking has a time')
  const { board, db } = books
  const ref = { office, appointment, startMs }
  const time = board.time(ref) ?? loadTime(books, ref)
  if (time === undefined) throw new Error('a booking has a time')
  const free = board.freeSeat(time)
  let seat = free ?? 0
  while (time.seats.has(seat)) seat += 1
  db.insert(places)
    .values({ timeId: time.id, seat, partyId: id, overbookedBy: free === undefined ? by : null })
    .run()
  board.put(time, seat, { partyId: id, letIn: free === undefined, expiresAtMs: Infinity })
}

/** The booking as it was before it was marked done or missed: in force, its people bound to it until it is over. */
const reopen = (
  books: Books,
  record: CounterRecord,
  event: CounterEvent,
  { by, nowMs }: UndoCommand,
): void => {
  const { id, endMs } = record
  const state = event.fromStage === 'expected' ? 'booked' : 'arrived'
  books.db.update(bookings).set({ state, changedMs: nowMs }).where(eq(bookings.id, id)).run()
  if (event.act === 'no-show') retakePlace(books, record, by)
  if ((endMs ?? 0) > nowMs)
    books.db.update(partyPeople).set({ active: 1 }).where(eq(partyPeople.partyId, id)).run()
}

const takeBack = (books: Books, record: CounterRecord, event: CounterEvent, command: UndoCommand): void => {
  const { db } = books
  const isVisit = eq(visits.id, record.id)
  if (event.act === 'arrive') {
    db.delete(visits).where(isVisit).run()
    db.update(bookings)
      .set({ state: 'booked', changedMs: command.nowMs })
      .where(eq(bookings.id, record.id))
      .run()
    return
  }
  if (event.act === 'call') {
    db.update(visits).set({ stage: 'arrived', counter: null, calledMs: null }).where(isVisit).run()
    return
  }
  const stage = event.fromStage === 'called' ? 'called' : 'arrived'
  db.update(visits).set({ stage, endedMs: null }).where(isVisit).run()
  if (record.kind === 'booked' && event.act !== 'leave') reopen(books, record, event, command)
}

/**
 * Takes the last mark back, on the day on which it was made. Refuses `not_yours` for what is not there, `not_now` where it is no longer
 * the last, `undo_over` on a later day, `booked_again` where its people have another booking of the service by now.
 */
export const undo = (books: Books, command: UndoCommand): Result<CounterRecord, DeskFault> => {
  const { key, id, event: seq, by, nowMs } = command
  const record = recordOf(books, id)
  if (record === undefined) return refuse(deskFault('not_yours'))
  if (eventOfKey(books, key) !== undefined) return ok(record)
  const event = record.last
  if (event === null || event.seq !== seq || event.act === 'walk-in') return refuse(deskFault('not_now'))
  if (dayOf(event.atMs) !== dayOf(nowMs)) return refuse(deskFault('undo_over'))
  const reopens = record.kind === 'booked' && (event.act === 'done' || event.act === 'no-show')
  if (reopens && bookedAgain(books, record)) return refuse(deskFault('booked_again'))
  takeBack(books, record, event, command)
  const { office, day, stage } = record
  books.db
    .insert(counterEvents)
    .values({ key, office, day, subject: id, act: 'undo', fromStage: stage, by, atMs: nowMs, undoes: seq })
    .run()
  const about = `booking:${id} ${event.act}`
  keepAct(books.db, { key, atMs: nowMs, who: by, act: 'counter-undone', about, why: '' })
  return ok(standing(books, id))
}
