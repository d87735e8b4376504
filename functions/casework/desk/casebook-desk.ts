import { RpcTarget } from 'cloudflare:workers'
import type { KeyedEntry } from '../../../schema/desk/audit.ts'
import type { DeskFault } from '../../../schema/desk/faults.ts'
import type { DaySpan } from '../../../schema/desk/span.ts'
import { ok, type Result } from '../../../schema/result.ts'
import { actsTold, untoldActs } from '../../acts/acts.ts'
import type { Again, OneMessage } from '../../outbox/desk.ts'
import type { MessageKey } from '../../outbox/message.ts'
import type { CaseBooks } from '../books.ts'
import type { CaseRecord, Keyed } from '../commands.ts'
import { deskAct, doneBefore, type DeskCommand } from './acting.ts'
import type { Bell } from './bell.ts'
import { caseFile, type CaseFile } from './file.ts'
import * as Numbers from './numbers.ts'
import {
  messageRow,
  messageRows,
  sendAgain,
  type AgainCommand,
  type CaseMessageRow,
  type CaseOutboxQuery,
} from './outbox-rows.ts'
import { queueOf, type Queue, type QueueQuery } from './queue.ts'
import * as Rights from './rights-book.ts'
import * as Stays from './stays.ts'
import { urgentCases, type UrgentRecord } from './urgent.ts'

/** What of the casebook's inside its desk needs; `in` and `once` as they are there. */
export type Inside = {
  /** As they are now: a transaction that was undone makes them anew. */
  books: () => CaseBooks
  bell: Bell
  in: <T>(nowMs: number, work: (books: CaseBooks) => T) => Promise<T>
  once: <T>(
    command: { nowMs: number; keyed: Keyed },
    work: (books: CaseBooks) => Result<T>,
  ) => Promise<Result<T>>
}

/**
 * The casebook as staff use it, behind one door of it (`Casebook.desk`). Who may what is asked before; what was done is kept for the
 * audit in the transaction of the act (decision 43).
 */
export class CasebookDesk extends RpcTarget {
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

  /** One act, once a form, and only on the case that was seen. Refuses `case_not_found`, `case_cannot`, `case_moved_on`. */
  act(command: DeskCommand): Promise<Result<CaseRecord>> {
    return this.#inside.once(command, (books) => deskAct(books, command))
  }
  /** What an act under this key came to, where it was done before. */
  done(key: string, nowMs: number): Promise<CaseRecord | null> {
    return this.#inside.in(nowMs, (books) => doneBefore(books, key))
  }

  /** A page of the queue, and a case by its number. */
  queue(query: QueueQuery, nowMs: number): Promise<Queue> {
    return this.#inside.in(nowMs, (books) => queueOf(books, query))
  }
  file(number: number, nowMs: number): Promise<CaseFile | null> {
    return this.#inside.in(nowMs, (books) => caseFile(books, number))
  }

  /** What was reported in a span and how it stands; how long cases of these places took. */
  numbers(span: DaySpan, nowMs: number): Promise<Numbers.CaseNumbers> {
    return this.#inside.in(nowMs, (books) => Numbers.caseNumbers(books, span))
  }
  medians(span: DaySpan, places: Numbers.CasePlace[], nowMs: number): Promise<Numbers.CaseMedian[]> {
    return this.#inside.in(nowMs, (books) => Numbers.caseMedians(books, span, places))
  }

  /** Somebody comes into care, or something is written down about them. */
  stay(command: Stays.StayCommand): Promise<Result<number, DeskFault>> {
    return this.#inside.in(command.nowMs, (books) => Stays.writeStay(books, command))
  }
  stays(nowMs: number): Promise<ReturnType<typeof Stays.openStays>> {
    return this.#inside.in(nowMs, (books) => Stays.openStays(books))
  }
  stayFile(number: number, nowMs: number): Promise<Stays.StayFile | null> {
    return this.#inside.in(nowMs, (books) => Stays.stayFile(books, number))
  }

  /** Urgent cases that are open, and the version to wait with for the next change. */
  urgent(nowMs: number): Promise<{ version: string; cases: UrgentRecord[] }> {
    const { bell } = this.#inside
    return this.#inside.in(nowMs, (books) => ({ version: bell.version, cases: urgentCases(books) }))
  }
  /** Answers when something urgent is another way than in the version that is known, or after `ms`. */
  urgentChange(known: string, ms: number): Promise<string> {
    return this.#inside.bell.wait(known, ms)
  }

  /** Messages about cases of these units; one, and what it says; one once more. */
  messages(query: CaseOutboxQuery, nowMs: number): Promise<CaseMessageRow[]> {
    return this.#inside.in(nowMs, (books) => messageRows(books, query))
  }
  message(key: MessageKey, nowMs: number): Promise<OneMessage<CaseMessageRow> | null> {
    return this.#inside.in(nowMs, (books) => messageRow(books, key))
  }
  sendAgain(command: AgainCommand): Promise<Result<Again>> {
    return this.#inside.once(command, (books) => ok(sendAgain(books, command)))
  }

  /** For the data keeper: requests about one's own data, and retention (rights.ts). */
  theirReports(asked: Rights.ReportLookup, nowMs: number): Promise<Rights.TheirReport[]> {
    return this.#inside.in(nowMs, (books) => Rights.theirReports(books, asked, nowMs))
  }
  casesToHold(asked: { number: number } | 'held', nowMs: number): Promise<Rights.HeldCase[]> {
    return this.#inside.in(nowMs, (books) => Rights.casesToHold(books, asked))
  }
  rights(command: Rights.RightsCommand): Promise<Result<Rights.RightsDone>> {
    return this.#inside.once(command, (books) => Rights.rights(books, command))
  }
  kept(nowMs: number): Promise<Rights.Kept> {
    return this.#inside.in(nowMs, (books) => Rights.kept(books, nowMs))
  }
}
