import type { Day } from '../dates.ts'

/**
 * The rule language, as it stands in content/programmes and content/terms.yaml. Every form has one meaning over three
 * truth values; `ask` is "the window decides", an unknown that no answer resolves.
 *
 * Paths: `area` is a fact of the household; `self.x` of the person asked about; `spouse.x` (any relation) of the first
 * such member; `each.x` of the person a `some`, `every` or `count` looks at; `self.father.x` one level deeper.
 */
export type Scalar = string | number | boolean
/**
 * Whom `some`, `every` and `count` look at. `with-…` is the person asked about and the other one of the couple, who is
 * somebody unknown where nobody was named; `adopters` adds the spouse of a married adopter; `parents` are father and mother.
 */
export const peopleNames = [
  'members',
  'others',
  'obligors',
  'parents',
  'adopters',
  'with-fiance',
  'with-formerSpouse',
  'with-spouse',
] as const
export type People = (typeof peopleNames)[number]
export type Outcome = 'yes' | 'no' | 'ask'

export type Rule =
  | Outcome
  | { all: Rule[] }
  | { any: Rule[] }
  | { none: Rule[] }
  | { fact: string; is: Scalar | Scalar[]; unstated?: 'no' | 'yes' }
  | { fact: string; includes: string | string[] }
  | { compare: Quantity; below: Quantity }
  | { compare: Quantity; atLeast: Quantity }
  | { term: string }
  | { cases: { if: Rule; then: Rule }[]; otherwise: Rule }
  | { some: People; holds: Rule }
  | { every: People; holds: Rule }
  | { programme: string; verdict: Verdict | Verdict[] }
  | { since: Day }
  | { day: DayRule; before: DayRule; unstated?: 'no' | 'yes' }
  /** A Saturday, Sunday or public holiday, make-up workdays excepted. */
  | { restDay: DayRule; unstated?: 'no' | 'yes' }

/** A whole day: written out, the day of the check, stated, or computed from one that is. Unknown where a part is. */
export type DayRule =
  /** `YYYY-MM-DD`, or `on` for the day of the check. */
  | string
  | { fact: string }
  | { term: string }
  | { plus: [DayRule, number] }
  /** The day itself, or the first workday after it. */
  | { workday: DayRule }
  | { latest: DayRule[] }
  /** The day on which so many years are surely full. */
  | { birthday: string; years: number }
  | { firstKnown: DayRule[] }
  | { cases: { if: Rule; then: DayRule }[]; otherwise: DayRule }

export type Quantity =
  | number
  | { fact: string }
  | { standard: string; per: 'month' | 'year' }
  | { age: string; at?: DayRule }
  | { count: People; where: Rule }
  | { term: string }
  | { sum: Quantity[] }
  | { minus: [Quantity, Quantity] }
  | { times: [Quantity, Quantity] }
  | { over: [Quantity, Quantity] }
  | { between: [Quantity, Quantity] }
  | { largest: [Quantity, Quantity] }
  /** `asked`: what is asked for where none is known; the first of them unless it is said. */
  | { firstKnown: Quantity[]; asked?: Quantity }
  | { firstWritten: Quantity[] }
  | { cases: { if: Rule; then: Quantity }[]; otherwise: Quantity }

export const verdicts = ['likely', 'not_met', 'ask', 'choose', 'auto'] as const
export type Verdict = (typeof verdicts)[number]

export type Cite =
  | { law: string; article: number | number[] }
  | { law: string; section: string | string[] }
  | { law: string }
  | { plan: string | string[] }

/** What is said of one condition, by how it came out. `{=term}` and `{{standard}}` are filled in. */
export type Said = {
  yes?: string
  no?: string
  ask?: string
  /** The smallest change that would turn a `no`; said only where nothing else stands in the way. */
  change?: string
}

export type Condition = {
  id: string
  text: string
  said?: Said
  rule: Rule
  cite: Cite[]
  /** Only says which of two sister programmes applies: where it is no, the programme is not worth showing. */
  selects?: boolean
  /** Where the window decides this one, nothing more is asked for the programme: no answer could make it likely. */
  stops?: boolean
}
export type Choice = { id: string; when: Rule; with?: string[]; text: string; cite: Cite[] }
export type Remark = { text: string; when?: Rule; cite: Cite[] }

export type AmountRule = {
  per: 'month' | 'once'
  quantity: Quantity
  standard: string
  /** Conditions that may stay open while an estimate is still shown; `all` for an amount that hangs on none of them. */
  shownWhileOpen: string[] | 'all'
  said?: string
}

export type ProgrammeVersion = {
  from: Day
  until?: Day
  /** Already enough on its own, whatever the conditions say. */
  sufficient?: Condition[]
  conditions: Condition[]
  choose?: Choice[]
  /** `ask`: the portal cannot say more than that; `auto`: paid without an application. */
  best?: 'ask' | 'auto'
  amount?: AmountRule
  remarks?: Remark[]
  /** Days to tell, by the names of the API, where they are known and `when` holds. */
  dates?: { name: string; day: DayRule; when?: Rule }[]
  /** A grade by a number: the first band whose `below` lies above it. */
  grade?: { name: 'selfCare'; quantity: Quantity; bands: { below: number; grade: string }[] }
  /** The day by which laws are cited, where it is not the day of the check (the day of registration). */
  lawDay?: DayRule
}

export type Example = {
  name: string
  on: Day
  facts: unknown
  expect: {
    verdict: Verdict
    amountFen?: number | null
    because?: string[]
    missing?: string[]
    chooseWith?: string[]
    selfCare?: string
    dates?: Record<string, Day>
  }
}

export type Programme = {
  id: string
  name: string
  formalName: string
  service: string | null
  versions: ProgrammeVersion[]
}

export type Term =
  | { id: string; text: string; cite: Cite[]; from?: Day; rule: Rule }
  | { id: string; text: string; cite: Cite[]; from?: Day; quantity: Quantity }
  | { id: string; text: string; cite: Cite[]; from?: Day; day: DayRule }

export type StandardValue = { from: Day; until?: Day; basis: number; fen: number }
export type Standard = { id: string; per: 'month' | 'year'; values: StandardValue[] }
export type LawPeriod = { id: string; from: Day; until?: Day }

/** Public holidays on weekdays, and weekend days on which people work. Other weekend days are rest days. */
export type Calendar = { off: Day[]; work: Day[] }

/** All that the engine interprets; compiled from content and small enough to travel. */
export type RuleBook = {
  programmes: Programme[]
  terms: Term[]
  standards: Standard[]
  laws: LawPeriod[]
  calendar: Calendar
}
