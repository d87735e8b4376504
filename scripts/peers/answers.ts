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
      // Everything ticked is what conditions of many parts hang on; it comes as often as the rest together.
      const all = Array.from(values, () => values.join())
      return question.input === 'many' ? ['none', ...values, ...all] : ['unknown', ...values]
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

const valueOf = (household: Household, fact: string): unknown => {
  if (fact === 'obligors') {
    const { obligor } = household
    return obligor === 'nobody' ? [] : obligor && [{ status: obligor }]
  }
  if (fact === 'householdYearlyIncomeFen')
    return household.householdMonthlyIncomeFen && household.householdMonthlyIncomeFen * MONTHS_A_YEAR
  return household[fact.replace(/^self\./, '') as keyof Household]
}

/** Whether a household is as a choice says; of obligors, whether they are of that kind. */
const isMeant = (household: Household, [fact, meant]: [string, unknown]): boolean => {
  const value = valueOf(household, fact)
  if (fact !== 'obligors') return JSON.stringify(value) === JSON.stringify(meant)
  const statuses = (people: unknown): unknown[] =>
    Array.isArray(people) ? people.map((person: { status?: unknown }) => person.status) : ['unknown']
  return statuses(value).join() === statuses(meant).join()
}

const chosenOf = (household: Household, question: Question): string => {
  const isSo = (meaning: object): boolean => Object.entries(meaning).every((one) => isMeant(household, one))
  // A choice that says nothing of itself ("something happened") is made where its contrary is not so.
  const chosen = (question.options ?? []).filter(({ means, else: otherwise }) =>
    means !== undefined && Object.keys(means).length > 0
      ? isSo(means)
      : otherwise !== undefined && !isSo(otherwise),
  )
  if (question.input === 'many') return chosen.length === 0 ? 'none' : chosen.map(({ value }) => value).join()
  return chosen[0]?.value ?? 'unknown'
}

/** What a household writes under a question, truthfully; "unknown" where it has no word on it. */
export const answerOf = (household: Household, question: Question): string => {
  if (question.options?.some(({ means }) => means !== undefined)) return chosenOf(household, question)
  const value = valueOf(household, question.fact)
  if (value === undefined) return 'unknown'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join()
  if (typeof value === 'number') return String(question.input === 'yuan' ? value / FEN_A_YUAN : value)
  return typeof value === 'string' ? value : 'unknown'
}
