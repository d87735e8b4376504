import type { Found, Keyed } from '../commands.ts'
import type { PartyKind } from '../erasing.ts'

/** By what parties are found: keyed hashes of an ID number, of phones, or of a booking's code; or by their own ids. */
export type PartyLookup = {
  personHash?: string
  phoneHashes?: readonly string[]
  codeHash?: string
  ids?: readonly string[]
}

/**
 * Whether a thing may be erased before its time. `in-force`: somebody still has to act or to come; `held`: a hold stands against it;
 * `erased`: nothing is left to erase.
 */
export type Standing = 'free' | 'in-force' | 'held' | 'erased'

export type PartyRecord = Found & {
  kind: PartyKind
  sealed: string | null
  createdMs: number
  eraseAtMs: number | null
  standing: Standing
  heldUntilMs: number | null
  /** Its people are still known by their hash, because nobody came. */
  remembered: boolean
}

/** What a party is after a correction. `from`: what was sealed before; where it is something else by now, nothing is changed. */
export type CorrectedParty = {
  id: string
  from: string
  sealed: string
  phoneHash: string
  last4Hash: string
}

export type RightsAct =
  | { act: 'correct'; parties: CorrectedParty[] }
  | { act: 'erase'; ids: string[] }
  | { act: 'keep'; id: string; reason: string; untilMs: number }
  | { act: 'lift'; id: string }
/** `by`: a staff id; `key`: of the form, a UUID; `why`: as the audit is to say it of each thing. */
export type RightsCommand = { nowMs: number; keyed: Keyed; key: string; by: string; why: string } & RightsAct

/** The ids of what it was done to. */
export type RightsDone = { ids: string[] }
