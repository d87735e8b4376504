import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { keepAct } from '../../acts/acts.ts'
import type { Env } from '../../env.ts'
import { keyRing } from '../../keys.ts'
import { onceMore, type Again, type OneMessage, type OutboxQuery, type OutboxRow } from '../../outbox/desk.ts'
import type { Rendered } from '../../outbox/dispatch.ts'
import { messageId, type MessageKey } from '../../outbox/message.ts'
import { isKey } from '../../outbox/outbox.ts'
import { messages } from '../../outbox/tables.ts'
import { isMessageKind } from '../../../schema/booking/message-kind.ts'
import type { Books } from '../books.ts'
import type { Keyed } from '../commands.ts'
import { drawEntries, draws } from '../draws/tables.ts'
import { rendered, writingAt } from '../sending.ts'
import { bookings, parties, times, waiting } from '../tables.ts'

/** A message of the ledger, whose office it is, and the sealed party it is for. */
export type BookingMessageRow = OutboxRow & { office: string | null; sealed: string | null }
export type BookingOutboxQuery = OutboxQuery & { offices: string[] }

/** A message is about a booking, a place in the line, or an entry of a draw: each has its office elsewhere. */
const office = sql<string | null>`coalesce(${times.office}, ${waiting.office}, ${draws.office})`

const rows = ({ db }: Books) =>
  db
    .select({ ...getTableColumns(messages), office, sealed: parties.sealed })
    .from(messages)
    .leftJoin(bookings, eq(bookings.id, messages.subject))
    .leftJoin(times, eq(times.id, bookings.timeId))
    .leftJoin(waiting, eq(waiting.id, messages.subject))
    .leftJoin(drawEntries, eq(drawEntries.id, messages.subject))
    .leftJoin(draws, eq(draws.id, drawEntries.draw))
    .leftJoin(parties, eq(parties.id, messages.subject))

/** Messages of these offices, the latest due first. */
export const messageRows = (
  books: Books,
  { offices, states, kind, most, offset }: BookingOutboxQuery,
): BookingMessageRow[] =>
  rows(books)
    .where(
      and(
        inArray(messages.state, [...states]),
        kind === undefined ? undefined : eq(messages.kind, kind),
        inArray(office, offices),
      ),
    )
    .orderBy(desc(messages.dueAtMs), messages.subject, messages.kind)
    .limit(most)
    .offset(offset)
    .all()

const writtenOf = (books: Books, env: Env, key: MessageKey, nowMs: number): Rendered | undefined => {
  const ring = keyRing(env)
  if (!ring.ok) return undefined
  const at = writingAt(books, env, nowMs)
  return rendered(at, ring.value, { ...key, id: messageId(key), attempts: 0, giveUpAtMs: 0 })
}

/** One message and what it says now; `written` is null where nobody is to be told any more, or it is no longer true. */
export const messageRow = (
  books: Books,
  env: Env,
  key: MessageKey,
  nowMs: number,
): OneMessage<BookingMessageRow> | null => {
  const row = rows(books).where(isKey(key)).get()
  return row === undefined ? null : { row, written: writtenOf(books, env, key, nowMs) ?? null }
}

/** `key` of the form, a UUID; `by` a staff id. */
export type AgainCommand = { nowMs: number; keyed: Keyed; message: MessageKey; key: string; by: string }

/** Puts a message in once more, due now. */
export const sendAgain = (books: Books, env: Env, command: AgainCommand): Again => {
  const { message, key, by, nowMs } = command
  const { subject, kind } = message
  const row = books.db.select().from(messages).where(isKey(message)).get()
  const verdict = onceMore(
    row,
    row !== undefined && writtenOf(books, env, message, nowMs) !== undefined,
    nowMs,
  )
  if (verdict.did !== 'queued' || !isMessageKind(kind))
    return { did: verdict.did === 'queued' ? 'gone' : verdict.did }
  books.tell(kind, subject, nowMs, verdict.uselessAtMs)
  const about = `booking:${subject} ${kind}`
  keepAct(books.db, { key, atMs: nowMs, who: by, act: 'message-resent', about, why: '' })
  return { did: 'queued', id: messageId({ subject, kind, dueAtMs: nowMs }) }
}
