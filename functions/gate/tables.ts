import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Proofs and tickets that have been used, until they would be refused for their age (milliseconds since 1970). `retry` is a
 * hash that tells the same request sent again from another one.
 */
export const spent = sqliteTable(
  'spent',
  { id: text('id').primaryKey(), retry: text('retry'), untilMs: integer('until_ms').notNull() },
  (table) => [index('spent_until').on(table.untilMs)],
)
