import { and, eq, sql } from 'drizzle-orm'
import type { DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { answers, bookings, parties, partyPeople, places, times } from './tables.ts'

export type Db = DrizzleSqliteDODatabase

const given = sql.placeholder

const person = (which: 'one' | 'other') => ({
  partyId: given('partyId'),
  personHash: given(which),
  kind: given('kind'),
  scope: given('scope'),
  active: 1,
})

/** The statements that a rush runs, prepared once for the life of the object. */
export const prepareStatements = (db: Db) => ({
  answer: db
    .select({ body: answers.body, answer: answers.answer })
    .from(answers)
    .where(eq(answers.key, given('key')))
    .prepare(),
  keepAnswer: db
    .insert(answers)
    .values({ key: given('key'), body: given('body'), answer: given('answer'), atMs: given('atMs') })
    .prepare(),
  addTime: db
    .insert(times)
    .values({
      office: given('office'),
      appointment: given('appointment'),
      startMs: given('startMs'),
      endMs: given('endMs'),
      capacity: given('capacity'),
    })
    .returning({ id: times.id })
    .prepare(),
  putHold: db
    .insert(places)
    .values({
      timeId: given('timeId'),
      seat: given('seat'),
      holdId: given('holdId'),
      expiresAtMs: given('expiresAtMs'),
      offeredTo: given('offeredTo'),
    })
    .prepare(),
  freePlace: db
    .delete(places)
    .where(and(eq(places.timeId, given('timeId')), eq(places.seat, given('seat'))))
    .prepare(),
  bookPlace: db
    .update(places)
    .set({ holdId: null, expiresAtMs: null, offeredTo: null, partyId: sql`${given('partyId')}` })
    .where(and(eq(places.timeId, given('timeId')), eq(places.seat, given('seat'))))
    .prepare(),
  addParty: db
    .insert(parties)
    .values({
      id: given('id'),
      codeHash: given('codeHash'),
      last4Hash: given('last4Hash'),
      phoneHash: given('phoneHash'),
      sealed: given('sealed'),
      createdMs: given('createdMs'),
      eraseAtMs: given('eraseAtMs'),
    })
    .prepare(),
  addPerson: db.insert(partyPeople).values(person('one')).prepare(),
  addCouple: db
    .insert(partyPeople)
    .values([person('one'), person('other')])
    .prepare(),
  addBooking: db
    .insert(bookings)
    .values({
      id: given('id'),
      timeId: given('timeId'),
      state: 'booked',
      changedMs: given('changedMs'),
      remindAtMs: given('remindAtMs'),
    })
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
    .where(eq(partyPeople.personHash, given('personHash')))
    .orderBy(sql`${parties.createdMs} desc`)
    .prepare(),
})

export type Statements = ReturnType<typeof prepareStatements>
export type Past = ReturnType<Statements['pastOf']['all']>[number]
