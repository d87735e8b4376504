import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { statuses } from '../../schema/casework/transitions.ts'

/** The tables of 0000_casebook.sql, where the constraints and what each row means are written. */
export const cases = sqliteTable('cases', {
  id: text('id').primaryKey(),
  number: integer('number').notNull(),
  kind: text('kind').notNull(),
  status: text('status', { enum: statuses }).notNull(),
  unit: text('unit').notNull(),
  openedMs: integer('opened_ms').notNull(),
  updatedMs: integer('updated_ms').notNull(),
  closedMs: integer('closed_ms'),
  nextMs: integer('next_ms'),
  state: text('state').notNull(),
})

export const reports = sqliteTable('reports', {
  id: text('id').primaryKey(),
  caseId: text('case_id').notNull(),
  firstCaseId: text('first_case_id').notNull(),
  receiptHash: text('receipt_hash').notNull(),
  draftHash: text('draft_hash'),
  phoneHash: text('phone_hash'),
  receivedMs: integer('received_ms').notNull(),
  withdrawnMs: integer('withdrawn_ms'),
  additions: integer('additions').notNull().default(0),
  maybeKnown: integer('maybe_known', { mode: 'boolean' }).notNull(),
  sealed: text('sealed'),
  spot: text('spot'),
})

export const photos = sqliteTable('photos', {
  id: text('id').primaryKey(),
  reportId: text('report_id').notNull(),
  adopted: integer('adopted', { mode: 'boolean' }).notNull().default(false),
})

export const albumsDue = sqliteTable('albums_due', {
  caseId: text('case_id').primaryKey(),
  intoCase: text('into_case'),
})

/** Photos of one reporter that are to be erased while those of others stay. */
export const photosDue = sqliteTable('photos_due', { photoId: text('photo_id').primaryKey() })

export const events = sqliteTable(
  'events',
  {
    caseId: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    atMs: integer('at_ms').notNull(),
    event: text('event').notNull(),
    by: text('by').notNull(),
    reportId: text('report_id'),
    data: text('data').notNull(),
    sealed: text('sealed'),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.seq] })],
)

export const answers = sqliteTable('answers', {
  key: text('key').primaryKey(),
  body: text('body').notNull(),
  answer: text('answer').notNull(),
  atMs: integer('at_ms').notNull(),
})

export const counters = sqliteTable('counters', {
  name: text('name').primaryKey(),
  value: integer('value').notNull(),
})
