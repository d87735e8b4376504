import type { StatedValue } from './facts.ts'
import type { Cite, Rule } from './rule.ts'
import type { Expr, Rules } from './rules.ts'
import type { Told } from './told.ts'

/** What one choice says of several facts, by their paths. */
export type Meaning = { readonly [fact: string]: StatedValue }
export type Option = { value: string; label: string; hint?: string; means?: Meaning; else?: Meaning }

/** `When` is how its conditions are written: in the rule language in content, as the engine reads them everywhere else. */
type QuestionWith<When> = {
  fact: string
  ask: string
  elder: string
  hint?: string
  more?: { title: string; lines: string[]; cite: Cite[] }
  label: string
  input: 'one' | 'many' | 'number' | 'yuan' | 'date' | 'yes-no'
  unit?: string
  options?: Option[]
  none?: string
  yes?: string
  no?: string
  after?: string[]
  onlyWhen?: When
  insteadOf?: { fact: string; when: When }
}
export type WrittenQuestion = QuestionWith<Rule>
/** `least` and `most` are the bounds of a number, in fen where it is money. */
export type Question = QuestionWith<Expr> & { least?: number; most?: number }

/** One thing to check, as the start page lists it; it may cover several programmes. */
export const offerGroups = ['money', 'help', 'register'] as const
export type Offer = {
  id: string
  name: string
  hint: string
  group: (typeof offerGroups)[number]
  alone?: boolean
  programmes: string[]
  also?: string[]
}

/** What “check everything” checks. */
export const moneyProgrammes = (offers: readonly Offer[]): string[] =>
  offers
    .filter(({ group, alone }) => group === 'money' && alone !== true)
    .flatMap(({ programmes }) => programmes)

/** What a result says of a programme beside its verdict. `service` is the slug of its page, where there is one. */
export type OfferedProgramme = {
  id: string
  name: string
  service: string | null
  bring: string
  where: string
  next?: 'booking' | 'report'
  /** What `booking` leads to, where one service fits. */
  appointment?: string
  /** What `report` leads to, where one kind fits. */
  request?: string
  /** Questions that cannot change the verdict but make amount or days exact; the result offers them. */
  details: string[]
}

/** All that the self-check needs to ask and decide, in the browser, the Worker and the build alike. Compiled from content. */
export type CheckData = {
  rules: Rules
  questions: Question[]
  offers: Offer[]
  programmes: OfferedProgramme[]
  words: { readonly [key: string]: string }
}

/** With the words of the reasons, which a result needs besides. */
export type FullCheckData = CheckData & { told: Told }
