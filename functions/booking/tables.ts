import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Period } from '../../schema/content/office.ts'

/** The tables of 0000_ledger.sql (and desk/0004_capacity.sql), where the constraints and what each row means are written. */
export const times = sqliteTable('times', {
  id: integer('id').primaryKey(),
  office: text('office').notNull(),
  appointment: text('appointment').notNull(),
  startMs: integer('start_ms').notNull(),
  endMs: integer('end_ms').notNull(),
  capacity: integer('capacity').notNull(),
})

export const parties = sqliteTable('parties', {
  id: text('id').primaryKey(),
  codeHash: text('code_hash'),
  last4Hash: text('last4_hash'),
  phoneHash: text('phone_hash'),
  sealed: text('sealed'),
  createdMs: integer('created_ms').notNull(),
  wrongTries: integer('wrong_tries').notNull().default(0),
  lockedUntilMs: integer('locked_until_ms').notNull().default(0),
  eraseAtMs: integer('erase_at_ms'),
})

export const partyPeople = sqliteTable(
  'party_people',
  {
    partyId: text('party_id').notNull(),
    personHash: text('person_hash').notNull(),
    kind: text('kind', { enum: ['booking', 'waiting', 'entry'] }).notNull(),
    scope: text('scope').notNull(),
    active: integer('active').notNull(),
  },
  (table) => [primaryKey({ columns: [table.partyId, table.personHash] })],
)

export const bookings = sqliteTable('bookings', {
  id: text('id').primaryKey(),
  timeId: integer('time_id').notNull(),
  state: text('state', { enum: ['booked', 'cancelled', 'arrived', 'done', 'no-show'] }).notNull(),
  moves: integer('moves').notNull().default(0),
  changedMs: integer('changed_ms').notNull(),
  sequence: integer('sequence').notNull().default(0),
  remindAtMs: integer('remind_at_ms'),
})

export const places = sqliteTable(
  'places',
  {
    timeId: integer('time_id').notNull(),
    seat: integer('seat').notNull(),
    holdId: text('hold_id'),
    expiresAtMs: integer('expires_at_ms'),
    offeredTo: text('offered_to'),
    partyId: text('party_id'),
    overbookedBy: text('overbooked_by'),
  },
  (table) => [primaryKey({ columns: [table.timeId, table.seat] })],
)

export const waiting = sqliteTable('waiting', {
  id: text('id').primaryKey(),
  office: text('office').notNull(),
  appointment: text('appointment').notNull(),
  day: text('day').notNull(),
  startMs: integer('start_ms'),
  turn: integer('turn').notNull(),
  state: text('state', { enum: ['waiting', 'offered', 'booked', 'left', 'over'] }).notNull(),
  missed: integer('missed').notNull().default(0),
  offeredMs: integer('offered_ms'),
  firstOfferMs: integer('first_offer_ms'),
})

export const deskChanges = sqliteTable('desk_changes', {
  id: text('id').primaryKey(),
  madeMs: integer('made_ms').notNull(),
  office: text('office').notNull(),
  appointment: text('appointment'),
  from: text('from_day').notNull(),
  until: text('until_day').notNull(),
  hours: text('hours', { mode: 'json' }).$type<Period[]>(),
  capacity: integer('capacity'),
  reason: text('reason').notNull(),
  by: text('made_by').notNull(),
  ends: text('ends'),
})

export const answers = sqliteTable('answers', {
  key: text('key').primaryKey(),
  body: text('body').notNull(),
  answer: text('answer').notNull(),
  atMs: integer('at_ms').notNull(),
})

export const counters = sqliteTable('counters', {
  name: text('name', { enum: ['starts', 'turn', 'skew_ms'] }).primaryKey(),
  value: integer('value').notNull(),
})
