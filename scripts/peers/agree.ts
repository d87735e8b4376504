import { prepare, verdictsFor, type Prepared } from '../../schema/eligibility/evaluate.ts'
import type { RuleBook, Verdict } from '../../schema/eligibility/rule.ts'
import {
  fullHousehold,
  partialHousehold,
  programmesIn,
  type Household,
  type ProgrammeId,
} from './household.ts'
import { compiledLogic, logicDataOf } from './json-logic.ts'
import { factsOf } from './ours.ts'
import { publicodesEngine, situationOf, standIn, type Stand } from './publicodes.ts'
import { pick, randomOf } from './random.ts'

/** Before and after 社会救助法 came into force, and basic pensions became uncertain. */
export const days = ['2024-06-01', '2026-11-01'] as const

export type Disagreement = {
  seed: number
  on: string
  programme: ProgrammeId
  ours: string
  theirs: string
  household: Household
}

export const readyFor = (book: RuleBook, on: string): Prepared => {
  const prepared = prepare(book, on, programmesIn(book))
  if (!prepared.ok) throw new Error(prepared.problem.code)
  return prepared.value
}

const verdictsOf = (prepared: Prepared, household: Household, wanted: readonly ProgrammeId[]): Verdict[] =>
  verdictsFor(prepared, factsOf(household, prepared.on), wanted)

/** Households that answer everything, from `from` to before `until`, against json-logic-engine: the very same verdict. */
export const disagreeingWithJsonLogic = (book: RuleBook, from: number, until: number): Disagreement[] => {
  const wanted = programmesIn(book)
  const theirs = compiledLogic(wanted)
  const found: Disagreement[] = []
  for (const on of days) {
    const prepared = readyFor(book, on)
    for (let seed = from; seed < until; seed += 1) {
      const household = fullHousehold(seed)
      const came = theirs(logicDataOf(household, on))
      const verdicts = verdictsOf(prepared, household, wanted)
      wanted.forEach((programme, at) => {
        const ours = verdicts[at] ?? 'none'
        if (ours !== came[at])
          found.push({ seed, on, programme, ours, theirs: came[at] ?? 'none', household })
      })
    }
  }
  return found
}

const stands: Record<Verdict, Stand> = {
  likely: 'holds',
  choose: 'holds',
  auto: 'holds',
  ask: 'open',
  not_met: 'fails',
}

/** Households that leave some answers out, against publicodes: open or decided, and decided alike. */
export const disagreeingWithPublicodes = (
  book: RuleBook,
  from: number,
  until: number,
  missing: number,
): Disagreement[] => {
  const wanted = programmesIn(book)
  const engine = publicodesEngine()
  const ready = days.map((on) => readyFor(book, on))
  const found: Disagreement[] = []
  for (let seed = from; seed < until; seed += 1) {
    const prepared = pick(randomOf(seed), ready as [Prepared, ...Prepared[]])
    const household = partialHousehold(seed, missing)
    engine.setSituation(situationOf(household, prepared.on))
    const verdicts = verdictsOf(prepared, household, wanted)
    for (const [at, programme] of wanted.entries()) {
      const ours = stands[verdicts[at] ?? 'ask']
      const theirs = standIn(engine, programme)
      if (ours !== theirs) found.push({ seed, on: prepared.on, programme, ours, theirs, household })
    }
  }
  return found
}

export const inWords = ({ seed, on, programme, ours, theirs, household }: Disagreement): string =>
  `seed ${seed} on ${on}, ${programme}: ours ${ours}, theirs ${theirs}; ${JSON.stringify(household)}`
