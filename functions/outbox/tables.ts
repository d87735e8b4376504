import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const messageStates = ['pending', 'sent', 'failed', 'dropped'] as const

/** What is to be told, to whom it belongs and when; never what it says. Instants are milliseconds since 1970. */
export const messages = sqliteTable(
  'messages',
  {
    /** The id of what the message is about. */
    subject: text('subject').notNull(),
    kind: text('kind').notNull(),
    dueAtMs: integer('due_at_ms').notNull(),
    giveUpAtMs: integer('give_up_at_ms').notNull(),
    state: text('state', { enum: messageStates }).notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    nextAtMs: integer('next_at_ms'),
    settledAtMs: integer('settled_at_ms'),
    lastError: text('last_error'),
  },
  (table) => [primaryKey({ columns: [table.subject, table.kind, table.dueAtMs] })],
)
