import type { Day } from '../dates.ts'
import { contextFor, evaluateIn, prepare, type Amount, type Evaluation } from '../eligibility/evaluate.ts'
import { reasonsFor, remarksFor, worthShowing } from '../eligibility/explain.ts'
import type { Facts } from '../eligibility/facts.ts'
import type { Cite, RuleBook, Verdict } from '../eligibility/rule.ts'
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
  /** Names of the programmes that are screened for, by id, in the order of the rule book. */
  programmes: ReadonlyMap<string, string>
  screen: (facts: Facts) => Finding[]
  explain: (facts: Facts) => Explained[]
}

const findingOf = ({ programme, verdict, amount }: Evaluation): Finding => ({
  programme,
  verdict,
  ...(amount === undefined ? {} : { amount }),
})

/**
 * Makes the rules ready for one day and many households: every programme of the rule book but those left out. Refuses a
 * day that no version of one of them covers.
 */
export const screenerFor = (book: RuleBook, leaveOut: readonly string[], on: Day): Result<Screener> => {
  const wanted = book.programmes.filter(({ id }) => !leaveOut.includes(id))
  const ids = wanted.map(({ id }) => id)
  const made = prepare(book, on, ids)
  if (!made.ok) return made
  const prepared = made.value
  return ok({
    programmes: new Map(wanted.map(({ id, name }) => [id, name])),
    screen: (facts) => {
      const context = contextFor(prepared, facts)
      return worthShowing(ids.map((id) => evaluateIn(prepared, context, id))).map(findingOf)
    },
    explain: (facts) => {
      const context = contextFor(prepared, facts)
      return worthShowing(ids.map((id) => evaluateIn(prepared, context, id))).map((evaluation) => {
        const reasons = reasonsFor(book, prepared, context, evaluation)
        const remarks = remarksFor(book, prepared, context, evaluation)
        // A condition that is met and has nothing of its own to say would only make the list longer.
        const told = reasons.filter(({ came, said }) => came !== 'yes' || said)
        return {
          ...findingOf(evaluation),
          reasons: [...told, ...remarks].map(({ text }) => text),
          missing: evaluation.missing,
          cites: [...reasons, ...remarks].flatMap(({ cite }) => cite),
        }
      })
    },
  })
}
