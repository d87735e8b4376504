import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { erasureHolds, noteErasure, type Erasure } from '../retention-rows.ts'
import { goesOn, happen, type CaseBooks } from './books.ts'
import { nextDue, type CaseState } from './case-state.ts'
import { albumsDue, cases, events, photos, photosDue, reports } from './tables.ts'

type Book = { id: string; state: CaseState }

/** The cases that were merged into this one, at first or second hand, and itself. */
export const familyOf = (books: CaseBooks, caseId: string): string[] => {
  const family = [goesOn(books, caseId).id]
  for (let at = 0; at < family.length; at += 1) {
    const into = family[at] ?? ''
    const merged = books.db
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.status, 'merged'), sql`${cases.state} ->> 'mergedInto' = ${into}`))
      .all()
    family.push(...merged.map(({ id }) => id))
  }
  return family
}

/** Until when a case is kept beyond its time: by a hold on it, or on one that it was merged with. */
export const heldUntilMs = (books: CaseBooks, caseId: string): number | undefined => {
  const holds = books.db.select().from(erasureHolds).all()
  if (holds.length === 0) return undefined
  const family = familyOf(books, caseId)
  const until = holds.filter(({ thing }) => family.includes(thing)).map((hold) => hold.untilMs)
  return until.length === 0 ? undefined : Math.max(...until)
}

/** What is due is looked at again when the hold has ended. */
export const waitUntil = ({ db }: CaseBooks, caseId: string, atMs: number): void => {
  db.update(cases).set({ nextMs: atMs }).where(eq(cases.id, caseId)).run()
}

/** A hold has gone: what was due meanwhile is due now. */
export const dueAgain = (books: CaseBooks, caseId: string): void => {
  for (const id of familyOf(books, caseId)) {
    const row = books.run.caseRow.get({ id })
    const dueMs = row === undefined ? undefined : nextDue(JSON.parse(row.state) as CaseState)?.atMs
    if (dueMs === undefined) continue
    waitUntil(books, id, dueMs)
    books.soon(dueMs)
  }
}

/**
 * The one way in which a case is erased, when its time is over and when its reporter asks for it: words, contact and places of its
 * reports, all words in its history, and its photos; what is left says nothing of anybody.
 */
export const eraseCase = (
  books: CaseBooks,
  { id, state }: Book,
  { by, why, nowMs }: { by: string; why: Erasure['why']; nowMs: number },
): CaseState => {
  const { db } = books
  db.update(reports).set({ sealed: null, spot: null, phoneHash: null }).where(eq(reports.caseId, id)).run()
  db.update(events).set({ sealed: null }).where(eq(events.caseId, id)).run()
  db.insert(albumsDue)
    .values({ caseId: id })
    .onConflictDoUpdate({ target: albumsDue.caseId, set: { intoCase: null } })
    .run()
  noteErasure(db, { why, what: state.kind, count: 1 }, nowMs)
  return happen(books, { id, state }, { atMs: nowMs, event: 'erased', data: {} }, { by })
}

/** The same for one report, where others have reported the same: only what its reporter wrote, left and sent. */
export const eraseReport = ({ db }: CaseBooks, id: string, kind: string, nowMs: number): void => {
  db.update(reports).set({ sealed: null, spot: null, phoneHash: null }).where(eq(reports.id, id)).run()
  db.update(events)
    .set({ sealed: null })
    .where(and(eq(events.reportId, id), isNotNull(events.sealed)))
    .run()
  const own = db.select({ id: photos.id }).from(photos).where(eq(photos.reportId, id)).all()
  if (own.length > 0)
    db.insert(photosDue)
      .values(own.map((photo) => ({ photoId: photo.id })))
      .onConflictDoNothing()
      .run()
  noteErasure(db, { why: 'asked', what: kind, count: 1 }, nowMs)
}

/** Reports of a case that still tell something. */
export const readableReports = ({ db }: CaseBooks, caseIds: readonly string[]): string[] =>
  db
    .select({ id: reports.id })
    .from(reports)
    .where(and(inArray(reports.caseId, [...caseIds]), isNotNull(reports.sealed)))
    .all()
    .map(({ id }) => id)
