import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import { LogicEngine } from 'json-logic-engine'
import type { ProgrammeId } from './household.ts'
import { parts, type Logic, type LogicData, type Parts } from './json-logic.ts'

/**
 * json-rules-engine over the same rules: its conditions are all/any/not over named facts, so JSON-logic's sums become facts that
 * are worked out for it beforehand. A rule speaks for each of "against", "open" and "choose" of a programme.
 */
type Sums = Map<string, { name: string; work: (data: LogicData) => unknown }>

const comparisons: Readonly<Record<string, string>> = {
  '===': 'equal',
  '!==': 'notEqual',
  '<': 'lessThan',
  '<=': 'lessThanInclusive',
  '>=': 'greaterThanInclusive',
}

const nameOf = (logic: Logic): string | undefined => {
  const name = (logic as { var?: unknown }).var
  return typeof name === 'string' ? name : undefined
}

const factFor = (logic: Logic, sums: Sums): string => {
  const name = nameOf(logic)
  if (name !== undefined) return name
  const key = JSON.stringify(logic)
  const known = sums.get(key)
  if (known !== undefined) return known.name
  const work = new LogicEngine().build({ '+': [logic, 0] }) as (data: LogicData) => unknown
  const sum = { name: `sum-${sums.size}`, work }
  sums.set(key, sum)
  return sum.name
}

const conditionOf = (logic: Logic, sums: Sums): NestedCondition => {
  if (typeof logic === 'boolean') return { fact: 'always', operator: 'equal', value: logic }
  const name = nameOf(logic)
  if (name !== undefined) return { fact: name, operator: 'equal', value: true }
  const [[operator, given] = ['', []]] = Object.entries(logic as Record<string, Logic[]>)
  const [left, right] = given
  if (operator === 'and') return { all: given.map((part) => conditionOf(part, sums)) }
  if (operator === 'or') return { any: given.map((part) => conditionOf(part, sums)) }
  if (operator === '!') return { not: conditionOf(left, sums) }
  if (operator === 'in')
    return Array.isArray(right)
      ? { fact: factFor(left, sums), operator: 'in', value: right }
      : { fact: factFor(right, sums), operator: 'contains', value: left }
  const comparison = comparisons[operator]
  if (comparison === undefined) throw new Error(`no such comparison: ${operator}`)
  const value = typeof right === 'object' ? { fact: factFor(right, sums) } : right
  return { fact: factFor(left, sums), operator: comparison, value }
}

const topOf = (logic: Logic, sums: Sums): TopLevelCondition => ({ all: [conditionOf(logic, sums)] })

const verdictFrom = (said: ReadonlySet<string>, id: string, { best = 'likely' }: Parts): string =>
  said.has(`against ${id}`)
    ? 'not_met'
    : said.has(`open ${id}`)
      ? 'ask'
      : said.has(`choose ${id}`)
        ? 'choose'
        : best

export type JsonRules = {
  /** The facts as the rules name them; made outside the clock. */
  factsFor: (data: LogicData) => Record<string, unknown>
  verdicts: (facts: Record<string, unknown>) => Promise<string[]>
}

export const jsonRules = (wanted: readonly ProgrammeId[]): JsonRules => {
  const sums: Sums = new Map()
  const engine = new Engine([], { allowUndefinedFacts: true })
  for (const id of wanted)
    for (const part of ['against', 'open', 'choose'] as const) {
      const logic = parts[id][part]
      if (logic !== undefined && logic !== false)
        engine.addRule({ conditions: topOf(logic, sums), event: { type: `${part} ${id}` } })
    }
  return {
    factsFor: (data) => ({
      ...data,
      always: true,
      ...Object.fromEntries([...sums.values()].map(({ name, work }) => [name, work(data)])),
    }),
    verdicts: async (facts) => {
      const { events } = await engine.run(facts)
      const said = new Set(events.map(({ type }) => type))
      return wanted.map((id) => verdictFrom(said, id, parts[id]))
    },
  }
}
