import { and, eq, gte, lt, lte, ne, type SQL } from 'drizzle-orm'
import { instantAt } from '../../../../schema/booking/instant.ts'
import { addDays, dayOf } from '../../../../schema/dates.ts'
import type { Stage } from '../../../../schema/desk/counter-line.ts'
import type { Books } from '../../books.ts'
import { bookings, parties, times } from '../../tables.ts'
import type { CounterEvent, CounterRecord, DaysQuery } from './commands.ts'
import { counterEvents, visits } from './tables.ts'

type Visit = typeof visits.$inferSelect
type BookingState = (typeof bookings.$inferSelect)['state']

/** Whoever was marked without a number stands in no line yet. */
const stageOf = (state: BookingState, visit: Visit | null): Stage =>
  visit?.stage ?? (state === 'done' || state === 'no-show' ? state : 'expected')

/** The last mark of each that was not taken back. */
const lastOf = (events: readonly CounterEvent[]): Map<string, CounterEvent> => {
  const undone = new Set(events.flatMap(({ undoes }) => undoes ?? []))
  const marks = events.filter(({ act, seq }) => act !== 'undo' && !undone.has(seq))
  return new Map(marks.map((event) => [event.subject, event]))
}

const bookedWhere = (
  { db }: Books,
  where: SQL | undefined,
  last: ReadonlyMap<string, CounterEvent>,
): CounterRecord[] =>
  db
    .select({
      id: bookings.id,
      office: times.office,
      appointment: times.appointment,
      startMs: times.startMs,
      endMs: times.endMs,
      state: bookings.state,
      sealed: parties.sealed,
      visit: visits,
    })
    .from(bookings)
    .innerJoin(times, eq(times.id, bookings.timeId))
    .innerJoin(parties, eq(parties.id, bookings.id))
    .leftJoin(visits, eq(visits.id, bookings.id))
    .where(and(ne(bookings.state, 'cancelled'), where))
    .orderBy(times.startMs, bookings.id)
    .all()
    .map(({ state, visit, ...row }) => ({
      ...row,
      kind: 'booked',
      day: dayOf(row.startMs),
      stage: stageOf(state, visit),
      number: visit?.number ?? null,
      counter: visit?.counter ?? null,
      arrivedMs: visit?.arrivedMs ?? null,
      last: last.get(row.id) ?? null,
    }))

const walkInsWhere = (
  { db }: Books,
  where: SQL | undefined,
  last: ReadonlyMap<string, CounterEvent>,
): CounterRecord[] =>
  db
    .select()
    .from(visits)
    .where(and(eq(visits.kind, 'walk-in'), where))
    .orderBy(visits.day, visits.number)
    .all()
    .map((visit) => ({
      id: visit.id,
      kind: visit.kind,
      office: visit.office,
      appointment: visit.appointment,
      day: visit.day,
      stage: visit.stage,
      number: visit.number,
      counter: visit.counter,
      arrivedMs: visit.arrivedMs,
      startMs: null,
      endMs: null,
      sealed: null,
      last: last.get(visit.id) ?? null,
    }))

/** Everybody of an office's days: who booked, by time, then who came without, by number. */
export const recordsOf = (books: Books, { office, from, until }: DaysQuery): CounterRecord[] => {
  const ofDays = <T extends typeof visits | typeof counterEvents>(table: T): SQL | undefined =>
    and(eq(table.office, office), gte(table.day, from), lte(table.day, until))
  const last = lastOf(
    books.db.select().from(counterEvents).where(ofDays(counterEvents)).orderBy(counterEvents.seq).all(),
  )
  const booked = and(
    eq(times.office, office),
    gte(times.startMs, instantAt(from, '00:00')),
    lt(times.startMs, instantAt(addDays(until, 1), '00:00')),
  )
  return [...bookedWhere(books, booked, last), ...walkInsWhere(books, ofDays(visits), last)]
}

/** Everything that was marked of one, in order. */
export const eventsOf = ({ db }: Books, id: string): CounterEvent[] =>
  db.select().from(counterEvents).where(eq(counterEvents.subject, id)).orderBy(counterEvents.seq).all()

export const recordOf = (books: Books, id: string): CounterRecord | undefined => {
  const last = lastOf(eventsOf(books, id))
  return bookedWhere(books, eq(bookings.id, id), last)[0] ?? walkInsWhere(books, eq(visits.id, id), last)[0]
}

/** Whose code this is, by its keyed hash. Who was erased has none any more. */
export const idOfCode = ({ db }: Books, codeHash: string): string | undefined =>
  db.select({ id: parties.id }).from(parties).where(eq(parties.codeHash, codeHash)).get()?.id

/** The mark that a form has made already. */
export const eventOfKey = ({ db }: Books, key: string): CounterEvent | undefined =>
  db.select().from(counterEvents).where(eq(counterEvents.key, key)).get()
