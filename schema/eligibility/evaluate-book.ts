import type { Day } from '../dates.ts'
import { ok, type Result } from '../result.ts'
import { inForce } from './book.ts'
import { contextFor, evaluateIn, prepare, type Decided, type Evaluation } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { Condition, RuleBook } from './rule.ts'
import { conditionsOf, rulesOf } from './to-rules.ts'

export type Because = { condition: Condition; came: Decided['came'] }

/** All wanted programmes for parsed facts on a day, by a whole rule book: each reason with the condition as it is written. */
export const evaluate = (
  book: RuleBook,
  facts: Facts,
  on: Day,
  wanted: readonly string[],
): Result<Evaluation<Because>[]> => {
  const prepared = prepare(rulesOf(book), on, wanted)
  if (!prepared.ok) return prepared
  const context = contextFor(prepared.value, facts)
  return ok(
    wanted.map((id) => {
      const version = inForce(book.programmes.find((one) => one.id === id)?.versions ?? [], on)
      const conditions = version === undefined ? [] : conditionsOf(version)
      const evaluation = evaluateIn(prepared.value, context, id)
      const because = evaluation.because.flatMap(({ at, came }) => {
        const condition = conditions[at]
        return condition === undefined ? [] : [{ condition, came }]
      })
      return { ...evaluation, because }
    }),
  )
}
