import { and, inArray, sql } from 'drizzle-orm'
import type { UrgentCase } from '../../../schema/desk/urgent.ts'
import { inOrder } from '../../../schema/desk/urgent.ts'
import type { Thing } from '../../../schema/desk/may.ts'
import { policy } from '../../policy.ts'
import type { CaseBooks } from '../books.ts'
import type { CaseState } from '../case-state.ts'
import { kinds } from '../rules.ts'
import { cases } from '../tables.ts'
import { thingsOf } from './belongs.ts'

/** With what decides who may see it. */
export type UrgentRecord = UrgentCase & { things: Thing[] }

/** Kinds of which a case can be urgent: by themselves, or where somebody says that there is danger. */
const urgentKinds = policy.requests
  .filter(({ urgent, urgency }) => urgent || urgency.some(({ danger }) => danger))
  .map(({ id }) => id)

/** Danger to life, or of a kind that is always urgent. */
export const isUrgent = ({ kind, danger }: Pick<CaseState, 'kind' | 'danger'>): boolean =>
  danger || kinds.get(kind)?.urgent === true

const recordOf = (number: number, state: CaseState): UrgentRecord => {
  const isTaken = state.status !== 'received'
  return {
    number,
    kind: kinds.get(state.kind)?.name ?? state.kind,
    danger: state.danger,
    taken: isTaken,
    sinceMs: state.sinceMs,
    dueMs: isTaken ? state.answerByMs : state.acceptByMs,
    things: thingsOf(state),
  }
}

/** Every urgent case that is open; without a word of it, a place or a name. */
export const urgentCases = ({ db }: CaseBooks): UrgentRecord[] => {
  const rows = db
    .select({ number: cases.number, state: cases.state })
    .from(cases)
    // As it stands in the index of open cases (0003_stays.sql).
    .where(and(sql`status IN ('received', 'accepted', 'asked')`, inArray(cases.kind, urgentKinds)))
    .all()
  return rows
    .map(({ number, state }) => ({ number, state: JSON.parse(state) as CaseState }))
    .filter(({ state }) => isUrgent(state))
    .map(({ number, state }) => recordOf(number, state))
    .toSorted(inOrder)
}
