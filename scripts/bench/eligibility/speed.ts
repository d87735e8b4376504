import type { Rules } from '../../../schema/eligibility/rules.ts'
import { verdictsBy } from '../../../schema/eligibility/verdict-graph.ts'
import { readyFor } from '../../peers/agree.ts'
import { fullHousehold, partialHousehold, programmesIn, type Household } from '../../peers/household.ts'
import { compiledLogic, logicDataOf } from '../../peers/json-logic.ts'
import { jsonRules } from '../../peers/json-rules.ts'
import { factsOf } from '../../peers/ours.ts'
import { publicodesEngine, situationOf, standIn } from '../../peers/publicodes.ts'
import { print, rounded, takingTurns } from './measure.ts'

const ON = '2026-11-01'
const HOUSEHOLDS = 1000
/** The slow peers would need minutes for a thousand. */
const FEW = 40
const MISSING = 0.4
/** Their places among the engines below. */
const [OURS, FASTEST_PEER] = [0, 1]

/** Facts as they come from a request: an object that JSON made is quicker to read than one put together by name. */
const asReceived = <T>(facts: T): T => JSON.parse(JSON.stringify(facts)) as T

/** All verdicts of one household; what a peer needs beforehand is made outside the clock. */
type Engine = { name: string; count: number; ready: (households: Household[]) => (() => unknown)[] }

const enginesFor = (rules: Rules): Engine[] => {
  const wanted = programmesIn(rules)
  const verdictsOf = verdictsBy(readyFor(rules, ON), wanted)
  const logic = compiledLogic(wanted)
  const jsonEngine = jsonRules(wanted)
  const publicodes = publicodesEngine()
  return [
    {
      name: 'ours',
      count: HOUSEHOLDS,
      ready: (households) =>
        households.map((one) => asReceived(factsOf(one, ON))).map((facts) => () => verdictsOf(facts)),
    },
    {
      name: 'json-logic-engine compiled',
      count: HOUSEHOLDS,
      ready: (households) =>
        households.map((one) => asReceived(logicDataOf(one, ON))).map((data) => () => logic(data)),
    },
    {
      name: 'json-rules-engine',
      count: FEW,
      ready: (households) =>
        households
          .map((one) => jsonEngine.factsFor(asReceived(logicDataOf(one, ON))))
          .map((facts) => () => jsonEngine.verdicts(facts)),
    },
    {
      name: 'publicodes',
      count: FEW,
      ready: (households) =>
        households
          .map((one) => situationOf(one, ON))
          .map((situation) => () => {
            publicodes.setSituation(situation)
            return wanted.map((id) => standIn(publicodes, id))
          }),
    },
  ]
}

/** Of the verdicts that are open, the share to which an engine without a third value gives an answer nonetheless. */
const wrongShare = async (all: (() => unknown)[], open: boolean[][]): Promise<number> => {
  let [wrong, asked] = [0, 0]
  for (const [at, work] of all.entries()) {
    const verdicts = (await work()) as string[]
    open[at]?.forEach((isOpen, programme) => {
      if (!isOpen) return
      asked += 1
      if (verdicts[programme] !== 'ask') wrong += 1
    })
  }
  return asked === 0 ? 0 : wrong / asked
}

/** Households a second for all verdicts, ours and the peers', on the same rules; and who answers what nobody can know. */
export const benchSpeed = async (rules: Rules): Promise<void> => {
  const wanted = programmesIn(rules)
  const engines = enginesFor(rules)
  for (const [name, missing] of [
    ['full answers', 0],
    ['40 % of the answers missing', MISSING],
  ] as const) {
    const households = Array.from({ length: HOUSEHOLDS }, (_, seed) =>
      missing === 0 ? fullHousehold(seed) : partialHousehold(seed, missing),
    )
    const publicodes = engines.at(-1)?.ready(households.slice(0, FEW)) ?? []
    const open = publicodes.map((work) => (work() as string[]).map((stand) => stand === 'open'))
    const ready = engines.map(({ ready: readyWith, count }) => readyWith(households.slice(0, count)))
    const rates = await takingTurns(
      ready.map((all, at) => async () => {
        if (engines[at]?.name === 'json-rules-engine') for (const work of all) await work()
        else for (const work of all) work()
        return all.length
      }),
    )
    for (const [at, engine] of engines.entries())
      print({
        case: `all verdicts, ${name}`,
        engine: engine.name,
        programmes: wanted.length,
        householdsPerSecond: rounded(rates[at]?.rate ?? 0),
        ...(at === OURS ? { timesTheFastestPeer: rounded(rates[at]?.against(FASTEST_PEER) ?? 0) } : {}),
        ...(missing === 0 || engine.name === 'publicodes'
          ? {}
          : { wrongOfOpenVerdicts: rounded(await wrongShare((ready[at] ?? []).slice(0, FEW), open)) }),
      })
  }
}
