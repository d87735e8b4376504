import type { StatedValue } from './facts.ts'
import type { Cite, Rule, RuleBook } from './rule.ts'

/** What one choice says of several facts, by their paths. */
export type Meaning = { readonly [fact: string]: StatedValue }
export type Option = { value: string; label: string; hint?: string; means?: Meaning; else?: Meaning }

export type Question = {
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
  onlyWhen?: Rule
  insteadOf?: { fact: string; when: Rule }
}

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
  /** Questions that cannot change the verdict but make amount or days exact; the result offers them. */
  details: string[]
}

/** All that the self-check needs, in the browser, the Worker and the build alike. Compiled from content. */
export type CheckData = {
  book: RuleBook
  questions: Question[]
  offers: Offer[]
  programmes: OfferedProgramme[]
  words: { readonly [key: string]: string }
}
