import { and, asc, lt, lte, min, sql } from 'drizzle-orm'
import { forgetSettled } from '../outbox/outbox.ts'
import { endHolds } from '../retention-rows.ts'
import { happen, type CaseBooks } from './books.ts'
import { nextDue, type CaseState } from './case-state.ts'
import { CLOCK } from './commands.ts'
import { eraseCase, heldUntilMs, waitUntil } from './erasing.ts'
import { answers, cases } from './tables.ts'

const DAY_MS = 86_400_000
/** Answers are kept for as long as a phone may lie without a network and then send again. */
const ANSWERS_KEPT_MS = 30 * DAY_MS
const MESSAGES_KEPT_MS = 30 * DAY_MS
/** Cases of one turn; the next one goes on, so that no request waits long. */
const MOST_AT_ONCE = 200

const doDue = (books: CaseBooks, id: string, before: CaseState, nowMs: number): void => {
  let state = before
  for (let due = nextDue(state); due !== undefined && due.atMs <= nowMs; due = nextDue(state)) {
    if (due.what === 'erase') {
      const untilMs = heldUntilMs(books, id)
      if (untilMs !== undefined) return waitUntil(books, id, untilMs)
      state = eraseCase(books, { id, state }, { by: CLOCK, why: 'due', nowMs })
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
  endHolds(db, nowMs)
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
