import { addDays, type Day } from '../../schema/dates.ts'
import {
  householdFacts,
  obligorFacts,
  personFacts,
  type FactKind,
  type Facts,
  type FactTable,
} from '../../schema/eligibility/facts.ts'
import { parseFacts } from '../../schema/eligibility/parse-facts.ts'
import { pick } from '../../scripts/peers/random.ts'

type Random = () => number
type Loose = Record<string, unknown>

const MOST_DAYS = 36_500
const whole = (next: Random, from: number, to: number): number => from + Math.floor(next() * (to - from + 1))

/** Small numbers and round sums are where rules turn; the bounds are where parsers do. */
const number = (next: Random, min: number, max: number): number =>
  pick(next, [
    min,
    max,
    whole(next, min, Math.min(max, min + 40)),
    Math.min(max, whole(next, 0, 30) * 10_000 + min),
    whole(next, min, Math.min(max, 3_000_000)),
  ])

const dayNear = (next: Random, on: Day): Day =>
  pick(next, [
    addDays(on, -whole(next, 0, 70)),
    addDays(on, -whole(next, 0, MOST_DAYS)),
    addDays(on, whole(next, 0, 70)),
    '2004-02-29',
    on,
  ])

const valueOf = (next: Random, kind: FactKind, on: Day, odds: number): unknown => {
  if (next() < 0.1) return 'unknown'
  switch (kind.kind) {
    case 'bool':
      return next() < 0.5
    case 'int':
      return number(next, kind.min, kind.max)
    case 'date':
      return dayNear(next, on)
    case 'enum':
      return kind.options[Math.floor(next() * kind.options.length)]
    case 'list':
      return next() < 0.3 ? [] : kind.options.filter(() => next() < 0.25)
    case 'object':
      return tableOf(next, kind.facts, on, odds)
    case 'people':
      return others(next, kind.facts, on, odds)
  }
}

const tableOf = (next: Random, table: FactTable, on: Day, odds: number): Loose =>
  Object.fromEntries(
    Object.entries(table)
      .filter(() => next() < odds)
      .map(([name, kind]) => [name, valueOf(next, kind, on, odds)]),
  )

const relationOf = (next: Random, table: FactTable): string => {
  const kind = table.relation
  const options = kind?.kind === 'enum' ? kind.options.filter((one) => one !== 'self') : []
  return options[Math.floor(next() * options.length)] ?? 'other'
}

const others = (next: Random, table: FactTable, on: Day, odds: number): Loose[] =>
  Array.from({ length: Math.floor(next() * 3) }, () => ({
    ...tableOf(next, table, on, odds),
    relation: relationOf(next, table),
  }))

/**
 * Any facts that the parser accepts, over the whole vocabulary: each is stated with the odds given, a tenth of them as
 * `unknown`. What the parser refuses (two incomes, a birth in the future) is drawn again.
 */
export const anyFacts = (next: Random, on: Day, odds: number): Facts => {
  for (;;) {
    const household = tableOf(next, householdFacts, on, odds)
    if (next() < 0.5) delete household.householdYearlyIncomeFen
    else delete household.householdMonthlyIncomeFen
    const input = {
      ...household,
      ...(next() < odds ? { obligors: others(next, obligorFacts, on, odds) } : {}),
      members: [
        { ...tableOf(next, personFacts, on, odds), relation: 'self' },
        ...others(next, personFacts, on, odds),
      ],
    }
    const facts = parseFacts(input, on)
    if (facts.ok) return facts.value
  }
}
