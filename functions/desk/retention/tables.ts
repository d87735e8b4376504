import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { AuditAct } from '../../../schema/desk/audit.ts'
import { requestKinds, requestOutcomes } from '../../../schema/desk/rights.ts'

/** Keyed hashes by which somebody's data is found; a phone that was corrected is there beside the new one. */
export type Lookup = { person?: string; phones: string[] }

/** The tables of 0002_rights.sql and 0004_begun.sql, where the constraints and what each row means are written. */
export const rightsRequests = sqliteTable('rights_requests', {
  number: integer('number').primaryKey({ autoIncrement: true }),
  key: text('key').notNull(),
  kind: text('kind', { enum: requestKinds }).notNull(),
  proof: text('proof').notNull(),
  lookup: text('lookup', { mode: 'json' }).$type<Lookup>().notNull(),
  received: text('received').notNull(),
  dueMs: integer('due_ms').notNull(),
  by: text('by').notNull(),
  registeredMs: integer('registered_ms').notNull(),
  outcome: text('outcome', { enum: requestOutcomes }),
  closedMs: integer('closed_ms'),
  eraseAtMs: integer('erase_at_ms'),
})

export const rightsSteps = sqliteTable('rights_steps', {
  key: text('key').primaryKey(),
  number: integer('number').notNull(),
  atMs: integer('at_ms').notNull(),
  by: text('by').notNull(),
  act: text('act').$type<AuditAct>().notNull(),
  count: integer('count').notNull(),
  phone: text('phone'),
})

export const rightsBegun = sqliteTable('rights_begun', {
  key: text('key').primaryKey(),
  number: integer('number').notNull(),
  atMs: integer('at_ms').notNull(),
  by: text('by').notNull(),
  act: text('act').$type<AuditAct>().notNull(),
  why: text('why').notNull(),
  things: text('things', { mode: 'json' }).$type<string[]>().notNull(),
  phone: text('phone'),
  afterSeq: integer('after_seq').notNull(),
})
