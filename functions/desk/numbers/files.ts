import { writeXlsx } from 'hucre/xlsx'
import { csvText } from '../../../schema/csv.ts'
import { wholeTable, type Cell, type NumbersTable } from '../../../schema/desk/numbers-table.ts'

/** One table as CSV, with its head and its sum. */
export const csvOf = (table: NumbersTable): string =>
  csvText(wholeTable(table).map((row) => row.map((cell) => cell ?? '')))

/** Excel takes no longer name of a sheet. */
const LONGEST_NAME = 31
const WIDTH = 14

/** Days become days and numbers stay numbers; text is text, and no cell computes. */
const typed = ({ columns }: NumbersTable, row: readonly Cell[]): (Cell | Date)[] =>
  row.map((cell, at) =>
    columns[at]?.type === 'day' && typeof cell === 'string' && /^\d{4}-/.test(cell)
      ? new Date(`${cell}T00:00:00Z`)
      : cell,
  )

/** All tables as one workbook, a sheet each; the first sheet says what it is. */
export const xlsxOf = (
  about: { name: string; lines: readonly string[] },
  tables: readonly NumbersTable[],
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      { name: about.name, rows: about.lines.map((line) => [line]) },
      ...tables.map((table) => ({
        name: table.title.slice(0, LONGEST_NAME),
        columns: table.columns.map(({ type }) => ({
          width: WIDTH,
          ...(type === 'day' ? { numFmt: 'yyyy-mm-dd' } : {}),
        })),
        rows: wholeTable(table).map((row) => typed(table, row)),
        freezePane: { rows: 1 },
      })),
    ],
  })
