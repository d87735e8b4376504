import { and, asc, desc, eq, inArray, isNotNull, lt, lte, notInArray, or, sql } from 'drizzle-orm'
import { DAY_MS } from '../../../schema/booking/instant.ts'
import { isOpen } from '../../../schema/casework/transitions.ts'
import { ok, type Result } from '../../../schema/result.ts'
import {
  dropHold,
  endHolds,
  erasedOf,
  erasureHolds,
  holdOf,
  holdsOf,
  putHold,
  type Kept,
} from '../../retention-rows.ts'
import { caseOf, knownCase, type CaseBooks } from '../books.ts'
import type { CaseState } from '../case-state.ts'
import { REPORTER } from '../commands.ts'
import { dueAgain, eraseCase, eraseReport, familyOf, heldUntilMs, readableReports } from '../erasing.ts'
import { cases, events, photos, reports } from '../tables.ts'
import { keepForAudit } from './for-audit.ts'
import type {
  CorrectedReport,
  HeldCase,
  ReportLookup,
  RightsCommand,
  RightsDone,
  Standing,
  TheirReport,
} from './rights-commands.ts'

const DAYS_AHEAD = 30
/** What is due is done within this time, also when nobody asks. */
const LATE_MS = 15 * 60_000
const MOST_FOUND = 200

type Row = typeof reports.$inferSelect

const standingOf = (row: Row, state: CaseState, untilMs: number | undefined): Standing => {
  if (row.sealed === null) return 'erased'
  if (untilMs !== undefined) return 'held'
  return isOpen(state.status) ? 'in-force' : 'free'
}

const wordsOf = ({ db }: CaseBooks, reportId: string): TheirReport['words'] =>
  db
    .select({ atMs: events.atMs, sealed: events.sealed })
    .from(events)
    .where(and(eq(events.reportId, reportId), eq(events.by, REPORTER), isNotNull(events.sealed)))
    .orderBy(asc(events.atMs))
    .all()
    .flatMap(({ atMs, sealed }) => (sealed === null ? [] : [{ atMs, sealed }]))

const photosOf = ({ db }: CaseBooks, reportId: string): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(photos)
    .where(eq(photos.reportId, reportId))
    .get()?.count ?? 0

const recordOf = (books: CaseBooks, row: Row): TheirReport => {
  const { id, caseId, receivedMs, withdrawnMs, sealed } = row
  const { state } = knownCase(books, caseId)
  const untilMs = heldUntilMs(books, caseId)
  return {
    id,
    caseId,
    number: books.run.caseRow.get({ id: caseId })?.number ?? 0,
    state,
    receivedMs,
    withdrawn: withdrawnMs !== null,
    sealed,
    photos: sealed === null ? 0 : photosOf(books, id),
    words: wordsOf(books, id),
    standing: standingOf(row, state, untilMs),
    heldUntilMs: untilMs ?? null,
  }
}

/** Every report that was left with one of these phones, newest first; nothing for no phone. */
export const theirReports = (
  books: CaseBooks,
  { phoneHashes = [], ids = [] }: ReportLookup,
  nowMs: number,
): TheirReport[] => {
  endHolds(books.db, nowMs)
  return books.db
    .select()
    .from(reports)
    .where(
      or(
        phoneHashes.length === 0 ? undefined : inArray(reports.phoneHash, [...phoneHashes]),
        ids.length === 0 ? undefined : inArray(reports.id, [...ids]),
        sql`0`,
      ),
    )
    .orderBy(desc(reports.receivedMs), asc(reports.id))
    .limit(MOST_FOUND)
    .all()
    .map((row) => recordOf(books, row))
}

/** The case of a number, or those that are on hold: what one can put on hold, or let go. */
export const casesToHold = (books: CaseBooks, asked: { number: number } | 'held'): HeldCase[] => {
  const which =
    asked === 'held'
      ? inArray(cases.id, books.db.select({ thing: erasureHolds.thing }).from(erasureHolds))
      : eq(cases.number, asked.number)
  return books.db
    .select({ id: cases.id, number: cases.number, state: cases.state })
    .from(cases)
    .where(which)
    .all()
    .map(({ id, number, state }) => ({ id, number, state: JSON.parse(state) as CaseState }))
}

const correct = ({ db }: CaseBooks, corrected: readonly CorrectedReport[]): string[] =>
  corrected.flatMap(({ id, from, sealed, phoneHash }) =>
    db
      .update(reports)
      .set({ sealed, phoneHash })
      .where(and(eq(reports.id, id), eq(reports.sealed, from)))
      .returning({ id: reports.id })
      .all()
      .map((row) => row.id),
  )

const eraseOf = (
  books: CaseBooks,
  caseId: string,
  ids: readonly string[],
  { by, nowMs }: { by: string; nowMs: number },
): void => {
  const family = familyOf(books, caseId)
  if (readableReports(books, family).every((id) => ids.includes(id))) {
    for (const id of family) {
      const { state } = knownCase(books, id)
      if (!state.erased) eraseCase(books, { id, state }, { by, why: 'asked', nowMs })
    }
    return
  }
  const { kind } = knownCase(books, caseId).state
  for (const id of ids) eraseReport(books, id, kind, nowMs)
}

const erase = (books: CaseBooks, command: Extract<RightsCommand, { act: 'erase' }>): string[] => {
  const free = theirReports(books, { ids: command.ids }, command.nowMs).filter(
    ({ standing }) => standing === 'free',
  )
  for (const caseId of new Set(free.map((one) => one.caseId))) {
    const ids = free.filter((one) => one.caseId === caseId).map(({ id }) => id)
    eraseOf(books, caseId, ids, command)
  }
  // The photos are in objects of their own, which the alarm looks after.
  if (free.length > 0) books.soon(command.nowMs)
  return free.map(({ id }) => id)
}

const aboutCase = (books: CaseBooks, id: string): string => `case:${books.run.caseRow.get({ id })?.number}`

/** What was done to reports is in the audit by their cases, each once. */
const keepOfReports = (
  books: CaseBooks,
  command: Extract<RightsCommand, { act: 'correct' | 'erase' }>,
  ids: readonly string[],
): void => {
  const found = books.db
    .selectDistinct({ caseId: reports.caseId })
    .from(reports)
    .where(inArray(reports.id, [...ids]))
    .all()
  const act = command.act === 'correct' ? 'request-corrected' : 'request-erased'
  for (const { caseId } of found) keepForAudit(books, command, act, aboutCase(books, caseId), command.why)
}

/** Keeps a case until a day is over. That it is kept so already, for the same reason, is nothing new. */
const keep = (books: CaseBooks, command: Extract<RightsCommand, { act: 'keep' }>): string[] => {
  const { id, reason, by, untilMs, nowMs } = command
  const book = caseOf(books, id)
  if (book === undefined || book.state.erased) return []
  const before = holdOf(books.db, id)
  if (before?.untilMs === untilMs && before.reason === reason) return [id]
  putHold(books.db, { thing: id, reason, by, sinceMs: nowMs, untilMs })
  keepForAudit(books, command, 'hold-placed', aboutCase(books, id), command.why)
  return [id]
}

const lift = (books: CaseBooks, command: Extract<RightsCommand, { act: 'lift' }>): string[] => {
  const { id } = command
  if (holdOf(books.db, id) === undefined) return []
  dropHold(books.db, id)
  dueAgain(books, id)
  keepForAudit(books, command, 'hold-lifted', aboutCase(books, id), command.why)
  return [id]
}

const done = (books: CaseBooks, command: RightsCommand): string[] => {
  switch (command.act) {
    case 'correct':
    case 'erase': {
      const ids = command.act === 'correct' ? correct(books, command.reports) : erase(books, command)
      keepOfReports(books, command, ids)
      return ids
    }
    case 'keep':
      return keep(books, command)
    case 'lift':
      return lift(books, command)
  }
}

/** One act of the data keeper. What cannot be done to a thing is not done; the answer says to which it was. */
export const rights = (books: CaseBooks, command: RightsCommand): Result<RightsDone> => {
  endHolds(books.db, command.nowMs)
  return ok({ ids: done(books, command) })
}

/** What of the cases is due for erasure in the next days, what was erased, and what is on hold. */
export const kept = (books: CaseBooks, nowMs: number): Kept => {
  const { db } = books
  const held = db.select({ thing: erasureHolds.thing }).from(erasureHolds)
  const waits = and(
    inArray(cases.status, ['closed', 'withdrawn', 'merged']),
    isNotNull(cases.nextMs),
    notInArray(cases.id, held),
  )
  const day = sql<string>`date((${cases.nextMs} + 28800000) / 1000, 'unixepoch')`
  const count = sql<number>`count(*)`
  const due = db
    .select({ day, what: cases.kind, count })
    .from(cases)
    .where(and(waits, lte(cases.nextMs, nowMs + DAYS_AHEAD * DAY_MS)))
    .groupBy(day, cases.kind)
    .orderBy(day)
    .all()
  const overdue = db
    .select({ count })
    .from(cases)
    .where(and(waits, lt(cases.nextMs, nowMs - LATE_MS)))
    .get()
  return { due, overdue: overdue?.count ?? 0, erased: erasedOf(db), holds: holdsOf(db) }
}

export type * from './rights-commands.ts'
export type { Kept }
