import { and, eq, sql } from 'drizzle-orm'
import type { DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { GatheredRows, insertRows } from '../gathered-rows.ts'
import { ENQUEUE_ROWS, messageRow, type NewMessage } from '../outbox/outbox.ts'
import { answers, bookings, parties, partyPeople, places, times } from './tables.ts'

export type Db = DrizzleSqliteDODatabase

/** What a rush writes, in the order in which the tables refer to each other. */
const gathered = [
  ['time', insertRows('times', ['id', 'office', 'appointment', 'start_ms', 'end_ms', 'capacity'])],
  [
    'party',
    insertRows('parties', [
      'id',
      'code_hash',
      'last4_hash',
      'phone_hash',
      'sealed',
      'created_ms',
      'erase_at_ms',
    ]),
  ],
  ['person', insertRows('party_people', ['party_id', 'person_hash', 'kind', 'scope', 'active'])],
  ['booking', insertRows('bookings', ['id', 'state', 'time_id', 'changed_ms', 'remind_at_ms'])],
  ['hold', insertRows('places', ['time_id', 'seat', 'hold_id', 'expires_at_ms', 'offered_to'])],
  [
    'booked place',
    `UPDATE places SET hold_id = NULL, expires_at_ms = NULL, offered_to = NULL, party_id = given.value ->> 2
    FROM json_each(?) AS given WHERE time_id = given.value ->> 0 AND seat = given.value ->> 1`,
  ],
  ['message', ENQUEUE_ROWS],
  ['answer', insertRows('answers', ['key', 'body', 'answer', 'at_ms'])],
] as const

export type Rows = GatheredRows<(typeof gathered)[number][0]>

export const gatherRows = (storage: SqlStorage): Rows => new GatheredRows(storage, gathered)

type NewTime = typeof times.$inferSelect
type NewParty = Pick<
  { [K in keyof typeof parties.$inferSelect]: NonNullable<(typeof parties.$inferSelect)[K]> },
  'id' | 'codeHash' | 'last4Hash' | 'phoneHash' | 'sealed' | 'createdMs' | 'eraseAtMs'
>
type NewPerson = Omit<typeof partyPeople.$inferSelect, 'active'>
type NewBooking = Pick<typeof bookings.$inferSelect, 'id' | 'timeId' | 'changedMs' | 'remindAtMs'>
type NewHold = { timeId: number; seat: number; holdId: string; expiresAtMs: number; offeredTo?: string }

/** What a rush asks and writes. What it writes is on its tables when anything is asked of them, and when the batch ends. */
export const prepareStatements = (db: Db, rows: Rows) => ({
  answer: db
    .select({ body: answers.body, answer: answers.answer })
    .from(answers)
    .where(eq(answers.key, sql.placeholder('key')))
    .prepare(),
  /** Everything that is known of one person, newest first. */
  pastOf: db
    .select({
      partyId: partyPeople.partyId,
      kind: partyPeople.kind,
      scope: partyPeople.scope,
      active: partyPeople.active,
      createdMs: parties.createdMs,
      state: bookings.state,
      office: times.office,
      startMs: times.startMs,
      endMs: times.endMs,
    })
    .from(partyPeople)
    .innerJoin(parties, eq(parties.id, partyPeople.partyId))
    .leftJoin(bookings, eq(bookings.id, partyPeople.partyId))
    .leftJoin(times, eq(times.id, bookings.timeId))
    .where(eq(partyPeople.personHash, sql.placeholder('personHash')))
    .orderBy(sql`${parties.createdMs} desc`)
    .prepare(),
  freePlace: db
    .delete(places)
    .where(and(eq(places.timeId, sql.placeholder('timeId')), eq(places.seat, sql.placeholder('seat'))))
    .prepare(),
  keepAnswer: ({ key, body, answer, atMs }: typeof answers.$inferSelect) =>
    rows.add('answer', [key, body, answer, atMs]),
  addTime: ({ id, office, appointment, startMs, endMs, capacity }: NewTime) =>
    rows.add('time', [id, office, appointment, startMs, endMs, capacity]),
  addParty: ({ id, codeHash, last4Hash, phoneHash, sealed, createdMs, eraseAtMs }: NewParty) =>
    rows.add('party', [id, codeHash, last4Hash, phoneHash, sealed, createdMs, eraseAtMs]),
  addPerson: ({ partyId, personHash, kind, scope }: NewPerson) =>
    rows.add('person', [partyId, personHash, kind, scope, 1]),
  addBooking: ({ id, timeId, changedMs, remindAtMs }: NewBooking) =>
    rows.add('booking', [id, 'booked', timeId, changedMs, remindAtMs]),
  putHold: ({ timeId, seat, holdId, expiresAtMs, offeredTo }: NewHold) =>
    rows.add('hold', [timeId, seat, holdId, expiresAtMs, offeredTo ?? null]),
  bookPlace: ({ timeId, seat, partyId }: { timeId: number; seat: number; partyId: string }) =>
    rows.add('booked place', [timeId, seat, partyId]),
  enqueue: (message: NewMessage) => {
    const row = messageRow(message)
    if (row !== undefined) rows.add('message', row)
  },
})

export type Statements = ReturnType<typeof prepareStatements>
export type Past = ReturnType<Statements['pastOf']['all']>[number]
