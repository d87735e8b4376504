import { roster } from '../../generated/roster.ts'
import type { Facts } from '../../schema/eligibility/facts.ts'
import { readRoster, type Roster } from '../../schema/roster/read.ts'

/** The day on which the tests ask. */
export const ON = '2026-11-24'

export const read = (table: string[][]): Roster => {
  const found = readRoster(roster, table, ON)
  if (!found.ok) throw new Error(found.problem.code)
  return found.value
}

/** Faults as one line each: row, column, what is written, code. */
export const faultsOf = (table: string[][]): string[] =>
  read(table).faults.map(({ row, column, written, code }) => `${row} ${column} ${written} ${code}`)

/** The facts of one household of one row under the given headings. */
export const factsOf = (row: Record<string, string>): Facts => {
  const { households, faults } = read([Object.keys(row), Object.values(row)])
  const [household] = households
  if (household === undefined) throw new Error(JSON.stringify(faults))
  return household.facts
}
