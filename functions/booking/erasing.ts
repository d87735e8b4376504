import { and, eq, inArray, isNotNull, notInArray, sql, type SQL } from 'drizzle-orm'
import { DAY_MS } from '../../schema/booking/instant.ts'
import { erasureHolds, noteErasure, type Erasure } from '../retention-rows.ts'
import type { Books } from './books.ts'
import { bookings, parties, partyPeople, times } from './tables.ts'

/** What a party asked for last: `waiting` and `entry` that became a booking count as one. */
export type PartyKind = 'booking' | 'waiting' | 'entry'
export const kindOfParty = sql<PartyKind>`CASE
  WHEN EXISTS (SELECT 1 FROM bookings WHERE bookings.id = parties.id) THEN 'booking'
  WHEN EXISTS (SELECT 1 FROM waiting WHERE waiting.id = parties.id) THEN 'waiting'
  ELSE 'entry' END`

type Reader = Pick<Books, 'db'>

/** Parties that still tell who they are, and that nothing holds back. */
export const erasable = ({ db }: Reader): SQL | undefined =>
  and(
    isNotNull(parties.sealed),
    notInArray(parties.id, db.select({ thing: erasureHolds.thing }).from(erasureHolds)),
  )

/** Bookings nobody came to, whose people are known by their hash for as long as that counts. */
export const remembered = ({ db, plan }: Pick<Books, 'db' | 'plan'>, nowMs: number) => {
  const { withinDays, walkInDays } = plan.rules.noShow
  return db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(times, eq(times.id, bookings.timeId))
    .where(
      and(
        eq(bookings.state, 'no-show'),
        sql`${times.startMs} > ${nowMs - (withinDays + walkInDays) * DAY_MS}`,
      ),
    )
}

/**
 * The one way in which parties are erased, when their time is over and when somebody asks for it: names, numbers and phones go, and
 * everything by which one could be found; hashes of people only stay as long as a no-show counts.
 */
export const eraseParties = (
  books: Pick<Books, 'db' | 'plan'>,
  which: SQL | undefined,
  why: Erasure['why'],
  nowMs: number,
): void => {
  const { db } = books
  const where = and(erasable(books), which)
  const counts = db
    .select({ what: kindOfParty, count: sql<number>`count(*)` })
    .from(parties)
    .where(where)
    .groupBy(kindOfParty)
    .all()
  if (counts.length > 0)
    db.update(parties)
      .set({ sealed: null, codeHash: null, last4Hash: null, phoneHash: null })
      .where(where)
      .run()
  for (const { what, count } of counts) noteErasure(db, { why, what, count }, nowMs)
  const erased = db
    .select({ id: parties.id })
    .from(parties)
    .where(sql`${parties.sealed} is null`)
  db.delete(partyPeople)
    .where(
      and(
        inArray(partyPeople.partyId, erased),
        sql`${partyPeople.partyId} not in ${remembered(books, nowMs)}`,
      ),
    )
    .run()
}
