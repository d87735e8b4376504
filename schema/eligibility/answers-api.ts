import { selfCareGrades, type EligibilityAnswer, type EligibilityResult } from '../api/eligibility.ts'
import type { Question } from './check-data.ts'
import { contextFor, evaluateIn, type Prepared } from './evaluate.ts'
import { reasonsFor, type Reason } from './explain.ts'
import type { Facts } from './facts.ts'
import { openQuestions } from './next-question.ts'
import { settledBy } from './settles.ts'
import type { Told } from './told.ts'

const isWritten = (facts: Facts, path: string): boolean => {
  const [scope = '', name, inner] = path.split('.')
  if (name === undefined) return facts[scope] !== undefined
  const value = facts.members?.find(({ relation }) => relation === scope)?.[name]
  if (inner === undefined || value === undefined) return value !== undefined
  return typeof value === 'object' && Object.hasOwn(value, inner)
}

const cited = ({ condition, text, cite }: Reason) => ({ condition, text, cite: cite[0] ?? null, cites: cite })

/** The answer of `POST /api/eligibility` for parsed facts: results in the order asked, and the next question worth asking. */
export const eligibilityAnswer = (
  told: Told,
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
      because: reasonsFor(told, prepared, context, evaluation).map(cited),
      ...(selfCare === undefined ? {} : { selfCare }),
    }
  })
  const unwritten = (question: Question): string[] =>
    settledBy(question).filter((fact) => !isWritten(facts, fact))
  const [next] = openQuestions(
    prepared,
    context,
    questions,
    wanted,
    (question) => unwritten(question).length === 0,
  )
  // Of several facts that one question settles, the one that is still open is named.
  const open = new Set(results.flatMap(({ missing }) => missing))
  const names = next === undefined ? [] : unwritten(next).map((fact) => fact.replace(/^self\./, ''))
  const fact = names.find((name) => open.has(name)) ?? names[0]
  return { on: prepared.on, results, ...(fact === undefined ? {} : { next: { fact } }) }
}
