import { writeXlsx } from 'hucre/xlsx'

const LETTERS = 26
const FIRST_LETTER = 65

/** How a spreadsheet names a column: 0 -> A, 26 -> AA. */
export const columnLetters = (at: number): string =>
  at < LETTERS
    ? String.fromCharCode(FIRST_LETTER + at)
    : `${columnLetters(Math.floor(at / LETTERS) - 1)}${columnLetters(at % LETTERS)}`

/** A workbook of these sheets. */
export const xlsxResponse = async (sheets: Parameters<typeof writeXlsx>[0]['sheets']): Promise<Response> =>
  new Response(new Uint8Array(await writeXlsx({ sheets })), {
    headers: { 'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  })
