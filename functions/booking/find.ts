import { eq } from 'drizzle-orm'
import { MINUTE_MS } from '../../schema/booking/instant.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import type { Books } from './books.ts'
import type { FindCommand, Found } from './commands.ts'
import { touchedOf } from './desk/offered.ts'
import { entryRecord } from './draws/records.ts'
import { bookingRecord, waitingRecord } from './records.ts'
import { parties } from './tables.ts'

/** Everything that is known under a party's id. */
export const found = (books: Books, id: string, nowMs: number): Found => {
  const [booking, waits] = [bookingRecord(books, id), waitingRecord(books, id)]
  const entry = entryRecord(books, id)
  const touched = booking === undefined ? undefined : touchedOf(books, booking, nowMs)
  return {
    id,
    ...(booking === undefined ? {} : { booking }),
    ...(touched === undefined ? {} : { touched }),
    ...(waits === undefined ? {} : { waiting: waits }),
    ...(entry === undefined ? {} : { entry }),
  }
}

/**
 * Looks a code up. Wrong digits are counted, and after a few the code answers nobody for a while: a code that somebody
 * saw over a shoulder is not worth ten thousand tries. A wrong code and wrong digits get the same answer.
 */
export const find = (books: Books, { codeHash, last4Hash, nowMs }: FindCommand): Result<Found> => {
  const party = books.db.select().from(parties).where(eq(parties.codeHash, codeHash)).get()
  if (party === undefined) return refuse(problem('booking_not_found'))
  if (party.lockedUntilMs > nowMs)
    return refuse({
      ...problem('too_many_tries'),
      retryAfterSeconds: Math.ceil((party.lockedUntilMs - nowMs) / 1000),
    })
  const { tries, lockMinutes } = books.plan.rules.lookup
  const set = (values: { wrongTries: number; lockedUntilMs: number }): void => {
    books.db.update(parties).set(values).where(eq(parties.id, party.id)).run()
  }
  if (party.last4Hash !== last4Hash) {
    const wrongTries = party.wrongTries + 1
    if (wrongTries < tries) set({ wrongTries, lockedUntilMs: 0 })
    else set({ wrongTries: 0, lockedUntilMs: nowMs + lockMinutes * MINUTE_MS })
    return refuse(problem('booking_not_found'))
  }
  if (party.wrongTries > 0) set({ wrongTries: 0, lockedUntilMs: 0 })
  return ok(found(books, party.id, nowMs))
}
