import type { Question } from '../../schema/eligibility/check-data.ts'
import { pick } from './random.ts'

/** Sums, sizes and days among which every rule turns somewhere. */
const yuan = ['0', '300', '699', '700', '1049', '1050', '2100', '5399', '5400', '9000', '60000'] as const
const numbers = ['1', '2', '3', '6'] as const
const dates = ['1940-05-05', '1966-11-02', '1985-09-09', '2008-11-02', '2010-06-06', '2015-01-10'] as const

/** Answers that tell a question's cases apart, as a person would write them. */
export const answersTo = (question: Question): readonly [string, ...string[]] => {
  switch (question.input) {
    case 'yes-no':
      return ['yes', 'no']
    case 'date':
      return dates
    case 'number':
      return numbers
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
