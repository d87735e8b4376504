import { and, eq, inArray } from 'drizzle-orm'
import { remindersOf } from '../../schema/booking/reminders.ts'
import { DAY_MS } from '../../schema/booking/instant.ts'
import { dayOf } from '../../schema/dates.ts'
import { problem, type Problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import type { HeldSeat, TimeState } from './board.ts'
import type { Books } from './books.ts'
import type { BookCommand, Booked, Party } from './commands.ts'
import { followFault } from './following.ts'
import { refusalFor } from './limits.ts'
import { addPeople, pastOf, release } from './people.ts'
import { parties, partyPeople, waiting } from './tables.ts'
import { lineGrows, lineKey } from './waitlist.ts'

/** When the party's names, numbers and phone are to be erased, if nothing happens before. */
export const eraseAfter = ({ plan }: Books, time: TimeState): number =>
  time.endMs + plan.rules.retentionDays.done * DAY_MS

export const nextReminderMs = ({ plan }: Books, time: TimeState, nowMs: number): number | null =>
  remindersOf(time.startMs, nowMs, plan.rules.reminders)[0]?.dueAtMs ?? null

const samePeople = ({ db }: Books, waitingId: string, hashes: readonly string[]): boolean => {
  const rows = db
    .select({ hash: partyPeople.personHash })
    .from(partyPeople)
    .where(eq(partyPeople.partyId, waitingId))
    .all()
  return rows.length === hashes.length && rows.every(({ hash }) => hashes.includes(hash))
}

/** Why these people may not have this time, or undefined. */
export const peopleFault = (
  books: Books,
  time: TimeState,
  party: Pick<Party, 'id' | 'personHashes'>,
  nowMs: number,
): Problem | undefined => {
  for (const personHash of party.personHashes) {
    const past = pastOf(books, personHash)
    const fault =
      refusalFor(past, books.plan.rules, time.appointment, nowMs, party.id) ?? followFault(books, time, past)
    if (fault !== undefined) return fault
    // A booking that is over and that nobody marked gives the person free again.
    for (const { kind, active, partyId, endMs } of past)
      if (kind === 'booking' && active === 1 && endMs !== null && endMs <= nowMs) release(books, [partyId])
  }
  return undefined
}

/** Whoever has a booking waits no longer for the same service. */
export const endWaiting = (
  books: Books,
  service: string,
  hashes: readonly string[],
  self: string,
  nowMs: number,
): void => {
  if (books.line.size === 0) return
  const rows = books.db
    .select({ id: partyPeople.partyId })
    .from(partyPeople)
    .where(
      and(
        inArray(partyPeople.personHash, [...hashes]),
        eq(partyPeople.kind, 'waiting'),
        eq(partyPeople.scope, service),
        eq(partyPeople.active, 1),
      ),
    )
    .all()
  for (const { id } of rows) if (id !== self) books.endWaiting(id, nowMs)
}

/** Writes down a party that is nowhere yet. */
export const addNewParty = (books: Books, time: TimeState, party: Party, nowMs: number): void => {
  const { id, codeHash, last4Hash, phoneHash, sealed } = party
  const eraseAtMs = eraseAfter(books, time)
  books.run.addParty({ id, codeHash, last4Hash, phoneHash, sealed, createdMs: nowMs, eraseAtMs })
  addPeople(books, party, 'booking', time.appointment)
}

export const addBooking = (books: Books, time: TimeState, id: string, nowMs: number): void => {
  const remindAtMs = nextReminderMs(books, time, nowMs)
  if (remindAtMs !== null) books.soon(remindAtMs)
  books.run.addBooking({ id, timeId: time.id, changedMs: nowMs, remindAtMs })
}

/** What is answered to whoever has just booked. */
export const freshly = (
  { office, appointment, startMs, endMs }: TimeState,
  id: string,
  nowMs: number,
): Booked => ({
  id,
  state: 'booked',
  moves: 0,
  sequence: 0,
  changedMs: nowMs,
  office,
  appointment,
  startMs,
  endMs,
})

/** Writes the party down and gives it the held place. The party of an offer is there already. */
const enter = (books: Books, { time, seat, held }: HeldSeat, party: Party, nowMs: number): string => {
  const { run, board, db } = books
  const id = held.offeredTo ?? party.id
  if (held.offeredTo === undefined) addNewParty(books, time, party, nowMs)
  else {
    db.update(waiting).set({ state: 'booked' }).where(eq(waiting.id, id)).run()
    lineGrows(books, lineKey({ ...time, day: dayOf(time.startMs) }), -1)
    db.update(parties)
      .set({ eraseAtMs: eraseAfter(books, time) })
      .where(eq(parties.id, id))
      .run()
    db.update(partyPeople)
      .set({ kind: 'booking', scope: time.appointment, active: 1 })
      .where(eq(partyPeople.partyId, id))
      .run()
  }
  addBooking(books, time, id, nowMs)
  run.bookPlace({ timeId: time.id, seat, partyId: id })
  board.put(time, seat, { partyId: id, expiresAtMs: Infinity })
  return id
}

/** Turns a hold into a booking. Whoever was offered the place has to be who books it. */
export const book = (books: Books, { holdId, party, nowMs }: BookCommand): Result<Booked> => {
  const place = books.board.hold(holdId)
  if (place === undefined) return refuse(problem('hold_expired'))
  const { held, time } = place
  if (held.offeredTo !== undefined && !samePeople(books, held.offeredTo, party.personHashes))
    return refuse(problem('hold_for_other'))
  if (time.capacity === 0) return refuse(problem('day_closed'))
  // The desk has lowered the places since: beyond them only the desk books.
  if (books.board.isBeyond(time, place.seat)) return refuse(problem('hold_expired'))
  const fault = peopleFault(books, time, { ...party, id: held.offeredTo ?? party.id }, nowMs)
  if (fault !== undefined) return refuse(fault)
  endWaiting(books, time.appointment, party.personHashes, held.offeredTo ?? '', nowMs)
  const id = enter(books, place, party, nowMs)
  books.tell('booked', id, nowMs)
  return ok(freshly(time, id, nowMs))
}
