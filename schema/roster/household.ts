import type { Day } from '../dates.ts'
import type { Facts, FactValue, Person } from '../eligibility/facts.ts'
import { parseFacts } from '../eligibility/parse-facts.ts'
import type { FieldFault } from '../problems.ts'
import { refuse, type Result } from '../result.ts'
import type { RowFault } from './fault.ts'
import type { PersonRow, Written } from './row.ts'

/** One household that can be screened: facts as the engine takes them, and where they came from. */
export type Household = {
  /** The rows it was read from; the first of them is the one of the person asked about. */
  rows: number[]
  household: string
  name: string
  note: string
  facts: Facts
}

/** What a heading is called where a fault has no cell of its own to point at. */
export type HeadingOf = (is: string) => string

type Shared = ReadonlyMap<string, Written & { row: number }>

/** `father.months` and `father.situation` become one object, as the vocabulary has them. */
const nested = (relation: string, facts: PersonRow['person']): Person => {
  const person: Record<string, FactValue | Record<string, FactValue>> = { relation }
  for (const [path, { value }] of facts) {
    const [name = '', inner] = path.split('.')
    if (inner === undefined) person[name] = value
    else person[name] = { ...(person[name] as Record<string, FactValue> | undefined), [inner]: value }
  }
  return person
}

/** Household facts may stand on any row of it, but must be the same wherever they stand. */
const gathered = (rows: readonly PersonRow[], faults: RowFault[]): Shared => {
  const shared = new Map<string, Written & { row: number }>()
  for (const { row, shared: stated } of rows)
    for (const [name, entry] of stated) {
      const before = shared.get(name)
      if (before === undefined) shared.set(name, { ...entry, row })
      else if (before.value !== entry.value)
        faults.push({
          code: 'household_differs',
          params: { row: before.row, other: before.written },
          row,
          column: entry.column,
          written: entry.written,
        })
    }
  return shared
}

const selfOf = (
  rows: readonly PersonRow[],
  headingOf: HeadingOf,
  faults: RowFault[],
): PersonRow | undefined => {
  const [self, ...others] = rows.filter(({ as, relation }) => as === 'member' && relation === 'self')
  const column = headingOf('relation')
  const [first] = rows
  if (self === undefined && first !== undefined)
    faults.push({ code: 'self_missing', row: first.row, column, written: '' })
  for (const { row } of others)
    faults.push({ code: 'self_twice', params: { row: self?.row ?? 0 }, row, column, written: '' })
  return self
}

/** A refusal of the vocabulary's own parser, led back to the cell it is about. */
const placeOf = (
  { path, code, params }: FieldFault,
  members: readonly PersonRow[],
  obligors: readonly PersonRow[],
  shared: Shared,
  headingOf: HeadingOf,
): RowFault => {
  const [, list = '', at, ...rest] = path.split('.')
  const person = (list === 'obligors' ? obligors : members)[Number(at)]
  const cell =
    at === undefined
      ? shared.get(list)
      : rest[0] === undefined
        ? undefined
        : person?.person.get(rest.join('.'))
  const row = shared.get(list)?.row ?? person?.row ?? members[0]?.row ?? obligors[0]?.row ?? 0
  return {
    code,
    ...(params === undefined ? {} : { params }),
    row,
    column: cell?.column ?? headingOf('relation'),
    written: cell?.written ?? '',
  }
}

/** Puts the rows of one household together. Refuses with every fault; it never guesses which of two values is meant. */
export const householdOf = (
  rows: readonly PersonRow[],
  headingOf: HeadingOf,
  on: Day,
): Result<Household, RowFault[]> => {
  const faults: RowFault[] = []
  const self = selfOf(rows, headingOf, faults)
  const shared = gathered(rows, faults)
  const members = rows.filter(({ as }) => as === 'member')
  const obligors = rows.filter(({ as }) => as === 'obligor')
  const stated = shared.get('obligors')
  if (stated?.value === 'none')
    for (const { row } of obligors)
      faults.push({
        code: 'obligors_contradict',
        params: { row: stated.row, other: stated.written },
        row,
        column: headingOf('person'),
        written: '',
      })
  if (faults.length > 0 || self === undefined) return refuse(faults)

  const household = Object.fromEntries([...shared].map(([name, { value }]) => [name, value]))
  const people = obligors.map(({ relation, person }) => nested(relation, person))
  const facts = parseFacts(
    {
      // Who is listed need not be all who live there: their number is unknown until it is written down.
      householdSize: 'unknown',
      ...household,
      obligors: people.length > 0 ? people : stated?.value === 'none' ? [] : 'unknown',
      members: members.map(({ relation, person }) => nested(relation, person)),
    },
    on,
  )
  if (!facts.ok) return refuse(facts.problem.map((one) => placeOf(one, members, obligors, shared, headingOf)))
  const others = rows.filter((one) => one !== self)
  return {
    ok: true,
    value: {
      rows: [self, ...others].map(({ row }) => row),
      household: self.household,
      name: self.name,
      note: self.note,
      facts: facts.value,
    },
  }
}
