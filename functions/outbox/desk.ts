import type { Thing } from '../../schema/desk/may.ts'
import type { Rendered } from './dispatch.ts'
import { messageId, type MessageKey } from './message.ts'
import { GIVE_UP_AFTER_MS } from './retry.ts'
import { messages, messageStates } from './tables.ts'

export type MessageState = (typeof messageStates)[number]
export type OutboxRow = typeof messages.$inferSelect

/** Which messages staff want to see, the latest due first. */
export type OutboxQuery = { states: readonly MessageState[]; kind?: string; most: number; offset: number }

/** A message as the desk shows it: never what it says, and the phone masked. */
export type OutboxMessage = {
  id: string
  kind: string
  state: MessageState
  attempts: number
  dueAtMs: number
  nextAtMs: number | null
  settledAtMs: number | null
  lastError: string | null
  /** Whose it is, for `may`. */
  thing: Thing
  /** For the audit: `booking:<id>`, `case:<number>`. */
  about: string
  /** A masked phone, or what those are called whom it is for. Undefined where nobody is known any more. */
  to: string | undefined
  /** The office or the unit, by name. */
  place: string
}

/** A row of a domain, and whom it goes to and what it says now: null where there is nobody to tell any more, or it is no longer true. */
export type OneMessage<Row> = { row: Row; written: Rendered | null }

/** What is shown only to whoever says why. */
export type OpenedMessage = { phone: string | undefined; text: string }

/** What came of asking for a message once more: a new one, or why there is none. */
export type Again = { did: 'queued'; id: string } | { did: 'gone' | 'waits' | 'useless' }

/** What a domain offers the desk of its own outbox; it never asks who may. */
export type DeskOutbox<C> = {
  kinds: readonly string[]
  list: (c: C, places: readonly string[], query: OutboxQuery) => Promise<OutboxMessage[]>
  one: (
    c: C,
    key: MessageKey,
  ) => Promise<{ message: OutboxMessage; opened: OpenedMessage | undefined } | undefined>
  /** `key`: of the form; the same form twice is one message. `by`: a staff id. */
  again: (c: C, message: MessageKey, asked: { key: string; by: string }) => Promise<Again>
}

/**
 * Whether a message may be sent once more, as a new one with an id of its own: a deliberate second message, which no receiver takes for the
 * first. Until when it is of use, where that is known. `isTrue`: it can still be written.
 */
export const onceMore = (
  row: OutboxRow | undefined,
  isTrue: boolean,
  nowMs: number,
): { did: 'gone' | 'waits' | 'useless' } | { did: 'queued'; uselessAtMs?: number } => {
  if (row === undefined) return { did: 'gone' }
  if (row.state === 'pending') return { did: 'waits' }
  if (row.state === 'dropped' || !isTrue) return { did: 'useless' }
  // A day after it was due nobody tries any more; an earlier end was asked for, and holds for the second one too.
  if (row.giveUpAtMs >= row.dueAtMs + GIVE_UP_AFTER_MS) return { did: 'queued' }
  return row.giveUpAtMs > nowMs ? { did: 'queued', uselessAtMs: row.giveUpAtMs } : { did: 'useless' }
}

/** The columns of a row that are shown as they are. */
export const shownRow = (row: OutboxRow) => {
  const { kind, state, attempts, dueAtMs, nextAtMs, settledAtMs, lastError } = row
  return { id: messageId(row), kind, state, attempts, dueAtMs, nextAtMs, settledAtMs, lastError }
}
