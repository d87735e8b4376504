import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { clocksOf } from '../../schema/casework/clocks.ts'
import { after, type CaseEvent } from '../../schema/casework/transitions.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { happen, knownCase, type CaseBooks } from './books.ts'
import { REPORTER, type AddCommand, type ReopenCommand, type WithdrawCommand } from './commands.ts'
import { isAsked } from './reading.ts'
import { kindOf, rules, working } from './rules.ts'
import { photos, reports } from './tables.ts'

const DAY_MS = 86_400_000

export type ReportRow = typeof reports.$inferSelect

/** When words and photos of a case that ends now are to be erased. */
export const eraseAtMs = (kind: string, nowMs: number): number => nowMs + kindOf(kind).retentionDays * DAY_MS

type Own = { row: ReportRow; book: ReturnType<typeof knownCase> }

/** A report and its case, where its reporter may still do this to it. */
const own = (books: CaseBooks, id: string, event: CaseEvent): Result<Own> => {
  const row = books.run.report.get({ id })
  if (row === undefined) return refuse(problem('report_not_found'))
  const book = knownCase(books, row.caseId)
  // What is erased cannot be taken up again: nobody could read what it was about.
  const isLeft = row.withdrawnMs === null && row.sealed !== null && !book.state.erased
  return isLeft && after(book.state.status, event) !== undefined
    ? ok({ row, book })
    : refuse(problem('report_over'))
}

/**
 * Words or photos from the reporter; a question that they were asked is answered by them. Refuses `report_over`,
 * `too_many_additions` and `invalid_input` (`photos`: more than the kind takes).
 */
export const add = (books: CaseBooks, { id, sealed, photos: ids, nowMs }: AddCommand): Result<true> => {
  const mine = own(books, id, 'added')
  if (!mine.ok) return mine
  const { row, book } = mine.value
  if (row.additions >= rules.mostAdditions) return refuse(problem('too_many_additions'))
  const { photos: max } = kindOf(book.state.kind)
  if (ids.length > max)
    return refuse(problem('invalid_input', [{ path: 'photos', code: 'too_many', params: { max } }]))
  const data = { photos: ids.length, answers: isAsked(books, book, id) }
  happen(books, book, { atMs: nowMs, event: 'added', data }, { by: REPORTER, reportId: id, sealed })
  books.db
    .update(reports)
    .set({ additions: sql`additions + 1` })
    .where(eq(reports.id, id))
    .run()
  if (ids.length > 0)
    books.db
      .insert(photos)
      .values(ids.map((photo) => ({ id: photo, reportId: id })))
      .run()
  books.tell('case-added', book.id, nowMs)
  return ok(true)
}

/** Takes a report back. Where others reported the same, the case goes on. Refuses `report_over`. */
export const withdraw = (books: CaseBooks, { id, nowMs }: WithdrawCommand): Result<true> => {
  const mine = own(books, id, 'withdrawn')
  if (!mine.ok) return mine
  const { book } = mine.value
  const others = books.db
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.caseId, book.id), ne(reports.id, id), isNull(reports.withdrawnMs)))
    .limit(1)
    .get()
  books.db.update(reports).set({ withdrawnMs: nowMs }).where(eq(reports.id, id)).run()
  const data = { last: others === undefined, eraseAtMs: eraseAtMs(book.state.kind, nowMs) }
  happen(books, book, { atMs: nowMs, event: 'withdrawn', data }, { by: REPORTER, reportId: id })
  books.tell('case-added', book.id, nowMs)
  return ok(true)
}

/**
 * The outcome was wrong: the case is open again, with new clocks and the reporter's reason. Refuses `report_over` (also when
 * it ended too long ago) and `too_many_reopenings`.
 */
export const reopen = (books: CaseBooks, { id, sealed, nowMs }: ReopenCommand): Result<true> => {
  const mine = own(books, id, 'reopened')
  if (!mine.ok) return mine
  const { book } = mine.value
  const { closedMs, reopenings, danger, kind } = book.state
  if (closedMs === null || nowMs > closedMs + rules.reopenDays * DAY_MS) return refuse(problem('report_over'))
  if (reopenings >= rules.mostReopenings) return refuse(problem('too_many_reopenings'))
  const data = clocksOf(kindOf(kind), danger, nowMs, working)
  happen(books, book, { atMs: nowMs, event: 'reopened', data }, { by: REPORTER, reportId: id, sealed })
  books.tell('case-reopened', book.id, nowMs)
  return ok(true)
}
