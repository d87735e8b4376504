import { verdictsFor } from '../../../schema/eligibility/evaluate.ts'
import type { RuleBook } from '../../../schema/eligibility/rule.ts'
import { readyFor } from '../../peers/agree.ts'
import { fullHousehold, partialHousehold, programmesIn, type Household } from '../../peers/household.ts'
import { compiledLogic, logicDataOf } from '../../peers/json-logic.ts'
import { jsonRules } from '../../peers/json-rules.ts'
import { factsOf } from '../../peers/ours.ts'
import { publicodesEngine, situationOf, standIn } from '../../peers/publicodes.ts'
import { perSecond, print, rounded } from './measure.ts'

const ON = '2026-11-01'
const HOUSEHOLDS = 1000
/** The slow peers would need minutes for a thousand. */
const FEW = 40
const MISSING = 0.4

/** Facts as they come from a request: an object that JSON made is quicker to read than one put together by name. */
const asReceived = <T>(facts: T): T => JSON.parse(JSON.stringify(facts)) as T

/** All verdicts of one household; what a peer needs beforehand is made outside the clock. */
type Engine = { name: string; count: number; ready: (households: Household[]) => (() => unknown)[] }

const enginesFor = (book: RuleBook): Engine[] => {
  const wanted = programmesIn(book)
  const prepared = readyFor(book, ON)
  const logic = compiledLogic(wanted)
  const rules = jsonRules(wanted)
  const publicodes = publicodesEngine()
  return [
    {
      name: 'ours',
      count: HOUSEHOLDS,
      ready: (households) =>
        households
          .map((one) => asReceived(factsOf(one, ON)))
          .map((facts) => () => verdictsFor(prepared, facts, wanted)),
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
          .map((one) => rules.factsFor(asReceived(logicDataOf(one, ON))))
          .map((facts) => () => rules.verdicts(facts)),
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
export const benchSpeed = async (book: RuleBook): Promise<void> => {
  const wanted = programmesIn(book)
  const engines = enginesFor(book)
  for (const [name, missing] of [
    ['full answers', 0],
    ['40 % of the answers missing', MISSING],
  ] as const) {
    const households = Array.from({ length: HOUSEHOLDS }, (_, seed) =>
      missing === 0 ? fullHousehold(seed) : partialHousehold(seed, missing),
    )
    const publicodes = engines.at(-1)?.ready(households.slice(0, FEW)) ?? []
    const open = publicodes.map((work) => (work() as string[]).map((stand) => stand === 'open'))
    for (const engine of engines) {
      const all = engine.ready(households.slice(0, engine.count))
      const awaits = engine.name === 'json-rules-engine'
      const rate = await perSecond(async () => {
        if (awaits) for (const work of all) await work()
        else for (const work of all) work()
        return all.length
      })
      print({
        case: `all verdicts, ${name}`,
        engine: engine.name,
        programmes: wanted.length,
        householdsPerSecond: rounded(rate),
        ...(missing === 0 || engine.name === 'publicodes'
          ? {}
          : { wrongOfOpenVerdicts: rounded(await wrongShare(all.slice(0, FEW), open)) }),
      })
    }
  }
}
