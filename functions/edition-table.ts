import { HucreError } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import papaparse from 'papaparse'
import { refusedTable as refused, type Faulty } from '../schema/institutions/import/edition-of-table.ts'
import { ok } from '../schema/result.ts'
import { firstShown, tableOfSheet } from '../schema/roster/sheet.ts'
import { textOf } from '../schema/roster/text.ts'
import { safeXlsx } from './safe-xlsx.ts'

type Table = string[][]
type Cell = string | number | boolean | Date | null

/** A spreadsheet keeps fifteen digits of a number: of a longer one the end is lost, and must not pass for a record number. */
const LOST_DIGITS_FROM = 1e15

/** Far more rows than a list can have. What lies below is never left out in silence: such a table is refused. */
const MOST_ROWS = 5_000

const visibly = (cell: Cell): Cell =>
  typeof cell === 'number' && Math.abs(cell) >= LOST_DIGITS_FROM ? cell.toExponential() : cell

const fromXlsx = async (bytes: Uint8Array): Promise<Faulty<Table>> => {
  const safe = safeXlsx(bytes)
  if (!safe.ok) return refused(safe.problem)
  try {
    const { sheets } = await readXlsx(safe.value, { sheets: firstShown(), maxRows: MOST_ROWS })
    const [sheet] = sheets
    const rows = sheet?.rows ?? []
    if (rows.length >= MOST_ROWS) return refused('too-long-table', { most: MOST_ROWS })
    return ok(
      tableOfSheet(
        rows.map((row) => row.map(visibly)),
        sheet?.merges ?? [],
      ),
    )
  } catch (broken) {
    if (!(broken instanceof HucreError)) throw broken
    return refused('not-a-table')
  }
}

const fromText = (bytes: Uint8Array): Faulty<Table> => {
  const text = textOf(bytes)
  if (text === undefined) return refused('not-a-table')
  const { data } = papaparse.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimitersToGuess: [',', '\t', ';', '|'],
  })
  return ok(data)
}

const startsWith = (bytes: Uint8Array, ...signs: number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign)

/** The bytes of an XLSX or CSV file as rows of text; what a file is, its first bytes say. */
export const tableFrom = async (bytes: Uint8Array): Promise<Faulty<Table>> => {
  if (bytes.length === 0) return refused('empty-file')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refused('old-excel')
  return startsWith(bytes, 0x50, 0x4b) ? fromXlsx(bytes) : fromText(bytes)
}
