import { and, eq, isNull } from 'drizzle-orm'
import { clocksOf } from '../../schema/casework/clocks.ts'
import { after, isOpen, type CaseEvent } from '../../schema/casework/transitions.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { caseOf, happen, type CaseBooks, type MessageKind } from './books.ts'
import type { CaseHappening, CaseState, Clock } from './case-state.ts'
import type { CaseRecord, StaffAct, StaffCommand } from './commands.ts'
import { caseRecord } from './reading.ts'
import { eraseAtMs } from './reporter.ts'
import { isTownship, isUnit, kindOf, working } from './rules.ts'
import { albumsDue, reports } from './tables.ts'

/** What each act is in the history of a case. */
export const eventOf = {
  accept: 'accepted',
  assign: 'assigned',
  take: 'taken',
  raise: 'raised',
  note: 'noted',
  tell: 'told',
  ask: 'asked',
  close: 'closed',
  merge: 'merged',
  review: 'reviewed',
} as const satisfies Record<StaffAct['act'], CaseEvent>

const tellReporters = (books: CaseBooks, caseId: string, kind: MessageKind, nowMs: number): void => {
  const rows = books.db
    .select({ id: reports.id })
    .from(reports)
    .where(and(eq(reports.caseId, caseId), isNull(reports.withdrawnMs)))
    .all()
  for (const { id } of rows) books.tell(kind, id, nowMs)
}

/** Somebody is told within the clock of danger; what was to be done then has the kind's own time. */
const toldData = (state: CaseState): { answerByMs?: number } => {
  if (!state.danger || state.toldMs !== null || state.late.includes('answer')) return {}
  const { answerByMs } = clocksOf(kindOf(state.kind), false, state.sinceMs, working)
  return answerByMs > state.answerByMs ? { answerByMs } : {}
}

/** The clocks of an open case that another one is merged into: of each the sooner, where it has not run out already. */
const joinedClocks = (
  from: CaseState,
  into: CaseState,
): Extract<CaseHappening, { event: 'joined' }>['data']['clocks'] => {
  if (!isOpen(into.status)) return undefined
  const sooner = (clock: Clock, own: number, other: number): number =>
    from.late.includes(clock) ? own : Math.min(own, other)
  return {
    danger: into.danger || from.danger,
    sinceMs: Math.min(into.sinceMs, from.sinceMs),
    acceptByMs:
      from.status === 'received' ? sooner('accept', into.acceptByMs, from.acceptByMs) : into.acceptByMs,
    answerByMs: sooner('answer', into.answerByMs, from.answerByMs),
  }
}

/** Moves every report of a case, and its photos, to the case that goes on. */
const merge = (
  books: CaseBooks,
  from: { id: string; state: CaseState },
  into: string,
  by: string,
  nowMs: number,
): Result<CaseRecord> => {
  const target = caseOf(books, into)
  if (target === undefined) return refuse(problem('case_not_found'))
  // What is erased will not be erased once more: words that came to it would stay for ever.
  const fits = into !== from.id && target.state.kind === from.state.kind && !target.state.erased
  if (!fits || after(target.state.status, 'joined') === undefined) return refuse(problem('case_cannot'))
  const data = { into, eraseAtMs: eraseAtMs(from.state.kind, nowMs) }
  // Whoever is moved to a case that has ended is told the end.
  if (target.state.status === 'closed') tellReporters(books, from.id, 'report-closed', nowMs)
  happen(books, from, { atMs: nowMs, event: 'merged', data }, { by })
  books.db.update(reports).set({ caseId: into }).where(eq(reports.caseId, from.id)).run()
  const clocks = joinedClocks(from.state, target.state)
  const joined = { from: from.id, ...(clocks === undefined ? {} : { clocks }) }
  happen(books, target, { atMs: nowMs, event: 'joined', data: joined }, { by })
  books.db.insert(albumsDue).values({ caseId: from.id, intoCase: into }).onConflictDoNothing().run()
  books.soon(nowMs)
  return ok(caseRecord(books, into))
}

const happeningOf = (
  state: CaseState,
  command: Exclude<StaffCommand, { act: 'merge' }>,
): Exclude<CaseHappening, { event: 'merged' }> => {
  const { nowMs: atMs } = command
  switch (command.act) {
    case 'accept':
      return { atMs, event: 'accepted', data: { assignee: command.by } }
    case 'assign': {
      const { unit, township } = command
      return { atMs, event: 'assigned', data: { unit, ...(township === undefined ? {} : { township }) } }
    }
    case 'take':
      return { atMs, event: 'taken', data: { assignee: command.assignee } }
    case 'raise':
      return { atMs, event: 'raised', data: {} }
    case 'note':
      return { atMs, event: 'noted', data: {} }
    case 'tell':
      return { atMs, event: 'told', data: toldData(state) }
    case 'ask':
      return { atMs, event: 'asked', data: {} }
    case 'close': {
      const data = { outcome: command.outcome, eraseAtMs: eraseAtMs(state.kind, atMs) }
      return { atMs, event: 'closed', data }
    }
    case 'review':
      return { atMs, event: 'reviewed', data: {} }
  }
}

/** Whether what an act names is there: a unit, a township, an outcome of the kind, a report of the case. */
const isPossible = (books: CaseBooks, caseId: string, state: CaseState, command: StaffCommand): boolean => {
  if (command.act === 'assign')
    return isUnit(command.unit) && (command.township === undefined || isTownship(command.township))
  if (command.act === 'close') return kindOf(state.kind).outcomes.some(({ id }) => id === command.outcome)
  if (command.act !== 'ask') return true
  const row = books.run.report.get({ id: command.reportId })
  return row !== undefined && row.caseId === caseId && row.withdrawnMs === null
}

const tellings: Partial<Record<StaffAct['act'], MessageKind>> = {
  accept: 'report-accepted',
  tell: 'report-told',
  close: 'report-closed',
}

const unitTellings: Partial<Record<StaffAct['act'], MessageKind>> = {
  assign: 'case-moved',
  raise: 'case-raised',
}

/**
 * One act of staff. Refuses `case_not_found` and `case_cannot`: what the table of transitions does not have, or what names a
 * unit, an outcome or a report that is not there.
 */
export const act = (books: CaseBooks, command: StaffCommand): Result<CaseRecord> => {
  const { caseId, by, nowMs } = command
  const book = caseOf(books, caseId)
  if (book === undefined) return refuse(problem('case_not_found'))
  if (
    after(book.state.status, eventOf[command.act]) === undefined ||
    !isPossible(books, caseId, book.state, command)
  )
    return refuse(problem('case_cannot'))
  if (command.act === 'merge') return merge(books, book, command.into, by, nowMs)
  const sealed = 'sealed' in command ? command.sealed : null
  const whom = command.act === 'ask' ? { reportId: command.reportId } : {}
  happen(books, book, happeningOf(book.state, command), { by, sealed, ...whom })
  const told = tellings[command.act]
  if (told !== undefined) tellReporters(books, caseId, told, nowMs)
  if (command.act === 'ask') books.tell('report-asked', command.reportId, nowMs)
  const toUnit = unitTellings[command.act]
  if (toUnit !== undefined) books.tell(toUnit, caseId, nowMs)
  return ok(caseRecord(books, caseId))
}
