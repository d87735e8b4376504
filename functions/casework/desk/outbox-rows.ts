import { and, desc, eq, getTableColumns, inArray, or, sql } from 'drizzle-orm'
import { onceMore, type Again, type OneMessage, type OutboxQuery, type OutboxRow } from '../../outbox/desk.ts'
import type { Rendered } from '../../outbox/dispatch.ts'
import { messageId, type MessageKey } from '../../outbox/message.ts'
import { isKey } from '../../outbox/outbox.ts'
import { messages } from '../../outbox/tables.ts'
import { isMessageKind, type CaseBooks } from '../books.ts'
import type { CaseState } from '../case-state.ts'
import type { Keyed } from '../commands.ts'
import { rules } from '../rules.ts'
import { rendered } from '../sending.ts'
import { cases, reports } from '../tables.ts'
import { keepForAudit } from './for-audit.ts'

/** A message of the casebook, the case it is about, and the sealed report where it is for a reporter. */
export type CaseMessageRow = OutboxRow & { number: number; sealed: string | null; of: CaseState }
export type AgainCommand = { nowMs: number; keyed: Keyed; message: MessageKey; by: string }
export type CaseOutboxQuery = OutboxQuery & { units: string[] }

const rows = ({ db }: CaseBooks) =>
  db
    .select({ ...getTableColumns(messages), number: cases.number, sealed: reports.sealed, of: cases.state })
    .from(messages)
    .leftJoin(reports, eq(reports.id, messages.subject))
    .innerJoin(cases, sql`${cases.id} = coalesce(${reports.caseId}, ${messages.subject})`)

const read = <Row extends { of: string }>(row: Row): Omit<Row, 'of'> & { of: CaseState } => ({
  ...row,
  of: JSON.parse(row.of) as CaseState,
})

/** Messages about cases of these units, and what those were told who are above them; the latest due first. */
export const messageRows = (
  books: CaseBooks,
  { units, states, kind, most, offset }: CaseOutboxQuery,
): CaseMessageRow[] =>
  rows(books)
    .where(
      and(
        inArray(messages.state, [...states]),
        kind === undefined ? undefined : eq(messages.kind, kind),
        or(
          inArray(cases.unit, units),
          units.includes(rules.escalateTo) ? eq(messages.kind, 'case-late') : undefined,
        ),
      ),
    )
    .orderBy(desc(messages.dueAtMs), messages.subject, messages.kind)
    .limit(most)
    .offset(offset)
    .all()
    .map(read)

const writtenOf = (books: CaseBooks, key: MessageKey): Rendered | undefined =>
  books.ring === undefined
    ? undefined
    : rendered(books, books.ring, { ...key, id: messageId(key), attempts: 0, giveUpAtMs: 0 })

/** One message and what it says now; `written` is null where nobody is to be told any more. */
export const messageRow = (books: CaseBooks, key: MessageKey): OneMessage<CaseMessageRow> | null => {
  const row = rows(books).where(isKey(key)).get()
  return row === undefined ? null : { row: read(row), written: writtenOf(books, key) ?? null }
}

/** Puts a message in once more, due now. */
export const sendAgain = (books: CaseBooks, command: AgainCommand): Again => {
  const { message: key, nowMs } = command
  const { subject, kind } = key
  const row = rows(books).where(isKey(key)).get()
  const verdict = onceMore(row, row !== undefined && writtenOf(books, key) !== undefined, nowMs)
  if (verdict.did !== 'queued') return verdict
  if (!isMessageKind(kind)) return { did: 'gone' }
  books.tell(kind, subject, nowMs)
  keepForAudit(books, command, 'message-resent', `case:${row?.number} ${kind}`)
  return { did: 'queued', id: messageId({ subject, kind, dueAtMs: nowMs }) }
}
