import { nearestFree } from '../../../schema/booking/availability.ts'
import { timeAt } from '../../../schema/booking/times.ts'
import { takenOf, type Books } from '../books.ts'
import type { BookingRecord, Touched } from '../commands.ts'
import { followedFault, followFault } from '../following.ts'
import { hashesOf, pastOf } from '../people.ts'
import { touchedReason } from './touched.ts'

const MOST_OFFERED = 4
/** Of a second visit most free times lie outside its window: so many are looked at. */
const MOST_LOOKED_AT = 60

/** Free times near a booking's own that its people can take; in their order of distance. */
export const nearestFor = (books: Books, booking: BookingRecord, nowMs: number): number[] => {
  const { id, office, appointment, startMs } = booking
  const personHashes = hashesOf(books, id)
  const isTheirs = (freeMs: number): boolean => {
    const time = timeAt(books.plan, books.changes, office, appointment, freeMs)
    return (
      time !== undefined &&
      personHashes.every((hash) => followFault(books, time, pastOf(books, hash)) === undefined) &&
      followedFault(books, { appointment, personHashes }, time) === undefined
    )
  }
  return nearestFree(books.plan, takenOf(books), { office, appointment, nowMs }, startMs, MOST_LOOKED_AT)
    .filter(isTheirs)
    .slice(0, MOST_OFFERED)
}

/** Where the office cannot keep a booking's time: why, and what else there is. */
export const touchedOf = (books: Books, booking: BookingRecord, nowMs: number): Touched | undefined => {
  if (booking.state !== 'booked' || booking.startMs <= nowMs) return undefined
  const touched = touchedReason(books, booking.id)
  return touched && { ...touched, nearest: nearestFor(books, booking, nowMs) }
}
