import type { FieldFaultCode } from '../problems.ts'

/** What can be wrong with a row. Each code has its words in content/copy under `batch.faults`. */
export const rosterFaultCodes = [
  'not_a_word',
  'not_yes_or_no',
  'none_and_more',
  'too_long',
  'household_missing',
  'relation_missing',
  'self_missing',
  'self_twice',
  'household_differs',
  'obligors_contradict',
  'not_an_obligor',
  'household_held',
] as const

export type RosterFaultCode = (typeof rosterFaultCodes)[number] | FieldFaultCode

export type CellFault = { code: RosterFaultCode; params?: Readonly<Record<string, string | number>> }

/** One thing that has to be put right: `row` as a spreadsheet counts it, `column` as its heading is written there. */
export type RowFault = CellFault & { row: number; column: string; written: string }

/** Why nothing of a table can be read. */
export type TableFault = {
  code: 'empty' | 'no_header' | 'column_twice' | 'too_many_rows'
  params: Record<string, string | number>
}
