import { problem } from '../../../schema/problems.ts'
import { dayOf } from '../../../schema/dates.ts'
import { refuse, ok, type Result } from '../../../schema/result.ts'
import { keepAct } from '../../acts/acts.ts'
import { addBooking, addNewParty, endWaiting, freshly, peopleFault } from '../booking.ts'
import { offeredTime, stateOf, type Books } from '../books.ts'
import type { TimeState } from '../board.ts'
import type { Booked } from '../commands.ts'
import { places } from '../tables.ts'
import type { OverbookCommand } from './capacity-commands.ts'
import { overbooked } from './capacity-tables.ts'

/** The time, where it is full; what is not full is booked as everybody books it. */
const fullTime = (books: Books, command: OverbookCommand): Result<TimeState> => {
  const time = offeredTime(books, command)
  if (time === undefined) return refuse(problem('slot_not_offered'))
  if (time.endMs <= command.nowMs) return refuse(problem('booking_over'))
  if (time.capacity === 0) return refuse(problem('day_closed'))
  if (books.isDrawn(time.office, time.appointment, dayOf(time.startMs))) return refuse(problem('day_drawn'))
  const state = stateOf(books, time)
  return books.board.freeSeat(state) === undefined ? ok(state) : refuse(problem('places_free'))
}

/** Lets a party in beyond the places of a time: by somebody named, for a reason. What holds for people holds here too. */
export const overbook = (books: Books, command: OverbookCommand): Result<Booked> => {
  const { key, party, by, reason, nowMs } = command
  const found = fullTime(books, command)
  if (!found.ok) return found
  const time = found.value
  const fault = peopleFault(books, time, party, nowMs)
  if (fault !== undefined) return refuse(fault)
  const { board, db } = books
  const seat = board.emptySeat(time)
  endWaiting(books, time.appointment, party.personHashes, '', nowMs)
  addNewParty(books, time, party, nowMs)
  addBooking(books, time, party.id, nowMs)
  db.insert(overbooked).values({ id: party.id, timeId: time.id, by, reason, atMs: nowMs }).run()
  db.insert(places).values({ timeId: time.id, partyId: party.id, seat, overbookedBy: by }).run()
  board.put(time, seat, { partyId: party.id, letIn: true, expiresAtMs: Infinity })
  books.tell('booked', party.id, nowMs)
  const about = `booking:${party.id} office:${time.office}`
  keepAct(db, { key, atMs: nowMs, who: by, act: 'overbooked', about, why: reason })
  return ok(freshly(time, party.id, nowMs))
}
