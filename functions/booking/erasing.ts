import { and, eq, gte, inArray, isNotNull, notInArray, or, sql, type SQL } from 'drizzle-orm'
import { followWindow } from '../../schema/booking/follow.ts'
import { DAY_MS, instantAt } from '../../schema/booking/instant.ts'
import type { Appointment } from '../../schema/content/appointment.ts'
import { addDays, dayOf, type Day } from '../../schema/dates.ts'
import type { Rules } from '../../schema/eligibility/rules.ts'
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

/** No second visit is possible so long after its first; where one were, the search below would still end. */
const MOST_DAYS_LATER = 200

type Follows = NonNullable<Appointment['follows']>

/** The earliest day of a first visit of which the second is still possible on a day. */
const firstDayOf = (rules: Rules, follows: Follows, on: Day): Day => {
  let day = on
  for (let back = 1; back <= MOST_DAYS_LATER; back += 1) {
    const before = addDays(on, -back)
    if (followWindow(rules, follows, before).until < on) break
    day = before
  }
  return day
}

/** Chores ask many times a day, and it takes milliseconds: the last answer is kept. */
const lastAnswers = new WeakMap<Follows, { rules: Rules; on: Day; day: Day }>()

const knownFirstDay = (rules: Rules, follows: Follows, on: Day): Day => {
  const known = lastAnswers.get(follows)
  if (known?.on === on && known.rules === rules) return known.day
  const day = firstDayOf(rules, follows, on)
  lastAnswers.set(follows, { rules, on, day })
  return day
}

/** First visits whose second one has an office and a window: without the hashes nobody would be held to them (following.ts). */
const firstVisits = ({ plan, rules }: Pick<Books, 'plan' | 'rules'>, nowMs: number): (SQL | undefined)[] =>
  [...plan.appointments.values()].flatMap(({ follows }) =>
    follows === null
      ? []
      : [
          and(
            eq(times.appointment, follows.appointment),
            inArray(bookings.state, ['booked', 'arrived', 'done']),
            gte(times.startMs, instantAt(knownFirstDay(rules, follows, dayOf(nowMs)), '00:00')),
          ),
        ],
  )

/**
 * Bookings whose people are known by their hash for longer than by name: nobody came, for as long as that counts; or a second visit hangs on
 * it, for as long as that is possible.
 */
export const remembered = (books: Pick<Books, 'db' | 'plan' | 'rules'>, nowMs: number) => {
  const { withinDays, walkInDays } = books.plan.rules.noShow
  const missed = and(
    eq(bookings.state, 'no-show'),
    sql`${times.startMs} > ${nowMs - (withinDays + walkInDays) * DAY_MS}`,
  )
  return books.db
    .select({ id: bookings.id })
    .from(bookings)
    .innerJoin(times, eq(times.id, bookings.timeId))
    .where(or(missed, ...firstVisits(books, nowMs)))
}

/**
 * The one way in which parties are erased, when their time is over and when somebody asks for it: names, numbers and phones go, and
 * everything by which one could be found; hashes of people only stay as long as they are remembered for something.
 */
export const eraseParties = (
  books: Pick<Books, 'db' | 'plan' | 'rules'>,
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
