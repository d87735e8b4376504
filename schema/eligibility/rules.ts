import type { Day } from '../dates.ts'
import type { People, Scalar, Verdict } from './rule.ts'

/**
 * The rules as the engine reads them and as they travel: the rule language (rule.ts) without words and citations, boiled
 * down to few forms (to-rules.ts). Conditions, quantities and days are one kind of expression: a condition is a number from 0
 * for no to 1 for yes, a day the number of days since 1970.
 */
export type Expr =
  /** A number; of a condition, yes (1) or no (0). */
  | number
  /** The window decides. */
  | readonly ['ask']
  /** `unsaid` is what it comes to where the fact is unknown. A fact that is a list is one of the values where it has one of them. */
  | readonly ['is', fact: string, unsaid: Expr, ...values: Scalar[]]
  /** A stated number, between these bounds where it is unknown. */
  | readonly ['stated', fact: string, least: number, most: number]
  | readonly ['date', fact: string]
  | readonly ['all' | 'any' | Arithmetic | 'latest' | 'firstWritten', ...Expr[]]
  | readonly ['not', Expr]
  | readonly ['below', Expr, Expr, unsaid?: Expr]
  /** An `if` and its `then` in turn, and at last what holds otherwise. Days are unknown while the choice is. */
  | readonly ['cases' | 'dayCases', ...Expr[]]
  /** The first is what is asked for where none of the others is known. */
  | readonly ['firstKnown', asked: Expr, ...Expr[]]
  /** Whether it holds of one of the people, or of how many. */
  | readonly ['some' | 'count', People, Expr]
  | readonly ['term', id: string]
  | readonly ['verdict', programme: string, ...Verdict[]]
  | readonly ['standard', id: string, times: number]
  | readonly ['since' | 'day', Day]
  /** The day of the check. */
  | readonly ['on']
  /** Years full on a day, or on the day of the check. */
  | readonly ['age', birthDate: string, at?: Expr]
  /** The day on which so many years are full. */
  | readonly ['birthday', birthDate: string, years: number]
  /** The first day from this one on that is no rest day; whether it is a rest day. */
  | readonly ['workday', Expr]
  | readonly ['rest', Expr, unsaid: Expr]
export type Arithmetic = 'sum' | 'minus' | 'times' | 'over' | 'between' | 'largest'

/** Conditions are known by their place: first those that are enough on their own, then the necessary ones. */
export type RulesVersion = {
  from: Day
  enough?: readonly Expr[]
  needs: readonly Expr[]
  /** Places of the conditions that only choose between sister programmes, and of those that end the questions. */
  selects?: readonly number[]
  stops?: readonly number[]
  choices?: readonly { when: Expr; with?: readonly string[] }[]
  best?: 'ask' | 'auto'
  /** `open`: places of the conditions that may stay open while an estimate is shown. */
  amount?: { is: Expr; per: 'month' | 'once'; standard: string; open: readonly number[] | 'all' }
  dates?: readonly { name: string; day: Expr; when?: Expr }[]
  grade?: { by: Expr; bands: readonly { below: number; grade: string }[] }
  lawDay?: Expr
}

/** Versions, terms and standards follow each other without gap: the last that began by the day is in force. */
export type Rules = {
  programmes: { readonly [id: string]: readonly RulesVersion[] }
  terms: { readonly [id: string]: readonly { from?: Day; is: Expr }[] }
  standards: { readonly [id: string]: readonly { from: Day; basis: number; fen: number }[] }
  /** Days since 1970 that are rest days though no weekend, and weekend days that are not; each counted from the one before. */
  calendar: { off: readonly number[]; work: readonly number[] }
}
