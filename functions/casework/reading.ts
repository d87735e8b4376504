import { and, asc, desc, eq, gte, inArray, lt, lte, sql, type SQL } from 'drizzle-orm'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { knownCase, type CaseBooks } from './books.ts'
import type { CaseHappening, CaseState } from './case-state.ts'
import type { CaseRecord, EventRecord, PublicQuery, ReportRecord } from './commands.ts'
import { cases, events, photos, reports } from './tables.ts'

type EventRow = typeof events.$inferSelect

const eventRecord = ({ caseId, atMs, event, by, reportId, data, sealed }: EventRow): EventRecord =>
  ({ caseId, by, reportId, sealed, atMs, event, data: JSON.parse(data) as unknown }) as EventRecord

export const eventsOf = ({ db }: CaseBooks, caseId: string): EventRecord[] =>
  db.select().from(events).where(eq(events.caseId, caseId)).orderBy(asc(events.seq)).all().map(eventRecord)

/** What a case had ended with before another one was merged into it; nothing where it was open then. */
const endedBefore = (all: readonly EventRecord[], joinedAt: number): EventRecord[] => {
  const before = all.slice(0, joinedAt).findLast(({ event }) => event === 'closed' || event === 'reopened')
  return before?.event === 'closed' ? [before] : []
}

/** What happened on the way of one report: in its first case, and in each that it was merged into, from then on. */
const wayOf = (books: CaseBooks, firstCaseId: string, reportId: string): EventRecord[] => {
  const way: EventRecord[] = []
  let from: string | undefined
  for (let caseId: string | undefined = firstCaseId; caseId !== undefined;) {
    const all = eventsOf(books, caseId)
    const joined = from
    const start =
      joined === undefined ? 0 : all.findIndex((one) => one.event === 'joined' && one.data.from === joined)
    way.push(
      ...all.slice(Math.max(0, start)).flatMap((one) => {
        // That others joined later is nothing that this one is told.
        if (one.event === 'joined') return one.data.from === joined ? [one, ...endedBefore(all, start)] : []
        if (one.reportId === null || one.reportId === reportId) return [one]
        // The case is open again for everybody; why, only its reporter and the desk read.
        return one.event === 'reopened' ? [{ ...one, sealed: null }] : []
      }),
    )
    const merged: EventRecord | undefined = all.find((one) => one.event === 'merged')
    from = caseId
    caseId = merged?.event === 'merged' ? merged.data.into : undefined
  }
  return way
}

const photosOf = ({ db }: CaseBooks, reportId: string): string[] =>
  db
    .select({ id: photos.id })
    .from(photos)
    .where(eq(photos.reportId, reportId))
    .all()
    .map(({ id }) => id)

/** How a report stands, with what its reporter may know. Refuses `report_not_found`. */
/** Whether the question that a case waits on, the last one, was put to this report. */
export const isAsked = (
  { run }: CaseBooks,
  { id: caseId, state }: { id: string; state: CaseState },
  reportId: string,
): boolean => state.status === 'asked' && run.lastAsked.get({ caseId })?.reportId === reportId

export const reportRecord = (books: CaseBooks, id: string): Result<ReportRecord> => {
  const row = books.run.report.get({ id })
  if (row === undefined) return refuse(problem('report_not_found'))
  const { caseId, receivedMs, withdrawnMs, additions, sealed, spot, maybeKnown } = row
  const book = knownCase(books, caseId)
  return ok({
    id,
    caseId,
    state: book.state,
    asked: isAsked(books, book, id),
    receivedMs,
    withdrawn: withdrawnMs !== null,
    photos: photosOf(books, id),
    additions,
    sealed,
    spot,
    maybeKnown,
    events: wayOf(books, row.firstCaseId, id),
  })
}

export const caseRecord = (books: CaseBooks, id: string): CaseRecord => {
  const row = books.run.caseRow.get({ id })
  if (row === undefined) throw new Error('no such case')
  const own = books.db.select({ id: reports.id }).from(reports).where(eq(reports.caseId, id)).all()
  return {
    id,
    number: row.number,
    state: JSON.parse(row.state) as CaseState,
    reports: own.map((report) => report.id),
  }
}

/** Cases for the public, newest first; whoever asks names the kinds that may be published. */
export const publicCases = (books: CaseBooks, query: PublicQuery): CaseRecord[] => {
  const { kinds, ids, status, fromMs, toMs, updatedFromMs, updatedToMs, limit } = query
  const parts: (SQL | undefined)[] = [
    inArray(cases.kind, kinds),
    ids && inArray(cases.number, ids),
    fromMs === undefined ? undefined : gte(cases.openedMs, fromMs),
    toMs === undefined ? undefined : lte(cases.openedMs, toMs),
    updatedFromMs === undefined ? undefined : gte(cases.updatedMs, updatedFromMs),
    updatedToMs === undefined ? undefined : lte(cases.updatedMs, updatedToMs),
    status === undefined
      ? undefined
      : status === 'open'
        ? inArray(cases.status, ['received', 'accepted', 'asked'])
        : inArray(cases.status, ['closed', 'withdrawn', 'merged']),
  ]
  return books.db
    .select({ id: cases.id, number: cases.number, state: cases.state })
    .from(cases)
    .where(and(...parts))
    .orderBy(desc(cases.openedMs), desc(cases.number))
    .limit(limit)
    .all()
    .map(({ id, number, state }) => ({ id, number, state: JSON.parse(state) as CaseState, reports: [] }))
}

/** States of the cases that were opened in a span of time, for the numbers. */
export const statesBetween = (books: CaseBooks, fromMs: number, untilMs: number): CaseState[] =>
  books.db
    .select({ state: cases.state })
    .from(cases)
    .where(and(gte(cases.openedMs, fromMs), lt(cases.openedMs, untilMs)))
    .all()
    .map(({ state }) => JSON.parse(state) as CaseState)

export const reportsBetween = (books: CaseBooks, fromMs: number, untilMs: number): Map<string, number> =>
  new Map(
    books.db
      .select({ kind: cases.kind, count: sql<number>`count(*)` })
      .from(reports)
      .innerJoin(cases, eq(cases.id, reports.firstCaseId))
      .where(and(gte(reports.receivedMs, fromMs), lt(reports.receivedMs, untilMs)))
      .groupBy(cases.kind)
      .all()
      .map(({ kind, count }) => [kind, count]),
  )

export type { CaseHappening }
