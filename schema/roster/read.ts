import type { RosterContent } from '../content/roster.ts'
import type { Day } from '../dates.ts'
import { refuse, type Result } from '../result.ts'
import type { RowFault, TableFault } from './fault.ts'
import { findHeader, type Table } from './header.ts'
import { householdOf, type HeadingOf, type Household } from './household.ts'
import { rowReader, type PersonRow } from './row.ts'
import { plain } from './words.ts'

export type Roster = {
  households: Household[]
  /** In the order of the rows. A row with a fault belongs to no household of the result. */
  faults: RowFault[]
  /** Rows with anything in them below the headings. */
  rows: number
  /** Headings that were not used, as they are written. */
  unused: string[]
}

export const MOST_ROWS = 200_000

/** Rows of one household, wherever they stand; a row that names none stands alone. */
const grouped = (rows: readonly PersonRow[]): PersonRow[][] => {
  const groups = new Map<string, PersonRow[]>()
  for (const one of rows) {
    const key = one.household === '' ? `row ${one.row}` : `household ${plain(one.household)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

/** The rows without a fault of their own in a household that cannot be screened: they wait for the others. */
const heldBack = (
  group: readonly PersonRow[],
  faults: readonly RowFault[],
  headingOf: HeadingOf,
): RowFault[] => {
  const wrong = new Set(faults.map(({ row }) => row))
  const [first] = faults
  return group
    .filter(({ row }) => !wrong.has(row))
    .map(({ row, household }) => ({
      code: 'household_held',
      params: { row: first?.row ?? row },
      row,
      column: headingOf('household'),
      written: household,
    }))
}

/**
 * Reads a roster: one row a person. Every row with anything in it ends in exactly one household of the result or in at
 * least one fault, never in both. `on` is the day asked about.
 */
export const readRoster = (roster: RosterContent, table: Table, on: Day): Result<Roster, TableFault> => {
  if (table.length > MOST_ROWS)
    return refuse({ code: 'too_many_rows', params: { rows: table.length, most: MOST_ROWS } })
  const header = findHeader(roster, table)
  if (!header.ok) return header
  const { at, columns, unused } = header.value
  const headingOf: HeadingOf = (is) =>
    columns.find(({ column }) => column.is === is)?.heading ??
    roster.columns.find((column) => column.is === is)?.names[0] ??
    is
  const read = rowReader(roster, header.value)
  const rows: PersonRow[] = []
  const ownFaults = new Map<number, RowFault[]>()
  for (let index = at + 1; index < table.length; index += 1) {
    const cells = table[index] ?? []
    if (cells.every((cell) => plain(cell) === '')) continue
    const one = read(cells, index + 1, on)
    rows.push(one.read)
    if (one.faults.length > 0) ownFaults.set(one.read.row, one.faults)
  }
  const households: Household[] = []
  const faults: RowFault[] = []
  for (const group of grouped(rows)) {
    const own = group.flatMap(({ row }) => ownFaults.get(row) ?? [])
    const together = own.length > 0 ? refuse(own) : householdOf(group, headingOf, on)
    if (together.ok) households.push(together.value)
    else faults.push(...together.problem, ...heldBack(group, together.problem, headingOf))
  }
  return {
    ok: true,
    value: {
      households,
      faults: faults.sort((one, other) => one.row - other.row),
      rows: rows.length,
      unused,
    },
  }
}
