import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'
import { addDays, type Day } from '../../schema/dates.ts'
import {
  contextFor,
  evaluate,
  prepare,
  verdictsFor,
  type Prepared,
} from '../../schema/eligibility/evaluate.ts'
import { reasonsFor, remarksFor } from '../../schema/eligibility/explain.ts'
import type { Verdict } from '../../schema/eligibility/rule.ts'
import { fullHousehold } from '../../scripts/peers/household.ts'
import { factsOf } from '../../scripts/peers/ours.ts'
import { randomOf } from '../../scripts/peers/random.ts'
import { anyFacts } from './any-facts.ts'
import { forgettable, meaningfulWhenUnsaid, without } from './forgetting.ts'

const { book } = checkData
const all = book.programmes.map(({ id }) => id)
const FIRST_DAY = '2023-01-01'
const DAYS = 2190

const readyOn = (on: Day): Prepared => {
  const prepared = prepare(book, on, all)
  if (!prepared.ok) throw new Error(prepared.problem.code)
  return prepared.value
}
/** The engine keeps few days ready, so a run of seeds shares one. */
const dayOfSeed = (seed: number): Day => addDays(FIRST_DAY, (Math.floor(seed / 50) * 273) % DAYS)

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
      const keep = meaningfulWhenUnsaid(book)
      const seen = new Set<string>()
      for (let seed = 0; seed < SEEDS; seed += 1) {
        const next = randomOf(seed)
        const on = dayOfSeed(seed)
        const prepared = readyOn(on)
        let facts = seed % 3 === 0 ? anyFacts(next, on, 0.85) : factsOf(fullHousehold(seed), on)
        let before = verdictsFor(prepared, facts, all)
        for (const path of shuffled(next, forgettable(facts, keep))) {
          const less = without(facts, path)
          const after = verdictsFor(prepared, less, all)
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
        const came = evaluate(book, facts, on, all)
        if (!came.ok) throw new Error(`seed ${seed} on ${on}: ${came.problem.code}`)
        const decided: string[] = []
        const prepared = readyOn(on)
        const context = contextFor(prepared, facts)
        for (const evaluation of came.value) {
          const said = [
            ...reasonsFor(book, prepared, context, evaluation),
            ...remarksFor(book, prepared, context, evaluation),
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
