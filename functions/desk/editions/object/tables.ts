import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { draftKinds, draftSteps } from '../../../../schema/desk/draft.ts'

/** The tables of 0000_drafts.sql, where the constraints and what each row means are written. */
export const drafts = sqliteTable('drafts', {
  id: text('id').primaryKey(),
  kind: text('kind', { enum: draftKinds }).notNull(),
  madeMs: integer('made_ms').notNull(),
})

export const versions = sqliteTable(
  'versions',
  {
    draft: text('draft').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    unit: text('unit'),
    content: text('content').notNull(),
    hash: text('hash').notNull(),
    by: text('by').notNull(),
    atMs: integer('at_ms').notNull(),
    key: text('key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draft, table.version] })],
)

export const steps = sqliteTable(
  'steps',
  {
    draft: text('draft').notNull(),
    seq: integer('seq').notNull(),
    what: text('what', { enum: draftSteps }).notNull(),
    version: integer('version').notNull(),
    hash: text('hash').notNull(),
    by: text('by').notNull(),
    atMs: integer('at_ms').notNull(),
    words: text('words').notNull(),
    key: text('key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.draft, table.seq] })],
)
