import { isDay } from '../../schema/dates.ts'
import { evaluate } from '../../schema/eligibility/evaluate-book.ts'
import type { Evaluation } from '../../schema/eligibility/evaluate.ts'
import { parseFacts } from '../../schema/eligibility/parse-facts.ts'
import { ruleBookOf } from '../../schema/eligibility/to-check-data.ts'
import { policy } from '../../generated/policy.ts'

type Expected = {
  programme: string
  verdict: string
  amount?: { fen: number; per: string; basis: number }
  missing?: string[]
  chooseWith?: string[]
  dates?: Record<string, string>
  selfCare?: string
}
/** One case of a file in the format of scripts/vignettes/vignettes.yaml. */
export type Case = {
  id: string
  title: string
  on: string
  facts: unknown
  expected?: Expected[]
  programmes?: string[]
  expectedError?: string
}

const book = ruleBookOf(policy)
type Came = Omit<Evaluation, 'because'>

const differences = (expected: Expected, came: Came | undefined): string[] => {
  if (came === undefined) return [`${expected.programme}: no rules yet`]
  const found: string[] = []
  const say = (what: string, wanted: unknown, got: unknown): void => {
    found.push(
      `${expected.programme} ${what}: expected ${JSON.stringify(wanted)}, came ${JSON.stringify(got)}`,
    )
  }
  if (came.verdict !== expected.verdict) say('verdict', expected.verdict, came.verdict)
  if (expected.amount) {
    const { fen, per, basis } = expected.amount
    const amount = came.amount
    if (amount?.fen !== fen || amount.per !== per || amount.basis !== basis)
      say('amount', expected.amount, amount)
  }
  const unlisted = (expected.missing ?? []).filter((name) => !came.missing.includes(name))
  if (unlisted.length > 0) say('missing', expected.missing, came.missing)
  if (
    expected.chooseWith &&
    [...expected.chooseWith].sort().join() !== [...(came.chooseWith ?? [])].sort().join()
  )
    say('chooseWith', expected.chooseWith, came.chooseWith)
  if (Object.entries(expected.dates ?? {}).some(([name, day]) => came.dates?.[name] !== day))
    say('dates', expected.dates, came.dates)
  if (expected.selfCare !== undefined && expected.selfCare !== came.selfCare)
    say('selfCare', expected.selfCare, came.selfCare)
  return found
}

const errorOf = (one: Case, wanted: string[]): string | Came[] => {
  if (!isDay(one.on)) return 'invalid_input'
  const facts = parseFacts(one.facts, one.on)
  if (!facts.ok) return 'invalid_input'
  const known = wanted.filter((id) => book.programmes.some((programme) => programme.id === id))
  const result = evaluate(book, facts.value, one.on, known)
  return result.ok ? result.value : result.problem.code
}

/** What differs between what a case expects and what the rules say; empty where they agree. */
export const faultsOf = (one: Case): string[] => {
  const wanted = one.programmes ?? (one.expected ?? []).map(({ programme }) => programme)
  const came = errorOf(one, wanted)
  if (one.expectedError !== undefined || typeof came === 'string')
    return came === one.expectedError
      ? []
      : [
          `expected ${one.expectedError ?? 'results'}, came ${String(typeof came === 'string' ? came : 'results')}`,
        ]
  return (one.expected ?? []).flatMap((expected) =>
    differences(
      expected,
      came.find(({ programme }) => programme === expected.programme),
    ),
  )
}
