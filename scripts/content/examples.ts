import type { z } from 'zod'
import type { exampleSchema } from '../../schema/content/block.ts'
import { evaluate } from '../../schema/eligibility/evaluate-book.ts'
import { parseFacts } from '../../schema/eligibility/parse-facts.ts'
import type { RuleBook } from '../../schema/eligibility/rule.ts'
import type { WorkedExample } from '../../schema/policy.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'

type Example = z.infer<typeof exampleSchema>
type Unworked = { why: string } | { verdict: string }

/** The amount that the engine finds for an example on its day. Refuses bad facts, an unknown programme, and no amount. */
export const workExample = (
  book: RuleBook,
  example: Example,
): Result<WorkedExample['example']['amount'], Unworked> => {
  const { programme, on } = example
  if (!book.programmes.some(({ id }) => id === programme)) return refuse({ why: `programme: ${programme}` })
  const facts = parseFacts(example.facts, on)
  if (!facts.ok) return refuse({ why: facts.problem.map(({ path, code }) => `${path} ${code}`).join('; ') })
  const came = evaluate(book, facts.value, on, [programme])
  if (!came.ok) return refuse({ why: came.problem.code })
  const [result] = came.value
  if (result?.verdict !== 'likely' || result.amount === undefined)
    return refuse({ verdict: result?.verdict ?? programme })
  const { fen, per, basis } = result.amount
  return ok({ fen, per, basis })
}
