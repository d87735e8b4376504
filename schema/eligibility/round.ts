import type { CheckData } from './check-data.ts'
import { isBlank, MOST_LABEL, newHousehold, type Household } from './household.ts'

export type Numbered = Household & { number: number }

/** Households one after the other: the one on the page, and those that were filled in before it, by number. */
export type Round = { open: Numbered; finished: readonly Numbered[] }

/** What a browser's session storage surely holds, and more than a day's visits. */
export const MOST_HOUSEHOLDS = 60

export const firstRound = (data: CheckData): Round => ({
  open: { ...newHousehold(data), number: 1 },
  finished: [],
})

/** Every household that has something to show, in the order in which they came. */
export const filledIn = ({ open, finished }: Round): Numbered[] =>
  (isBlank(open) ? [...finished] : [...finished, open]).sort((a, b) => a.number - b.number)

export const isFull = (round: Round): boolean => filledIn(round).length >= MOST_HOUSEHOLDS

export const edited = (round: Round, household: Household): Round => ({
  ...round,
  open: { ...household, number: round.open.number },
})

/** Puts the open household by and takes a new one. Nothing happens where it is still blank, or the round is full. */
export const next = (data: CheckData, round: Round): Round => {
  if (isBlank(round.open) || isFull(round)) return round
  const finished = filledIn(round)
  const last = Math.max(...finished.map(({ number }) => number))
  return { open: { ...newHousehold(data, round.open), number: last + 1 }, finished }
}

/** Takes a household up again; the one on the page is put by, unless it is blank. */
export const reopened = (round: Round, number: number): Round => {
  const open = round.finished.find((household) => household.number === number)
  if (open === undefined) return round
  return { open, finished: filledIn(round).filter((household) => household.number !== number) }
}

export const removed = (round: Round, number: number): Round => ({
  ...round,
  finished: round.finished.filter((household) => household.number !== number),
})

/** An answer as it is kept: the fact, and what was written. */
export const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')

const isNumbered = (value: unknown): value is Numbered =>
  typeof value === 'object' &&
  value !== null &&
  'number' in value &&
  Number.isSafeInteger(value.number) &&
  'label' in value &&
  typeof value.label === 'string' &&
  value.label.length <= MOST_LABEL &&
  'programmes' in value &&
  Array.isArray(value.programmes) &&
  value.programmes.every((id) => typeof id === 'string') &&
  'answers' in value &&
  Array.isArray(value.answers) &&
  value.answers.every(isPair)

/** Reads what was kept. Undefined for anything else; what the content no longer knows is dropped. */
export const roundFrom = (data: CheckData, value: unknown): Round | undefined => {
  if (typeof value !== 'object' || value === null || !('open' in value) || !('finished' in value))
    return undefined
  const { open, finished } = value
  if (!isNumbered(open) || !Array.isArray(finished) || !finished.every(isNumbered)) return undefined
  const offered = new Set(data.offers.flatMap(({ programmes }) => programmes))
  const asked = new Set(data.questions.map(({ fact }) => fact))
  const known = (household: Numbered): Numbered => ({
    ...household,
    programmes: household.programmes.filter((id) => offered.has(id)),
    answers: household.answers.filter(([fact]) => asked.has(fact)),
  })
  return { open: known(open), finished: finished.slice(0, MOST_HOUSEHOLDS).map(known) }
}
