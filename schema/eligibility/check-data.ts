import type { Cite, Rule, RuleBook } from './rule.ts'

export type Question = {
  fact: string
  ask: string
  elder: string
  hint?: string
  more?: { title: string; lines: string[]; cite: Cite[] }
  label: string
  input: 'one' | 'many' | 'number' | 'yuan' | 'date' | 'yes-no'
  unit?: string
  options?: { value: string; label: string; hint?: string }[]
  none?: string
  yes?: string
  no?: string
  after?: string[]
  insteadOf?: { fact: string; when: Rule }
}

/**
 * One thing to check, as the start page lists it; it may cover several programmes. `preselected: false` keeps what only few
 * ask about (a marriage, a club) out of the helper's page until it is ticked.
 */
export type Offer = { id: string; name: string; hint: string; programmes: string[]; preselected?: boolean }

/** What a result says of a programme beside its verdict. `service` is the slug of its page, where there is one. */
export type OfferedProgramme = {
  id: string
  name: string
  service: string | null
  bring: string
  where: string
}

/** All that the self-check needs, in the browser, the Worker and the build alike. Compiled from content. */
export type CheckData = {
  book: RuleBook
  questions: Question[]
  offers: Offer[]
  programmes: OfferedProgramme[]
  words: { readonly [key: string]: string }
}
