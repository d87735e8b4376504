type Value = string | number | boolean | Date | null
type Merge = { startRow: number; startCol: number; endRow: number; endCol: number }

/** Spreadsheets show fifteen digits of a number and keep seventeen: what is shown is what somebody wrote. */
const DIGITS_SHOWN = 15

const cellText = (value: Value | undefined): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(Number(value.toPrecision(DIGITS_SHOWN)))
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}

/** A sheet as rows of text. What stands in a merged cell stands in every row and column it covers. */
export const tableOfSheet = (rows: readonly (readonly Value[])[], merges: readonly Merge[]): string[][] => {
  const table = rows.map((row) => row.map(cellText))
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const text = table[startRow]?.[startCol] ?? ''
    for (const row of table.slice(startRow, endRow + 1))
      for (let at = startCol; at <= Math.min(endCol, row.length - 1); at += 1) row[at] = text
  }
  return table
}
