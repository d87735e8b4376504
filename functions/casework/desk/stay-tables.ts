import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { stayPlaces } from '../../../schema/desk/stays.ts'

/** The tables of 0003_stays.sql, where the constraints and what each row means are written. */
export const stays = sqliteTable('stays', {
  id: text('id').primaryKey(),
  number: integer('number').notNull(),
  sinceDay: text('since_day').notNull(),
  place: text('place', { enum: stayPlaces }).notNull(),
  placedDay: text('placed_day').notNull(),
  settledDay: text('settled_day'),
  assistance: text('assistance'),
  assistedDay: text('assisted_day'),
  endedDay: text('ended_day'),
  endedHow: text('ended_how'),
  sealed: text('sealed'),
})

export const stayEvents = sqliteTable(
  'stay_events',
  {
    stayId: text('stay_id').notNull(),
    seq: integer('seq').notNull(),
    atMs: integer('at_ms').notNull(),
    by: text('by').notNull(),
    key: text('key').notNull(),
    act: text('act', { enum: ['opened', 'placed', 'settled', 'assisted', 'ended'] }).notNull(),
    day: text('day').notNull(),
    /** The place, the assistance or how it ended; empty for being settled. */
    what: text('what').notNull(),
  },
  (table) => [primaryKey({ columns: [table.stayId, table.seq] })],
)
