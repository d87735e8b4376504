import { readFileSync } from 'node:fs'
import { HucreError } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import papaparse from 'papaparse'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { tableOfSheet } from '../../schema/roster/sheet.ts'
import { textOf } from '../../schema/roster/text.ts'
import type { ImportFault } from './words.ts'

type Table = string[][]
type Cell = string | number | boolean | Date | null

/** A spreadsheet keeps fifteen digits of a number: of a longer one the end is lost, and must not pass for a record number. */
const LOST_DIGITS_FROM = 1e15

const visibly = (cell: Cell): Cell =>
  typeof cell === 'number' && Math.abs(cell) >= LOST_DIGITS_FROM ? cell.toExponential() : cell

const refused = (code: string, params = {}) =>
  refuse<ImportFault[]>([{ row: null, column: null, code, params }])

const fromXlsx = async (bytes: Uint8Array): Promise<Result<Table, ImportFault[]>> => {
  let taken = false
  try {
    const { sheets } = await readXlsx(bytes, {
      // The first sheet that is shown is the one its owner means.
      sheets: ({ hidden, veryHidden }) => {
        const take = !taken && hidden !== true && veryHidden !== true
        taken ||= take
        return take
      },
    })
    const [sheet] = sheets
    return ok(tableOfSheet((sheet?.rows ?? []).map((row) => row.map(visibly)), sheet?.merges ?? []))
  } catch (broken) {
    if (!(broken instanceof HucreError)) throw broken
    return refused('not-a-table')
  }
}

const fromText = (bytes: Uint8Array): Result<Table, ImportFault[]> => {
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
export const tableFrom = async (bytes: Uint8Array): Promise<Result<Table, ImportFault[]>> => {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refused('old-excel')
  return startsWith(bytes, 0x50, 0x4b) ? fromXlsx(bytes) : fromText(bytes)
}

export const tableOfFile = async (file: string): Promise<Result<Table, ImportFault[]>> => {
  try {
    return await tableFrom(readFileSync(file))
  } catch (failed) {
    if (!(failed instanceof Error) || !('code' in failed) || failed.code !== 'ENOENT') throw failed
    return refused('no-file', { file })
  }
}
