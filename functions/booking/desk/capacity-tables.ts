import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The tables of 0004_capacity.sql, where the constraints stand. */
export const touched = sqliteTable(
  'touched',
  {
    id: text('id').notNull(),
    timeId: integer('time_id').notNull(),
    changeId: text('change_id'),
    toldMs: integer('told_ms').notNull(),
    keptBy: text('kept_by'),
    keptWhy: text('kept_why'),
    keptMs: integer('kept_ms'),
    liftedMs: integer('lifted_ms'),
  },
  (table) => [primaryKey({ columns: [table.id, table.timeId] })],
)

export const overbooked = sqliteTable('overbooked', {
  id: text('id').primaryKey(),
  timeId: integer('time_id').notNull(),
  by: text('by_staff').notNull(),
  reason: text('reason').notNull(),
  atMs: integer('at_ms').notNull(),
})

export const drawActs = sqliteTable(
  'draw_acts',
  {
    draw: text('draw').notNull(),
    act: text('act', { enum: ['declared', 'drawn', 'called-off'] }).notNull(),
    by: text('by_staff').notNull(),
    why: text('why').notNull(),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draw, table.act] })],
)
