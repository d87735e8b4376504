import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { openTimes } from '../../schema/booking/availability.ts'
import { DAY_MS } from '../../schema/booking/instant.ts'
import { offerUntilMs } from '../../schema/booking/offer.ts'
import { isOver, lastOpenDay, timesOn } from '../../schema/booking/times.ts'
import { dayOf, type Day } from '../../schema/dates.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { sitsBeyond, type HeldSeat, type TimeState } from './board.ts'
import { takenOf, type Books } from './books.ts'
import type { InLine, WaitCommand } from './commands.ts'
import { raise } from './counters.ts'
import { followFault } from './following.ts'
import { putHold } from './holding.ts'
import { refusalFor } from './limits.ts'
import { addPeople, pastOf, release } from './people.ts'
import { waitingRecord } from './records.ts'
import { parties, places, waiting } from './tables.ts'

export const lineKey = ({
  office,
  appointment,
  day,
}: {
  office: string
  appointment: string
  day: string
}): string => `${office}/${appointment}/${day}`

export const lineGrows = ({ line }: Books, key: string, by: 1 | -1): void => {
  const count = (line.get(key) ?? 0) + by
  if (count > 0) line.set(key, count)
  else line.delete(key)
}

/** Puts a party that is already written down at the end of a line. */
export const queue = (
  books: Books,
  entry: { id: string; office: string; appointment: string; day: string; startMs: number | null },
): void => {
  books.db
    .insert(waiting)
    .values({ ...entry, turn: raise(books.db, 'turn'), state: 'waiting' })
    .run()
  lineGrows(books, lineKey(entry), 1)
}

/** Whether somebody may wait for this, or why not. What can be booked at once is not waited for. */
const waitFault = (books: Books, { office, appointment, day, startMs, nowMs }: WaitCommand) => {
  const what = books.plan.appointments.get(appointment)
  const all = timesOn(books.plan, books.changes, office, appointment, day).filter(
    (time) => startMs === undefined || time.startMs === startMs,
  )
  if (what === undefined || all.length === 0 || day > lastOpenDay(what, nowMs))
    return problem('slot_not_offered')
  if (all.every((time) => isOver(what, time.startMs, nowMs))) return problem('slot_not_offered')
  if (all.every((time) => time.capacity === 0)) return problem('day_closed')
  if (books.isDrawn(office, appointment, day)) return problem('day_drawn')
  const free = openTimes(books.plan, takenOf(books), { office, appointment, nowMs }, day).some(
    (time) => time.left > 0 && (startMs === undefined || time.startMs === startMs),
  )
  return free ? problem('places_free') : undefined
}

/** An answer is kept for retries: where one stands, without what could be opened or redeemed. */
const inLine = (books: Books, id: string): Result<InLine> => {
  const record = waitingRecord(books, id)
  if (record === undefined) return refuse(problem('waiting_not_found'))
  const { state, position } = record
  return ok({ id, state, position })
}

export const dayEndMs = (day: Day): number => Date.parse(`${day}T23:59:59+08:00`)

/** Puts people into the line for a day, or for one time of it. */
export const wait = (books: Books, command: WaitCommand): Result<InLine> => {
  const { party, office, appointment, day, startMs = null, nowMs } = command
  const fault = waitFault(books, command)
  if (fault !== undefined) return refuse(fault)
  const at = { office, appointment, startMs: startMs ?? dayEndMs(day) }
  for (const personHash of party.personHashes) {
    const past = pastOf(books, personHash)
    // Nobody is offered what they could not take.
    const refused =
      refusalFor(past, books.plan.rules, appointment, nowMs, party.id) ?? followFault(books, at, past)
    if (refused !== undefined) return refuse(refused)
    if (past.some((one) => one.kind === 'waiting' && one.scope === appointment && one.active === 1))
      return refuse(problem('person_waiting'))
  }
  const { id, codeHash, last4Hash, phoneHash, sealed } = party
  const eraseAtMs = dayEndMs(day) + books.plan.rules.retentionDays.waiting * DAY_MS
  books.run.addParty({ id, codeHash, last4Hash, phoneHash, sealed, createdMs: nowMs, eraseAtMs })
  addPeople(books, party, 'waiting', appointment)
  queue(books, { id, office, appointment, day, startMs })
  return inLine(books, id)
}

/** Offers a free place to the first in line; true where somebody got it. */
export const offerNext = (books: Books, time: TimeState, nowMs: number): boolean => {
  const { office, appointment, startMs } = time
  const day = dayOf(startMs)
  if (!books.line.has(lineKey({ office, appointment, day }))) return false
  const what = books.plan.appointments.get(appointment)
  const seat = books.board.freeSeat(time)
  if (what === undefined || seat === undefined || isOver(what, startMs, nowMs)) return false
  const first = books.db
    .select({ id: waiting.id })
    .from(waiting)
    .where(
      and(
        eq(waiting.office, office),
        eq(waiting.appointment, appointment),
        eq(waiting.day, day),
        eq(waiting.state, 'waiting'),
        or(isNull(waiting.startMs), eq(waiting.startMs, startMs)),
      ),
    )
    .orderBy(asc(waiting.turn))
    .limit(1)
    .get()
  if (first === undefined) return false
  const expiresAtMs = offerUntilMs(books.plan.rules.offer, what, startMs, nowMs)
  if (expiresAtMs <= nowMs) return false
  const firstOfferMs = sql`coalesce(first_offer_ms, ${nowMs})`
  books.db
    .update(waiting)
    .set({ state: 'offered', offeredMs: startMs, firstOfferMs })
    .where(eq(waiting.id, first.id))
    .run()
  putHold(books, time, seat, { holdId: books.newId(), expiresAtMs, offeredTo: first.id })
  books.tell('offer', first.id, nowMs, expiresAtMs)
  return true
}

/** Every free place of a time goes to those who wait, as long as there are both. */
export const refill = (books: Books, time: TimeState, nowMs: number): void => {
  while (offerNext(books, time, nowMs));
}

/** Ends a waiting: its people may wait again, and its offer, if it has one, goes on to the next. */
export const endWaiting = (books: Books, id: string, state: 'left' | 'over', nowMs: number): void => {
  const row = books.db.select().from(waiting).where(eq(waiting.id, id)).get()
  if (row === undefined || (row.state !== 'waiting' && row.state !== 'offered')) return
  books.db.update(waiting).set({ state }).where(eq(waiting.id, id)).run()
  books.db
    .update(parties)
    .set({ eraseAtMs: nowMs + books.plan.rules.retentionDays.waiting * DAY_MS })
    .where(eq(parties.id, id))
    .run()
  release(books, [id])
  lineGrows(books, lineKey(row), -1)
  const place = books.db.select({ holdId: places.holdId }).from(places).where(eq(places.offeredTo, id)).get()
  if (typeof place?.holdId !== 'string') return
  const held = books.board.hold(place.holdId)
  if (held !== undefined) giveUp(books, held.time, held.seat, nowMs)
}

/** Frees a place and offers it to whoever waits. */
export const giveUp = (books: Books, time: TimeState, seat: number, nowMs: number): void => {
  books.run.freePlace.run({ timeId: time.id, seat })
  books.board.free(time, seat)
  refill(books, time, nowMs)
}

/** Gives a held place back. Whoever lets an offer go leaves the line. */
export const letGo = (books: Books, { time, seat, held }: HeldSeat, nowMs: number): void => {
  if (held.offeredTo === undefined) giveUp(books, time, seat, nowMs)
  else endWaiting(books, held.offeredTo, 'left', nowMs)
}

/** An offer that nobody took: once or twice one goes to the end of the line, then one is no longer in it. */
export const missOffer = (books: Books, id: string, nowMs: number): void => {
  const row = books.db.select().from(waiting).where(eq(waiting.id, id)).get()
  if (row === undefined || row.state !== 'offered') return
  const missed = row.missed + 1
  books.tell('offer-expired', id, nowMs)
  if (missed >= books.plan.rules.offer.mostMissed) {
    books.db.update(waiting).set({ missed }).where(eq(waiting.id, id)).run()
    return endWaiting(books, id, 'over', nowMs)
  }
  books.db
    .update(waiting)
    .set({ state: 'waiting', missed, turn: raise(books.db, 'turn') })
    .where(eq(waiting.id, id))
    .run()
}

/**
 * Takes back every offer of a place that a time no longer has; where it has fewer places than before (`isFewer`), an offer goes before
 * anybody who has booked, whoever sits lower. Whoever had it keeps their turn: they have missed nothing. Nothing goes on to the next
 * here, since what is left of the day is for whoever comes first in line.
 */
export const takeBackOffers = (books: Books, time: TimeState, isFewer: boolean, nowMs: number): void => {
  const fromAbove = [...time.seats].sort(([one], [other]) => other - one)
  for (const [seat, { offeredTo }] of fromAbove) {
    const isLost = isFewer ? time.seats.size > time.capacity : sitsBeyond(time, seat)
    if (offeredTo === undefined || !isLost) continue
    books.run.freePlace.run({ timeId: time.id, seat })
    books.board.free(time, seat)
    books.db.update(waiting).set({ state: 'waiting' }).where(eq(waiting.id, offeredTo)).run()
    books.tell('offer-withdrawn', offeredTo, nowMs)
  }
}

/** Leaves the line, twice in a row as well. */
export const leave = (books: Books, id: string, nowMs: number): Result<InLine> => {
  endWaiting(books, id, 'left', nowMs)
  return inLine(books, id)
}
