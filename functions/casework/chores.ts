import { and, asc, eq, lt, lte, min, sql } from 'drizzle-orm'
import { forgetSettled } from '../outbox/outbox.ts'
import { happen, type CaseBooks } from './books.ts'
import { nextDue, type CaseState } from './case-state.ts'
import { CLOCK } from './commands.ts'
import { albumsDue, answers, cases, events, reports } from './tables.ts'

const DAY_MS = 86_400_000
/** Answers are kept for as long as a phone may lie without a network and then send again. */
const ANSWERS_KEPT_MS = 30 * DAY_MS
const MESSAGES_KEPT_MS = 30 * DAY_MS
/** Cases of one turn; the next one goes on, so that no request waits long. */
const MOST_AT_ONCE = 200

/** Words, contact and places of the reports, and all words in the history; what is left says nothing of anybody. */
const eraseWords = ({ db }: CaseBooks, caseId: string): void => {
  db.update(reports)
    .set({ sealed: null, spot: null, phoneHash: null })
    .where(eq(reports.caseId, caseId))
    .run()
  db.update(events).set({ sealed: null }).where(eq(events.caseId, caseId)).run()
  db.insert(albumsDue)
    .values({ caseId })
    .onConflictDoUpdate({ target: albumsDue.caseId, set: { intoCase: null } })
    .run()
}

const doDue = (books: CaseBooks, id: string, before: CaseState, nowMs: number): void => {
  let state = before
  for (let due = nextDue(state); due !== undefined && due.atMs <= nowMs; due = nextDue(state)) {
    if (due.what === 'erase') {
      eraseWords(books, id)
      state = happen(books, { id, state }, { atMs: nowMs, event: 'erased', data: {} }, { by: CLOCK })
      continue
    }
    const happening = { atMs: nowMs, event: 'escalated', data: { clock: due.what } } as const
    state = happen(books, { id, state }, happening, { by: CLOCK })
    books.tell('case-late', id, nowMs)
  }
}

/**
 * Passes on every case whose clock ran out, and erases what is over. Returns when something is due next (ms since 1970,
 * Infinity for nothing).
 */
export const doChores = (books: CaseBooks, nowMs: number): number => {
  const { db } = books
  const due = db
    .select({ id: cases.id, state: cases.state })
    .from(cases)
    .where(lte(cases.nextMs, nowMs))
    .orderBy(asc(cases.nextMs))
    .limit(MOST_AT_ONCE)
    .all()
  for (const { id, state } of due) doDue(books, id, JSON.parse(state) as CaseState, nowMs)
  db.delete(answers)
    .where(lt(answers.atMs, nowMs - ANSWERS_KEPT_MS))
    .run()
  forgetSettled(db, nowMs - MESSAGES_KEPT_MS)
  return (
    db
      .select({ atMs: min(cases.nextMs) })
      .from(cases)
      .where(and(sql`next_ms IS NOT NULL`))
      .get()?.atMs ?? Infinity
  )
}
