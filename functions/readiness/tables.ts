import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'

/** One row: how often storage was proved, and when first and last (milliseconds since 1970). */
export const heartbeats = sqliteTable('heartbeats', {
  id: integer('id').primaryKey(),
  beats: integer('beats').notNull(),
  firstAtMs: integer('first_at_ms').notNull(),
  lastAtMs: integer('last_at_ms').notNull(),
})
