import { selfCareGrades, type EligibilityAnswer, type EligibilityResult } from '../api/eligibility.ts'
import type { Question } from './check-data.ts'
import { contextFor, evaluateIn, type Prepared } from './evaluate.ts'
import { reasonsFor, type Reason } from './explain.ts'
import type { Facts } from './facts.ts'
import { openQuestions } from './next-question.ts'
import type { RuleBook } from './rule.ts'

const isWritten = (facts: Facts, fact: string): boolean => {
  const [scope, name] = fact.split('.')
  if (name === undefined) return facts[fact] !== undefined
  return scope === 'self' && facts.members?.find(({ relation }) => relation === 'self')?.[name] !== undefined
}

const cited = ({ condition, text, cite }: Reason) => ({ condition, text, cite: cite[0] ?? null, cites: cite })

/** The answer of `POST /api/eligibility` for parsed facts: results in the order asked, and the next question worth asking. */
export const eligibilityAnswer = (
  book: RuleBook,
  questions: readonly Question[],
  prepared: Prepared,
  facts: Facts,
  wanted: readonly string[],
): EligibilityAnswer => {
  const context = contextFor(prepared, facts)
  const results = wanted.map((id): EligibilityResult => {
    const evaluation = evaluateIn(prepared, context, id)
    const { because: _, selfCare: graded, ...rest } = evaluation
    const selfCare = selfCareGrades.find((grade) => grade === graded)
    return {
      ...rest,
      because: reasonsFor(book, prepared, context, evaluation).map(cited),
      ...(selfCare === undefined ? {} : { selfCare }),
    }
  })
  const [next] = openQuestions(prepared, context, questions, wanted, (fact) => isWritten(facts, fact))
  return {
    on: prepared.on,
    results,
    ...(next === undefined ? {} : { next: { fact: next.fact.replace(/^self\./, '') } }),
  }
}
