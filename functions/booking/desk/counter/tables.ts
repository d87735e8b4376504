import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { stages } from '../../../../schema/desk/counter-line.ts'

const kind = () => text('kind', { enum: ['booked', 'walk-in'] }).notNull()

/** The tables of 0003_counter.sql, where the constraints and what each row means are written. */
export const visits = sqliteTable('visits', {
  id: text('id').primaryKey(),
  kind: kind(),
  office: text('office').notNull(),
  day: text('day').notNull(),
  appointment: text('appointment').notNull(),
  number: integer('number').notNull(),
  stage: text('stage', { enum: ['arrived', 'called', 'done', 'left'] }).notNull(),
  counter: integer('counter'),
  arrivedMs: integer('arrived_ms').notNull(),
  calledMs: integer('called_ms'),
  endedMs: integer('ended_ms'),
})

export const counterNumbers = sqliteTable(
  'counter_numbers',
  {
    office: text('office').notNull(),
    day: text('day').notNull(),
    kind: kind(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.day, table.kind] })],
)

export const counterEvents = sqliteTable('counter_events', {
  seq: integer('seq').primaryKey(),
  key: text('key').notNull(),
  office: text('office').notNull(),
  day: text('day').notNull(),
  subject: text('subject').notNull(),
  act: text('act', {
    enum: ['arrive', 'call', 'done', 'leave', 'no-show', 'walk-in', 'undo', 'delay'],
  }).notNull(),
  fromStage: text('from_stage', { enum: [...stages] }),
  by: text('by').notNull(),
  atMs: integer('at_ms').notNull(),
  counter: integer('counter'),
  minutes: integer('minutes'),
  told: integer('told'),
  undoes: integer('undoes'),
})
