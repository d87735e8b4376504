import type { Question } from '../../schema/eligibility/check-data.ts'
import type { Household } from './household.ts'
import { pick } from './random.ts'

/** Sums, sizes and days among which every rule turns somewhere. */
const yuan = [
  '0',
  '300',
  '699',
  '700',
  '1049',
  '1050',
  '2100',
  '5399',
  '5400',
  '9000',
  '30000',
  '60000',
] as const
const people = ['1', '2', '3', '6'] as const
const counts = ['0', '1', '2', '6', '29', '30', '50'] as const
const dates = ['1940-05-05', '1966-11-02', '1985-09-09', '2008-11-02', '2010-06-06', '2015-01-10'] as const

/** Answers that tell a question's cases apart, as a person would write them. */
export const answersTo = (question: Question): readonly [string, ...string[]] => {
  switch (question.input) {
    case 'yes-no':
      return ['yes', 'no']
    case 'date':
      return dates
    case 'number':
      return question.fact === 'householdSize' ? people : counts
    case 'yuan':
      return yuan
    case 'one':
    case 'many': {
      const values = (question.options ?? []).map(({ value }) => value)
      return question.input === 'many' ? ['none', ...values] : ['unknown', ...values]
    }
  }
}

export const someAnswer = (question: Question, next: () => number): string => {
  if (next() < 0.05) return 'unknown'
  if (question.input === 'many' && next() < 0.5) return 'none'
  return pick(next, answersTo(question))
}

const FEN_A_YUAN = 100
const MONTHS_A_YEAR = 12

/** What a household writes under a question, truthfully; "unknown" where it has no word on it. */
export const answersOf = (household: Household, fact: string): string => {
  const name = fact.replace(/^self\./, '')
  if (name === 'householdYearlyIncomeFen') {
    const monthly = household.householdMonthlyIncomeFen
    return monthly === undefined ? 'unknown' : String((monthly * MONTHS_A_YEAR) / FEN_A_YUAN)
  }
  const value = household[name as keyof Household]
  if (value === undefined) return 'unknown'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(',')
  return typeof value === 'number' && name.endsWith('Fen') ? String(value / FEN_A_YUAN) : String(value)
}
