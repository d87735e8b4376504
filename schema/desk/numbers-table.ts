/** The tables of the numbers, in the order of the page and of the workbook. */
export const numbersTables = [
  'days',
  'offices',
  'walk-ins',
  'waiting',
  'kinds',
  'clocks',
  'townships',
  'outcomes',
] as const
export type NumbersTableId = (typeof numbersTables)[number]

/** Null: there is nothing to say, as the time that nothing took. */
export type Cell = string | number | null
export type Column = { label: string; type: 'text' | 'day' | 'number' }
export type NumbersTable = {
  id: NumbersTableId
  title: string
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
  /** All rows together, where they can be added. */
  sum?: readonly Cell[]
}

/** With its head and its sum, for a file. */
export const wholeTable = ({ columns, rows, sum }: NumbersTable): Cell[][] => [
  columns.map(({ label }) => label),
  ...rows.map((row) => [...row]),
  ...(sum === undefined ? [] : [[...sum]]),
]
