import type { KeyRing } from '../keys.ts'
import type { CaseHappening, CaseState } from './case-state.ts'
import { fold, nextDue } from './case-state.ts'
import type { Seen } from './seen.ts'
import type { Db, Statements } from './statements.ts'

export const messageKinds = [
  'report-accepted',
  'report-told',
  'report-asked',
  'report-closed',
  'case-new',
  'case-moved',
  'case-added',
  'case-reopened',
  'case-late',
  'case-raised',
] as const
export type MessageKind = (typeof messageKinds)[number]
export const isMessageKind = (kind: string): kind is MessageKind =>
  messageKinds.some((known) => known === kind)

/** What every part of the casebook works with, inside one transaction of the object. */
export type CaseBooks = {
  db: Db
  run: Statements
  /** Cases of late and where, so that what may be the same is found without reading a table. */
  seen: Seen
  /** To open the places of cases that were loaded; undefined where there are no keys. */
  ring: KeyRing | undefined
  /** Something is due at that instant at the latest. */
  soon: (atMs: number) => void
  /** A case has another state than before, for whoever has a board open. */
  changed: (state: CaseState) => void
  /** Puts a message into the outbox: about a report to its reporter, about a case to those who have it. */
  tell: (kind: MessageKind, subject: string, nowMs: number) => void
}

type By = { by: string; reportId?: string; sealed?: string | null }
type Book = { id: string; state: CaseState }

export const caseOf = ({ run }: CaseBooks, id: string): Book | undefined => {
  const row = run.caseRow.get({ id })
  return row === undefined ? undefined : { id, state: JSON.parse(row.state) as CaseState }
}

/** The case of a row that refers to one. */
export const knownCase = (books: CaseBooks, id: string): Book => {
  const known = caseOf(books, id)
  if (known === undefined) throw new Error('a row refers to no case')
  return known
}

/** The case that goes on with this one: itself, or what it was merged into in the end. */
export const goesOn = (books: CaseBooks, id: string): Book => {
  const known = knownCase(books, id)
  const { mergedInto } = known.state
  return mergedInto === null ? known : goesOn(books, mergedInto)
}

const writeEvent = (
  { run }: CaseBooks,
  caseId: string,
  seq: number,
  { atMs, event, data }: CaseHappening,
  { by, reportId, sealed = null }: By,
): void => {
  run.addEvent.run({
    caseId,
    seq,
    atMs,
    event,
    by,
    reportId: reportId ?? null,
    data: JSON.stringify(data),
    sealed,
  })
}

const dueOf = (books: CaseBooks, state: CaseState): number | null => {
  const atMs = nextDue(state)?.atMs ?? null
  if (atMs !== null) books.soon(atMs)
  return atMs
}

/** Opens a case with what was reported. */
export const openCase = (
  books: CaseBooks,
  id: string,
  happening: Extract<CaseHappening, { event: 'reported' }>,
): CaseState => {
  const state = fold(undefined, happening)
  const number = books.run.nextNumber.get()?.value
  const { kind, status, unit, openedMs, updatedMs } = state
  books.run.addCase.run({
    id,
    number,
    kind,
    status,
    unit,
    openedMs,
    updatedMs,
    nextMs: dueOf(books, state),
    state: JSON.stringify(state),
  })
  books.changed(state)
  return state
}

/** The first event of a case names the report, which has to stand there already. */
export const writeFirst = (books: CaseBooks, caseId: string, happening: CaseHappening, by: By): void =>
  writeEvent(books, caseId, 1, happening, by)

/** Writes what happened to a case, and what its state is then. Whether it can happen is asked before. */
export const happen = (
  books: CaseBooks,
  { id, state }: Book,
  happening: CaseHappening,
  by: By,
): CaseState => {
  const next = fold(state, happening)
  const seq = (books.run.lastSeq.get({ caseId: id })?.seq ?? 0) + 1
  writeEvent(books, id, seq, happening, by)
  const { status, unit, updatedMs, closedMs } = next
  books.run.changeCase.run({
    id,
    status,
    unit,
    updatedMs,
    closedMs,
    nextMs: dueOf(books, next),
    state: JSON.stringify(next),
  })
  books.changed(next)
  return next
}
