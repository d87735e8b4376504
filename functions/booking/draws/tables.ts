import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { drawStates, entryStates } from '../../../schema/api/draws.ts'

/** The tables of 0002_draws.sql, where the constraints stand. */
export const draws = sqliteTable('draws', {
  id: text('id').primaryKey(),
  announcedBy: text('announced_by', { enum: ['content', 'desk'] }).notNull(),
  name: text('name').notNull(),
  office: text('office').notNull(),
  appointment: text('appointment').notNull(),
  day: text('day').notNull(),
  fromMs: integer('from_ms').notNull(),
  untilMs: integer('until_ms').notNull(),
  valueSource: text('value_source').notNull(),
  valueWritten: text('value_written').notNull(),
  valueForm: text('value_form').notNull(),
  expectedMs: integer('expected_ms').notNull(),
  note: text('note'),
  state: text('state', { enum: drawStates }).notNull(),
  commitment: text('commitment'),
  committedMs: integer('committed_ms'),
  publicValue: text('public_value'),
  drawnMs: integer('drawn_ms'),
  reason: text('reason'),
  cancelledMs: integer('cancelled_ms'),
  firstComeMs: integer('first_come_ms'),
})

export const drawTimes = sqliteTable(
  'draw_times',
  {
    draw: text('draw').notNull(),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    places: integer('places').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draw, table.startMs] })],
)

export const drawEntries = sqliteTable('draw_entries', {
  id: text('id').primaryKey(),
  draw: text('draw').notNull(),
  entry: text('entry').notNull(),
  preferences: text('preferences', { mode: 'json' }).$type<number[]>().notNull(),
  enteredMs: integer('entered_ms').notNull(),
  state: text('state', { enum: entryStates }).notNull(),
  turn: integer('turn'),
  startMs: integer('start_ms'),
})

export type DrawRow = typeof draws.$inferSelect
