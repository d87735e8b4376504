import type { Day } from '../dates.ts'
import type { Cite, LawPeriod, Said } from './rule.ts'
import type { Expr } from './rules.ts'

/** What is said of one version: its conditions and choices stand at the places by which the rules know them (rules.ts). */
export type ToldVersion = {
  from: Day
  conditions: readonly { id: string; text: string; said?: Said; cite: readonly Cite[] }[]
  choices?: readonly ToldRemark[]
  remarks?: readonly (ToldRemark & { when?: Expr })[]
}
export type ToldRemark = { text: string; cite: readonly Cite[] }

/** The words and citations of results. They travel apart from the rules, and only when there is something to explain. */
export type Told = {
  programmes: { readonly [id: string]: readonly ToldVersion[] }
  laws: readonly LawPeriod[]
}
