import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { statuses } from '../../../schema/casework/transitions.ts'

/** `cases` as the desk asks for them, with the computed columns of 0002_desk.sql. */
export const queued = sqliteTable('cases', {
  id: text('id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind').notNull(),
  status: text('status', { enum: statuses }).notNull(),
  unit: text('unit').notNull(),
  state: text('state').notNull(),
  township: text('township'),
  assignee: text('assignee'),
  danger: integer('danger', { mode: 'boolean' }).notNull(),
  passedOn: integer('passed_on', { mode: 'boolean' }).notNull(),
  rank: integer('rank').notNull(),
  orderMs: integer('order_ms').notNull(),
})
