import { and, eq, inArray } from 'drizzle-orm'
import { remindersOf } from '../../schema/booking/reminders.ts'
import { DAY_MS } from '../../schema/booking/instant.ts'
import { dayOf } from '../../schema/dates.ts'
import { problem, type Problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import type { HeldSeat, TimeState } from './board.ts'
import type { Books } from './books.ts'
import type { AcceptCommand, BookCommand, Booked, Party } from './commands.ts'
import { followFault } from './following.ts'
import { lostPlace } from './holding.ts'
import { refusalFor } from './limits.ts'
import { addPeople, hashesOf, pastOf, release } from './people.ts'
import { bookingRecord, waitingRecord, withoutSeal } from './records.ts'
import { parties, partyPeople, waiting } from './tables.ts'
import { lineGrows, lineKey } from './waitlist.ts'

/** When the party's names, numbers and phone are to be erased, if nothing happens before. */
export const eraseAfter = ({ plan }: Books, time: TimeState): number =>
  time.endMs + plan.rules.retentionDays.done * DAY_MS

export const nextReminderMs = ({ plan }: Books, time: TimeState, nowMs: number): number | null =>
  remindersOf(time.startMs, nowMs, plan.rules.reminders)[0]?.dueAtMs ?? null

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

/** Whoever takes an offer waits no longer. */
const takeOutOfLine = (books: Books, time: TimeState, id: string): void => {
  books.db.update(waiting).set({ state: 'booked' }).where(eq(waiting.id, id)).run()
  lineGrows(books, lineKey({ ...time, day: dayOf(time.startMs) }), -1)
}

/** The party of an offer is written down already. */
const makeBooking = (books: Books, time: TimeState, id: string): void => {
  const { db } = books
  takeOutOfLine(books, time, id)
  db.update(parties)
    .set({ eraseAtMs: eraseAfter(books, time) })
    .where(eq(parties.id, id))
    .run()
  db.update(partyPeople)
    .set({ kind: 'booking', scope: time.appointment, active: 1 })
    .where(eq(partyPeople.partyId, id))
    .run()
}

type Comer = Pick<Party, 'id' | 'personHashes'>

/** Gives a held place to whoever may have it; `writeDown` is what makes a party of them. */
const give = (
  books: Books,
  place: HeldSeat,
  comer: Comer,
  nowMs: number,
  writeDown: () => void,
): Result<Booked> => {
  const { time, seat, held } = place
  const fault = lostPlace(books, place, nowMs) ?? peopleFault(books, time, comer, nowMs)
  if (fault !== undefined) return refuse(fault)
  const { id, personHashes } = comer
  endWaiting(books, time.appointment, personHashes, held.offeredTo ?? '', nowMs)
  writeDown()
  addBooking(books, time, id, nowMs)
  books.run.bookPlace({ timeId: time.id, seat, partyId: id })
  books.board.put(time, seat, { partyId: id, expiresAtMs: Infinity })
  books.tell('booked', id, nowMs)
  return ok(freshly(time, id, nowMs))
}

const takeOffer = (books: Books, place: HeldSeat, comer: Comer, nowMs: number): Result<Booked> =>
  give(books, place, comer, nowMs, () => makeBooking(books, place.time, comer.id))

const phoneHashOf = ({ db }: Books, id: string): string | undefined =>
  db.select({ hash: parties.phoneHash }).from(parties).where(eq(parties.id, id)).get()?.hash ?? undefined

/** Turns a hold into a booking. Whoever was offered the place has to be who books it. */
export const book = (books: Books, { holdId, party, nowMs }: BookCommand): Result<Booked> => {
  const place = books.board.hold(holdId)
  if (place === undefined) return refuse(problem('hold_expired'))
  const { personHashes } = party
  const { offeredTo } = place.held
  if (offeredTo === undefined)
    return give(books, place, party, nowMs, () => addNewParty(books, place.time, party, nowMs))
  const known = hashesOf(books, offeredTo)
  if (known.length !== personHashes.length || !known.every((hash) => personHashes.includes(hash)))
    return refuse(problem('hold_for_other'))
  if (phoneHashOf(books, offeredTo) === party.phoneHash)
    return takeOffer(books, place, { id: offeredTo, personHashes }, nowMs)
  // With another phone they are told another code: the old one opens with the old phone only.
  return give(books, place, party, nowMs, () => {
    takeOutOfLine(books, place.time, offeredTo)
    release(books, [offeredTo])
    addNewParty(books, place.time, party, nowMs)
  })
}

/** Takes the place that is offered to whoever waits under `id`. What they have booked already is theirs. */
export const accept = (books: Books, { id, nowMs }: AcceptCommand): Result<Booked> => {
  const booking = bookingRecord(books, id)
  if (booking !== undefined) return ok(withoutSeal(booking))
  const waits = waitingRecord(books, id)
  const place = waits?.offer && books.board.hold(waits.offer.holdId)
  if (place === undefined) return refuse(problem(waits?.state === 'waiting' ? 'offer_over' : 'waiting_over'))
  return takeOffer(books, place, { id, personHashes: hashesOf(books, id) }, nowMs)
}
