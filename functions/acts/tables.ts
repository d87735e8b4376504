import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AuditAct } from '../../schema/desk/audit.ts'

export const actsUntold = sqliteTable('acts_untold', {
  key: text('key').primaryKey(),
  atMs: integer('at_ms').notNull(),
  who: text('who').notNull(),
  act: text('act').$type<AuditAct>().notNull(),
  about: text('about').notNull(),
  why: text('why').notNull(),
})
