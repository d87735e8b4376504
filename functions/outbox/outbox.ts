import { and, desc, eq, inArray, lt, lte, min, sql, type SQL } from 'drizzle-orm'
import type { DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { insertRows, type Row } from '../gathered-rows.ts'
import { keyOfId, messageId, type DueMessage, type MessageKey, type Outcome } from './message.ts'
import { GIVE_UP_AFTER_MS, nextTryAtMs } from './retry.ts'
import { messages } from './tables.ts'

/** A drizzle database or transaction over the object's storage. All functions here are synchronous. */
export type OutboxDb = Pick<DrizzleSqliteDODatabase, 'insert' | 'select' | 'update' | 'delete' | 'run'>

/** `uselessAtMs`: from when it need not come any more; without it, a day after it was due. */
export type NewMessage = MessageKey & { uselessAtMs?: number }

/** How long a taken message is left alone, unless settled sooner: longer than any transport may take. */
export const LEASE_MS = 60_000

/**
 * Puts in the rows of {@link messageRow}. A message that was dropped unsent comes back to life; one that stands there in any
 * other state stays as it is.
 */
export const ENQUEUE_ROWS = insertRows(
  'messages',
  ['subject', 'kind', 'due_at_ms', 'give_up_at_ms', 'next_at_ms'],
  `ON CONFLICT (subject, kind, due_at_ms) DO UPDATE SET
    state = 'pending', attempts = 0, give_up_at_ms = excluded.give_up_at_ms, next_at_ms = excluded.next_at_ms,
    settled_at_ms = NULL, last_error = NULL
    WHERE state = 'dropped'`,
)

/** The row of a message that is still to be sent, or undefined where it would be useless by the time it is due. */
export const messageRow = ({ subject, kind, dueAtMs, uselessAtMs }: NewMessage): Row | undefined => {
  const giveUpAtMs = Math.min(uselessAtMs ?? Infinity, dueAtMs + GIVE_UP_AFTER_MS)
  return giveUpAtMs > dueAtMs ? [subject, kind, dueAtMs, giveUpAtMs, dueAtMs] : undefined
}

/** The one row of a message. */
export const isKey = ({ subject, kind, dueAtMs }: MessageKey): SQL | undefined =>
  and(eq(messages.subject, subject), eq(messages.kind, kind), eq(messages.dueAtMs, dueAtMs))

const [enqueueHead = '', enqueueTail = ''] = ENQUEUE_ROWS.split('?')

/** Puts messages in, each once. One that would be useless by the time it is due is left out. */
export const enqueue = (db: OutboxDb, news: readonly NewMessage[]): void => {
  const rows = news.map(messageRow).filter((row) => row !== undefined)
  if (rows.length > 0) db.run(sql`${sql.raw(enqueueHead)}${JSON.stringify(rows)}${sql.raw(enqueueTail)}`)
}

/** So many subjects stay far below the 2 MB that a string in the object's storage may have. */
const SUBJECTS_AT_ONCE = 5000

/** Puts the same message in for many subjects at once; what stands there already stays as it is. */
export const enqueueForAll = (
  db: Pick<DrizzleSqliteDODatabase, 'run'>,
  kind: string,
  dueAtMs: number,
  subjects: readonly string[],
): void => {
  for (let at = 0; at < subjects.length; at += SUBJECTS_AT_ONCE)
    db.run(sql`
      INSERT INTO messages (subject, kind, due_at_ms, give_up_at_ms, next_at_ms)
      SELECT value, ${kind}, ${dueAtMs}, ${dueAtMs + GIVE_UP_AFTER_MS}, ${dueAtMs}
      FROM json_each(${JSON.stringify(subjects.slice(at, at + SUBJECTS_AT_ONCE))}) WHERE true
      ON CONFLICT DO NOTHING`)
}

/** Takes back what is still to be sent of these kinds, because it is no longer true (a moved or cancelled booking). */
export const dropFor = (db: OutboxDb, subject: string, kinds: readonly string[], nowMs: number): void => {
  db.update(messages)
    .set({ state: 'dropped', nextAtMs: null, settledAtMs: nowMs })
    .where(
      and(eq(messages.subject, subject), inArray(messages.kind, [...kinds]), eq(messages.state, 'pending')),
    )
    .run()
}

/** When the outbox next wants to be looked at (ms since 1970), for the object's alarm. */
export const nextDueAtMs = (db: OutboxDb): number | undefined =>
  db
    .select({ atMs: min(messages.nextAtMs) })
    .from(messages)
    .where(eq(messages.state, sql`'pending'`))
    .get()?.atMs ?? undefined

/**
 * Up to `limit` messages to be sent now, the longest due first. Each counts as tried and is left alone for {@link LEASE_MS}:
 * after a crash between sending and settling it comes again, with the same id. What has become useless meanwhile fails.
 */
export const takeDue = (db: OutboxDb, nowMs: number, limit: number): DueMessage[] => {
  const due = sql`state = 'pending' AND next_at_ms <= ${nowMs}`
  db.update(messages)
    .set({
      state: 'failed',
      nextAtMs: null,
      settledAtMs: nowMs,
      lastError: sql`coalesce(last_error, 'too_late')`,
    })
    .where(sql`${due} AND give_up_at_ms <= ${nowMs}`)
    .run()
  const taken = db
    .update(messages)
    .set({ attempts: sql`attempts + 1`, nextAtMs: nowMs + LEASE_MS })
    .where(
      sql`(subject, kind, due_at_ms) IN (
        SELECT subject, kind, due_at_ms FROM messages WHERE ${due} ORDER BY next_at_ms, due_at_ms LIMIT ${limit})`,
    )
    .returning({
      subject: messages.subject,
      kind: messages.kind,
      dueAtMs: messages.dueAtMs,
      attempts: messages.attempts,
      giveUpAtMs: messages.giveUpAtMs,
    })
    .all()
  return taken
    .map((message) => ({ ...message, id: messageId(message) }))
    .sort((a, b) => a.dueAtMs - b.dueAtMs)
}

/** Everything that is due counts as sent, in one statement: for a portal without a receiver, where the row is the message. */
export const logDue = (db: OutboxDb, nowMs: number): void => {
  db.update(messages)
    .set({ state: 'sent', attempts: 1, nextAtMs: null, settledAtMs: nowMs })
    .where(and(eq(messages.state, 'pending'), lte(messages.nextAtMs, nowMs)))
    .run()
}

/**
 * Writes down how a try ended; `chance` (0 up to 1) spreads the next one. A message that was dropped while it was on its way
 * stays dropped, unless it arrived: then that is the truth. What is settled already stays as it is.
 */
export const settle = (db: OutboxDb, id: string, outcome: Outcome, nowMs: number, chance: number): void => {
  const key = keyOfId(id)
  const message = db.select().from(messages).where(isKey(key)).get()
  if (message === undefined || message.state === 'sent' || message.state === 'failed') return
  const end = (state: 'sent' | 'failed' | 'dropped', lastError: string | null): void => {
    db.update(messages).set({ state, lastError, nextAtMs: null, settledAtMs: nowMs }).where(isKey(key)).run()
  }
  if (outcome.kind === 'sent') return end('sent', null)
  if (message.state === 'dropped') return
  if (outcome.kind === 'dropped') return end('dropped', null)
  const next = outcome.kind === 'retry' ? nextTryAtMs(message, nowMs, chance, outcome.afterMs) : undefined
  if (next === undefined) return end('failed', outcome.error)
  db.update(messages).set({ nextAtMs: next, lastError: outcome.error }).where(isKey(key)).run()
}

/** Erases what was settled before an instant (ms since 1970); retention is the caller's rule. */
export const forgetSettled = (db: OutboxDb, beforeMs: number): void => {
  db.delete(messages).where(lt(messages.settledAtMs, beforeMs)).run()
}

/** The newest settled messages of one state, for the desk: what went out, and what failed and why. */
export const settledMessages = (db: OutboxDb, state: 'sent' | 'failed', limit: number) =>
  db
    .select()
    .from(messages)
    .where(eq(messages.state, state))
    .orderBy(desc(messages.settledAtMs))
    .limit(limit)
    .all()
