import type { ReadFields } from '../../schema/casework/read-report.ts'
import type { Spot } from '../../schema/casework/near.ts'
import type { CaseHappening, CaseState } from './case-state.ts'

/** What the casebook is asked and what it answers. Instants are milliseconds since 1970; nothing personal is readable here. */
export type Keyed = { key: string; body: string }

export type NewReport = {
  id: string
  /** The case that is opened for it. */
  caseId: string
  kind: string
  receiptHash: string
  /** Hash of the id that the sender's device made: the same draft is one report, under whatever key it comes. */
  draftHash?: string
  /** Words, landmark and contact, sealed for this report. */
  sealed: string
  phoneHash?: string
  /** Where, in clear: to be compared with what is known, and never stored so. */
  spot: Spot
  /** The same, sealed under the report's id. */
  sealedSpot: string
  danger: boolean
  /** Counted and, for things, published. */
  open: ReadFields
  photos: string[]
  /** Came without a proof of work: somebody looks at it before anybody goes. */
  review: boolean
}
export type ReportCommand = { nowMs: number; keyed: Keyed; report: NewReport }

/** `id` is the report's: for a draft that came before, the first one's. */
export type Reported = {
  id: string
  caseId: string
  acceptByMs: number
  answerByMs: number
  maybeKnown: boolean
}

/** `sealed`: words of the reporter (sealed for the report) or of staff (sealed for the case). */
export type EventRecord = CaseHappening & {
  caseId: string
  by: string
  /** Whom it is for: one reporter's, or everybody's who has a receipt of this case. */
  reportId: string | null
  sealed: string | null
}
/** Whoever reports, and the clock, act under these names; staff under their own. */
export const REPORTER = 'reporter'
export const CLOCK = 'clock'

export type ReportRecord = {
  id: string
  caseId: string
  /** Of the case that goes on with it. */
  state: CaseState
  /** Whether the case waits for an answer to what this report was asked. */
  asked: boolean
  receivedMs: number
  withdrawn: boolean
  photos: string[]
  additions: number
  sealed: string | null
  /** Where, sealed as in {@link NewReport}. */
  spot: string | null
  maybeKnown: boolean
  /** What its reporter is shown, in order. */
  events: EventRecord[]
}

/** Words are sealed by the Worker, for the report that they belong to. */
export type AddCommand = {
  nowMs: number
  keyed: Keyed
  id: string
  sealed: string | null
  photos: string[]
  /** Its photos wait no more: it is answered only where it was answered before. */
  onlyAgain?: true
}
export type WithdrawCommand = { nowMs: number; keyed: Keyed; id: string }
export type ReopenCommand = { nowMs: number; keyed: Keyed; id: string; sealed: string }

/** What staff do. `by` is who; the desk knows them. Words to reporters or for the file are sealed for the case. */
export type StaffAct =
  | { act: 'accept' }
  | { act: 'assign'; unit: string; township?: string }
  | { act: 'take'; assignee: string }
  /** Those above the unit are told, and see it from now on. */
  | { act: 'raise'; sealed: string }
  | { act: 'note'; sealed: string }
  /** Words to everybody who reported it: that somebody is on the way. */
  | { act: 'tell'; sealed: string }
  | { act: 'ask'; reportId: string; sealed: string }
  | { act: 'close'; outcome: string; sealed: string | null }
  | { act: 'merge'; into: string }
  | { act: 'review' }
export type StaffCommand = { nowMs: number; caseId: string; by: string } & StaffAct

export type CaseRecord = { id: string; number: number; state: CaseState; reports: string[] }

/** For Open311: cases of kinds that are things, newest first. */
export type PublicQuery = {
  kinds: string[]
  ids?: number[]
  status?: 'open' | 'closed'
  fromMs?: number
  toMs?: number
  updatedFromMs?: number
  updatedToMs?: number
  limit: number
}

/** One kind in one month, as whole numbers: suppression is the caller's. */
export type KindTally = {
  kind: string
  reports: number
  cases: number
  acceptedInTime: number
  answeredInTime: number
  outcomes: Record<string, number>
  medianHours: number | null
}
