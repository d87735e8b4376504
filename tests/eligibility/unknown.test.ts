import { describe, expect, it } from 'vitest'
import { rules, told } from '../../generated/check.ts'
import { policy } from '../../generated/policy.ts'
import { addDays, type Day } from '../../schema/dates.ts'
import { contextFor, evaluateIn, prepare, type Prepared } from '../../schema/eligibility/evaluate.ts'
import { reasonsFor, remarksFor } from '../../schema/eligibility/explain.ts'
import type { Facts } from '../../schema/eligibility/facts.ts'
import { verdictFor } from '../../schema/eligibility/programme.ts'
import type { Verdict } from '../../schema/eligibility/rule.ts'
import { ruleBookOf } from '../../schema/eligibility/to-check-data.ts'
import { verdictsBy } from '../../schema/eligibility/verdict-graph.ts'
import { fullHousehold } from '../../scripts/peers/household.ts'
import { factsOf } from '../../scripts/peers/ours.ts'
import { randomOf } from '../../scripts/peers/random.ts'
import { anyFacts } from './any-facts.ts'
import { forgettable, meaningfulWhenUnsaid, without } from './forgetting.ts'

const all = Object.keys(rules.programmes)
const FIRST_DAY = '2023-01-01'
const DAYS = 2190

const readyOn = (on: Day): Prepared => {
  const prepared = prepare(rules, on, all)
  if (!prepared.ok) throw new Error(prepared.problem.code)
  return prepared.value
}
/** The engine keeps few days ready, so a run of seeds shares one. */
const dayOfSeed = (seed: number): Day => addDays(FIRST_DAY, (Math.floor(seed / 50) * 273) % DAYS)

const verdictsOf = (prepared: Prepared, facts: Facts): Verdict[] => {
  const context = contextFor(prepared, facts)
  return all.map((id) => verdictFor(prepared.programme(id), context))
}

/** To like and to have to choose are one side: which of the two may hang on what is still unknown of another programme. */
const side = (verdict: Verdict): Verdict => (verdict === 'choose' ? 'likely' : verdict)

const LONGEST_MS = 30_000
const SEEDS = 240

/** In any order; the last answers to go are others for every seed. */
const shuffled = <T>(next: () => number, list: T[]): T[] =>
  list
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

describe('what is unknown', () => {
  it(
    'never turns a yes into a no or a no into a yes, one answer after the other forgotten',
    () => {
      const keep = meaningfulWhenUnsaid(ruleBookOf(policy))
      const seen = new Set<string>()
      for (let seed = 0; seed < SEEDS; seed += 1) {
        const next = randomOf(seed)
        const on = dayOfSeed(seed)
        const prepared = readyOn(on)
        let facts = seed % 3 === 0 ? anyFacts(next, on, 0.85) : factsOf(fullHousehold(seed), on)
        let before = verdictsOf(prepared, facts)
        for (const path of shuffled(next, forgettable(facts, keep))) {
          const less = without(facts, path)
          const after = verdictsOf(prepared, less)
          for (const [at, id] of all.entries()) {
            const [was, is] = [before[at] ?? 'ask', after[at] ?? 'ask']
            seen.add(`${was} ${is}`)
            if (is !== 'ask' && side(is) !== side(was))
              throw new Error(
                `seed ${seed} on ${on}: ${id} was ${was} and is ${is} once ${path.join('.')} is forgotten; ${JSON.stringify(facts)}`,
              )
          }
          facts = less
          before = after
        }
      }
      for (const change of ['likely ask', 'not_met ask', 'choose ask']) expect(seen).toContain(change)
    },
    LONGEST_MS,
  )
})

describe('the engine', () => {
  it(
    'answers, explains and never throws on any facts that the parser accepts, from 2023 to 2028',
    () => {
      for (let seed = 0; seed < SEEDS; seed += 1) {
        const next = randomOf(seed ^ 0x1234)
        const on = dayOfSeed(seed)
        const facts = anyFacts(next, on, next())
        const decided: string[] = []
        const prepared = readyOn(on)
        const context = contextFor(prepared, facts)
        for (const evaluation of all.map((id) => evaluateIn(prepared, context, id))) {
          const said = [
            ...reasonsFor(told, prepared, context, evaluation),
            ...remarksFor(told, prepared, context, evaluation),
          ]
          expect(said.length, `seed ${seed} on ${on}: ${evaluation.programme}`).toBeGreaterThan(0)
          decided.push(...(evaluation.verdict === 'ask' ? [] : evaluation.missing))
        }
        expect(decided, `seed ${seed} on ${on}: nothing is missing once it is decided`).toEqual([])
      }
    },
    LONGEST_MS,
  )
})

describe('verdicts for many households', () => {
  it(
    'are those of the evaluation that explains them, for any facts, from 2023 to 2028',
    () => {
      const seen = new Set<Verdict>()
      for (let day = 0; day < DAYS; day += 273) {
        const prepared = readyOn(addDays(FIRST_DAY, day))
        const quick = verdictsBy(prepared, all)
        for (let seed = 0; seed < SEEDS; seed += 1) {
          const next = randomOf(seed ^ day)
          const facts =
            seed % 3 === 0 ? factsOf(fullHousehold(seed), prepared.on) : anyFacts(next, prepared.on, next())
          const verdicts = quick(facts)
          verdicts.forEach((verdict) => seen.add(verdict))
          if (verdicts.join() !== verdictsOf(prepared, facts).join())
            throw new Error(`seed ${seed} on ${prepared.on}: ${verdicts.join()}; ${JSON.stringify(facts)}`)
        }
      }
      expect([...seen].sort()).toEqual(['ask', 'auto', 'choose', 'likely', 'not_met'])
    },
    LONGEST_MS,
  )
})
