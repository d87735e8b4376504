import type { CaseState } from '../case-state.ts'
import type { Keyed } from '../commands.ts'

/** By what reports are found: keyed hashes of phones, or their own ids. */
export type ReportLookup = { phoneHashes?: readonly string[]; ids?: readonly string[] }

/** As of a booking: `in-force` is a case that is open, `held` one that a hold keeps. */
export type Standing = 'free' | 'in-force' | 'held' | 'erased'

export type TheirReport = {
  id: string
  /** Of the case that goes on with it. */
  caseId: string
  number: number
  state: CaseState
  receivedMs: number
  withdrawn: boolean
  sealed: string | null
  photos: number
  /** What the reporter wrote later: sealed for the report. */
  words: { atMs: number; sealed: string }[]
  standing: Standing
  heldUntilMs: number | null
}

/** `from`: what was sealed before; where it is something else by now, nothing is changed. */
export type CorrectedReport = { id: string; from: string; sealed: string; phoneHash: string | null }

export type RightsAct =
  | { act: 'correct'; reports: CorrectedReport[] }
  | { act: 'erase'; ids: string[] }
  | { act: 'keep'; id: string; reason: string; untilMs: number }
  | { act: 'lift'; id: string }
/** `by`: a staff id; `why`: as the audit is to say it. */
export type RightsCommand = { nowMs: number; keyed: Keyed; by: string; why: string } & RightsAct

/** The ids of what it was done to. */
export type RightsDone = { ids: string[] }

/** A case that is on hold. */
export type HeldCase = { id: string; number: number; state: CaseState }
