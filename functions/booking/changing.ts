import { eq, sql } from 'drizzle-orm'
import type { BookingState } from '../../schema/api/booking.ts'
import { DAY_MS } from '../../schema/booking/instant.ts'
import { closureKinds, reminderKinds } from '../../schema/booking/message-kind.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { eraseAfter, nextReminderMs, peopleFault } from './booking.ts'
import type { Books } from './books.ts'
import type { Booked, BookingRecord, CancelCommand, MoveCommand } from './commands.ts'
import { isOfficeCause } from './desk/touched.ts'
import { followedFault } from './following.ts'
import { lostPlace } from './holding.ts'
import { loadTime } from './loading.ts'
import { dropFor } from '../outbox/outbox.ts'
import { hashesOf, release } from './people.ts'
import { bookingRecord, withoutSeal } from './records.ts'
import { bookings, parties } from './tables.ts'
import { giveUp } from './waitlist.ts'

const changed = (books: Books, id: string): Booked => {
  const found = bookingRecord(books, id)
  if (found === undefined) throw new Error('a booking just changed is not there')
  return withoutSeal(found)
}

/** Frees the place of a booking that has given it up. */
const freePlaceOf = (books: Books, booking: BookingRecord, nowMs: number): void => {
  const time = books.board.time(booking) ?? loadTime(books, booking)
  const seat = time && books.board.seatOf(time, booking.id)
  if (time === undefined || seat === undefined) throw new Error('a booking in force has no place')
  giveUp(books, time, seat, nowMs)
}

const isOpen = ({ state, startMs }: BookingRecord, nowMs: number): boolean =>
  state === 'booked' && startMs > nowMs

/** Gives the place back. A second cancellation changes nothing and gets the same answer. */
export const cancel = (books: Books, { id, nowMs }: CancelCommand): Result<Booked> => {
  const booking = bookingRecord(books, id)
  if (booking === undefined) return refuse(problem('booking_not_found'))
  if (booking.state === 'cancelled') return ok(withoutSeal(booking))
  if (!isOpen(booking, nowMs)) return refuse(problem('booking_over'))
  const { appointment } = booking
  const fault = followedFault(books, { appointment, personHashes: hashesOf(books, id) })
  if (fault !== undefined) return refuse(fault)
  books.db
    .update(bookings)
    .set({ state: 'cancelled', changedMs: nowMs, sequence: sql`sequence + 1`, remindAtMs: null })
    .where(eq(bookings.id, id))
    .run()
  books.db
    .update(parties)
    .set({ eraseAtMs: nowMs + books.plan.rules.retentionDays.cancelled * DAY_MS })
    .where(eq(parties.id, id))
    .run()
  release(books, [id])
  freePlaceOf(books, booking, nowMs)
  dropFor(books.db, id, ['booked', 'moved', 'delay', ...closureKinds, ...reminderKinds], nowMs)
  books.tell('cancelled', id, nowMs)
  return ok(changed(books, id))
}

/** Takes the held place and gives the old one back, in one step: at no moment the party has none. */
export const move = (books: Books, { id, holdId, nowMs }: MoveCommand): Result<Booked> => {
  const booking = bookingRecord(books, id)
  if (booking === undefined) return refuse(problem('booking_not_found'))
  if (!isOpen(booking, nowMs)) return refuse(problem('booking_over'))
  // Whoever has to go because of the office does not use up one of their own moves.
  const counted = isOfficeCause(books, id) ? 0 : 1
  if (counted > 0 && booking.moves >= books.plan.rules.mostMoves) return refuse(problem('too_many_moves'))
  const place = books.board.hold(holdId)
  if (place === undefined) return refuse(problem('hold_expired'))
  const { time, seat, held } = place
  if (time.appointment !== booking.appointment || held.offeredTo !== undefined)
    return refuse(problem('hold_for_other'))
  const lost = lostPlace(books, place, nowMs)
  if (lost !== undefined) return refuse(lost)
  if (time.office === booking.office && time.startMs === booking.startMs) {
    // Another place at the same time is no other time: the booking stays as it is, and the hold is free again.
    giveUp(books, time, seat, nowMs)
    return ok(withoutSeal(booking))
  }
  const personHashes = hashesOf(books, id)
  const fault =
    peopleFault(books, time, { id, personHashes }, nowMs) ??
    followedFault(books, { appointment: time.appointment, personHashes }, time)
  if (fault !== undefined) return refuse(fault)
  const remindAtMs = nextReminderMs(books, time, nowMs)
  if (remindAtMs !== null) books.soon(remindAtMs)
  books.db
    .update(bookings)
    .set({
      timeId: time.id,
      moves: booking.moves + counted,
      changedMs: nowMs,
      sequence: booking.sequence + 1,
      remindAtMs,
    })
    .where(eq(bookings.id, id))
    .run()
  books.db
    .update(parties)
    .set({ eraseAtMs: eraseAfter(books, time) })
    .where(eq(parties.id, id))
    .run()
  // The old place has to be free before the party can have the new one: a party has one place, by the table's own rule.
  freePlaceOf(books, booking, nowMs)
  books.run.bookPlace({ timeId: time.id, seat, partyId: id })
  books.board.put(time, seat, { partyId: id, expiresAtMs: Infinity })
  dropFor(books.db, id, ['moved', 'delay', ...closureKinds, ...reminderKinds], nowMs)
  books.tell('moved', id, nowMs)
  return ok(changed(books, id))
}

/** What the counter marks: who came, who was served, who did not come. A place that nobody came for goes to walk-ins. */
export const mark = (
  books: Books,
  id: string,
  state: Exclude<BookingState, 'booked' | 'cancelled'>,
  nowMs: number,
): void => {
  const booking = bookingRecord(books, id)
  if (booking?.state !== 'booked' && booking?.state !== 'arrived')
    throw new Error(`the counter and the booking disagree: ${booking?.state ?? 'not there'}`)
  books.db
    .update(bookings)
    .set({ state, changedMs: nowMs, remindAtMs: null })
    .where(eq(bookings.id, id))
    .run()
  if (state !== 'arrived') release(books, [id])
  if (state === 'no-show') freePlaceOf(books, booking, nowMs)
}
