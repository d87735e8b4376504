import type { Day } from '../dates.ts'
import {
  contextFor,
  evaluateIn,
  prepare,
  worthShowing,
  type Amount,
  type Evaluation,
} from '../eligibility/evaluate.ts'
import { reasonsFor, remarksFor } from '../eligibility/explain.ts'
import type { Facts } from '../eligibility/facts.ts'
import type { Cite, Verdict } from '../eligibility/rule.ts'
import type { Rules } from '../eligibility/rules.ts'
import type { Told } from '../eligibility/told.ts'
import { verdictsBy } from '../eligibility/verdict-graph.ts'
import { ok, type Result } from '../result.ts'

/** What came out of one programme for one household; small, because there are thousands. */
export type Finding = { programme: string; verdict: Verdict; amount?: Amount }

/** One finding with its reasons, in the words of the content. */
export type Explained = Finding & {
  reasons: string[]
  /** Unknown facts that may still change the verdict, by the engine's names. */
  missing: string[]
  cites: Cite[]
}

export type Screener = {
  /** The programmes that are screened for, in the order of the rule book. */
  programmes: readonly string[]
  screen: (facts: Facts) => Finding[]
  explain: (facts: Facts) => Explained[]
}

const findingOf = ({ programme, verdict, amount }: Finding): Finding => ({
  programme,
  verdict,
  ...(amount === undefined ? {} : { amount }),
})

/**
 * Makes the rules ready for one day and many households: every programme of the rule book but those left out. Refuses a
 * day that no version of one of them covers.
 */
export const screenerFor = (
  { rules, told }: { rules: Rules; told: Told },
  leaveOut: readonly string[],
  on: Day,
): Result<Screener> => {
  const programmes = Object.keys(rules.programmes).filter((id) => !leaveOut.includes(id))
  const made = prepare(rules, on, programmes)
  if (!made.ok) return made
  const prepared = made.value
  const verdictsOf = verdictsBy(prepared, programmes)
  const saysMore = (id: string, verdict: Verdict | undefined): boolean =>
    verdict !== 'not_met' || prepared.programme(id).version.selects !== undefined
  return ok({
    programmes,
    screen: (facts) => {
      const verdicts = verdictsOf(facts)
      const context = contextFor(prepared, facts)
      // Most programmes are not met, and a thousand households do not wait for reasons that nobody asked for.
      const evaluations = programmes.map((programme, at): Evaluation =>
        saysMore(programme, verdicts[at])
          ? evaluateIn(prepared, context, programme)
          : { programme, verdict: 'not_met', because: [], missing: [] },
      )
      return worthShowing(prepared, evaluations).map(findingOf)
    },
    explain: (facts) => {
      const context = contextFor(prepared, facts)
      const evaluations = programmes.map((id) => evaluateIn(prepared, context, id))
      return worthShowing(prepared, evaluations).map((evaluation) => {
        const reasons = reasonsFor(told, prepared, context, evaluation)
        const remarks = remarksFor(told, prepared, context, evaluation)
        // A condition that is met and has nothing of its own to say would only make the list longer.
        const worthTelling = reasons.filter(({ came, said }) => came !== 'yes' || said)
        return {
          ...findingOf(evaluation),
          reasons: [...worthTelling, ...remarks].map(({ text }) => text),
          missing: evaluation.missing,
          cites: [...reasons, ...remarks].flatMap(({ cite }) => cite),
        }
      })
    },
  })
}
