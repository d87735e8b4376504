import { prepare, type Prepared } from '../../schema/eligibility/evaluate.ts'
import type { Verdict } from '../../schema/eligibility/rule.ts'
import type { Rules } from '../../schema/eligibility/rules.ts'
import { verdictsBy } from '../../schema/eligibility/verdict-graph.ts'
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

export const readyFor = (rules: Rules, on: string): Prepared => {
  const prepared = prepare(rules, on, programmesIn(rules))
  if (!prepared.ok) throw new Error(prepared.problem.code)
  return prepared.value
}

const ourVerdicts = (
  prepared: Prepared,
  wanted: readonly ProgrammeId[],
): ((household: Household) => Verdict[]) => {
  const verdictsOf = verdictsBy(prepared, wanted)
  return (household) => verdictsOf(factsOf(household, prepared.on))
}

/** Households that answer everything, from `from` to before `until`, against json-logic-engine: the very same verdict. */
export const disagreeingWithJsonLogic = (rules: Rules, from: number, until: number): Disagreement[] => {
  const wanted = programmesIn(rules)
  const theirs = compiledLogic(wanted)
  const found: Disagreement[] = []
  for (const on of days) {
    const verdictsOf = ourVerdicts(readyFor(rules, on), wanted)
    for (let seed = from; seed < until; seed += 1) {
      const household = fullHousehold(seed)
      const came = theirs(logicDataOf(household, on))
      const verdicts = verdictsOf(household)
      wanted.forEach((programme, at) => {
        const ours = verdicts[at] ?? 'none'
        if (ours !== came[at])
          found.push({ seed, on, programme, ours, theirs: came[at] ?? 'none', household })
      })
    }
  }
  return found
}

type Ready = { on: string; verdictsOf: (household: Household) => Verdict[] }

const stands: Record<Verdict, Stand> = {
  likely: 'holds',
  choose: 'holds',
  auto: 'holds',
  ask: 'open',
  not_met: 'fails',
}

/** Households that leave some answers out, against publicodes: open or decided, and decided alike. */
export const disagreeingWithPublicodes = (
  rules: Rules,
  from: number,
  until: number,
  missing: number,
): Disagreement[] => {
  const wanted = programmesIn(rules)
  const engine = publicodesEngine()
  const ready = days.map((on) => ({ on, verdictsOf: ourVerdicts(readyFor(rules, on), wanted) }))
  const found: Disagreement[] = []
  for (let seed = from; seed < until; seed += 1) {
    const { on, verdictsOf } = pick(randomOf(seed), ready as [Ready, ...Ready[]])
    const household = partialHousehold(seed, missing)
    engine.setSituation(situationOf(household, on))
    const verdicts = verdictsOf(household)
    for (const [at, programme] of wanted.entries()) {
      const ours = stands[verdicts[at] ?? 'ask']
      const theirs = standIn(engine, programme)
      if (ours !== theirs) found.push({ seed, on, programme, ours, theirs, household })
    }
  }
  return found
}

export const inWords = ({ seed, on, programme, ours, theirs, household }: Disagreement): string =>
  `seed ${seed} on ${on}, ${programme}: ours ${ours}, theirs ${theirs}; ${JSON.stringify(household)}`
