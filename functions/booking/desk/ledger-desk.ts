import { RpcTarget } from 'cloudflare:workers'
import type { KeyedEntry } from '../../../schema/desk/audit.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { DaySpan } from '../../../schema/desk/span.ts'
import { ok, type Result } from '../../../schema/result.ts'
import { actsTold, untoldActs } from '../../acts/acts.ts'
import type { Env } from '../../env.ts'
import type { Again, OneMessage } from '../../outbox/desk.ts'
import type { MessageKey } from '../../outbox/message.ts'
import type { Books } from '../books.ts'
import type { Booked, Keyed } from '../commands.ts'
import type * as Draws from '../draws/commands.ts'
import { cancelDraw, declareDraw, drawWith } from '../draws/index.ts'
import { applyChange, previewChange } from './capacity-change.ts'
import type * as Capacity from './capacity-commands.ts'
import { capacityRecord } from './capacity-month.ts'
import { act, walkIn } from './counter/acts.ts'
import type * as Counter from './counter/commands.ts'
import { tellDelay } from './counter/delay.ts'
import { eventsOf, idOfCode, recordOf, recordsOf } from './counter/records.ts'
import { undo } from './counter/undo.ts'
import { bookingNumbers, type BookingNumbers } from './numbers.ts'
import {
  messageRow,
  messageRows,
  sendAgain,
  type AgainCommand,
  type BookingMessageRow,
  type BookingOutboxQuery,
} from './outbox-rows.ts'
import { overbook } from './overbooking.ts'
import * as Rights from './rights-book.ts'
import { keepTouched } from './touched.ts'

/** What of the ledger's inside its desk needs; `in` and `once` as they are there. */
export type Inside = {
  env: Env
  /** As they are now: a transaction that was undone loads them anew. */
  books: () => Books
  in: <T>(nowMs: number, work: (books: Books) => T) => Promise<T>
  once: <T>(command: { nowMs: number; keyed: Keyed }, work: (books: Books) => Result<T>) => Promise<Result<T>>
}

/**
 * The ledger as staff use it, behind one door of it (`BookingLedger.desk`). Who may what is asked before; what was done is kept for the
 * audit in the transaction of the act (decision 43).
 */
export class LedgerDesk extends RpcTarget {
  readonly #inside: Inside

  constructor(inside: Inside) {
    super()
    this.#inside = inside
  }

  /** What the audit is to be told, and what it was told. */
  untoldActs(): KeyedEntry[] {
    return untoldActs(this.#inside.books().db)
  }
  actsTold(keys: readonly string[]): void {
    actsTold(this.#inside.books().db, keys)
  }

  /** Everybody of an office's days. */
  counterDays(query: Counter.DaysQuery): Promise<Counter.CounterRecord[]> {
    return this.#inside.in(query.nowMs, (books) => recordsOf(books, query))
  }
  /** One, with all that was marked of them. */
  counterOne(
    id: string,
    nowMs: number,
  ): Promise<{ record: Counter.CounterRecord; events: Counter.CounterEvent[] } | null> {
    return this.#inside.in(nowMs, (books) => {
      const record = recordOf(books, id)
      return record === undefined ? null : { record, events: eventsOf(books, id) }
    })
  }
  /** Whose code this is. */
  counterCode(codeHash: string, nowMs: number): Promise<string | null> {
    return this.#inside.in(nowMs, (books) => idOfCode(books, codeHash) ?? null)
  }
  /** Who came, was called, was served, went, or did not come. */
  counterAct(command: Counter.ActCommand): Promise<Result<Counter.CounterRecord, DeskFault>> {
    return this.#inside.in(command.nowMs, (books) => act(books, command))
  }
  counterUndo(command: Counter.UndoCommand): Promise<Result<Counter.CounterRecord, DeskFault>> {
    return this.#inside.in(command.nowMs, (books) => undo(books, command))
  }
  counterWalkIn(command: Counter.WalkInCommand): Promise<Counter.CounterRecord> {
    return this.#inside.in(command.nowMs, (books) => walkIn(books, command))
  }
  counterDelay(command: Counter.DelayCommand): Promise<Result<{ told: number }, DeskFault>> {
    return this.#inside.in(command.nowMs, (books) => tellDelay(books, command))
  }

  /** What a change would do. */
  previewChange(command: Capacity.ProposeCommand): Promise<Capacity.Effect> {
    return this.#inside.in(command.nowMs, (books) => previewChange(books, command))
  }
  /** Closes, opens, changes hours or places, or takes such a change back. */
  change(command: Capacity.ChangeCommand): Promise<Capacity.Changed> {
    return this.#inside.in(command.nowMs, (books) => applyChange(books, command))
  }
  capacity(query: Capacity.CapacityQuery): Promise<Capacity.CapacityRecord> {
    return this.#inside.in(query.nowMs, (books) => capacityRecord(books, query))
  }
  keepTouched(command: Capacity.KeepCommand): Promise<Result<true>> {
    return this.#inside.in(command.nowMs, (books) => keepTouched(books, command))
  }
  overbook(command: Capacity.OverbookCommand): Promise<Result<Booked>> {
    return this.#inside.once(command, (books) => overbook(books, command))
  }

  /** A day is drawn instead of given to whoever comes first. */
  declareDraw(command: Draws.DeclareCommand): Promise<Result<true>> {
    return this.#inside.in(command.nowMs, (books) => declareDraw(books, command))
  }
  /** Holds a draw with the value that became public. */
  drawWith(command: Draws.DrawCommand): Promise<Result<true>> {
    return this.#inside.in(command.nowMs, (books) => drawWith(books, command))
  }
  cancelDraw(command: Draws.CancelDrawCommand): Promise<Result<true>> {
    return this.#inside.in(command.nowMs, (books) => cancelDraw(books, command))
  }

  /** For the data keeper: requests about one's own data, and retention (rights.ts). */
  theirParties(asked: Rights.PartyLookup, nowMs: number): Promise<Rights.PartyRecord[]> {
    return this.#inside.in(nowMs, (books) => Rights.theirParties(books, asked, nowMs))
  }
  rights(command: Rights.RightsCommand): Promise<Result<Rights.RightsDone>> {
    return this.#inside.once(command, (books) => Rights.rights(books, command))
  }
  kept(nowMs: number): Promise<Rights.Kept> {
    return this.#inside.in(nowMs, (books) => Rights.kept(books, nowMs))
  }

  /** Messages of these offices. */
  messages(query: BookingOutboxQuery, nowMs: number): Promise<BookingMessageRow[]> {
    return this.#inside.in(nowMs, (books) => messageRows(books, query))
  }
  /** One message, and what it says. */
  message(key: MessageKey, nowMs: number): Promise<OneMessage<BookingMessageRow> | null> {
    return this.#inside.in(nowMs, (books) => messageRow(books, this.#inside.env, key, nowMs))
  }
  /** A message once more. */
  sendAgain(command: AgainCommand): Promise<Result<Again>> {
    return this.#inside.once(command, (books) => ok(sendAgain(books, this.#inside.env, command)))
  }

  /** What was booked and waited for in a span of days. */
  numbers(span: DaySpan, nowMs: number): Promise<BookingNumbers> {
    return this.#inside.in(nowMs, (books) => bookingNumbers(books, span))
  }
}
