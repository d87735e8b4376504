export type Table = readonly (readonly (string | number)[])[]

/** Spreadsheets take a cell that begins so for a formula, whoever wrote it; the full-width signs too. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** RFC 4180, with the mark at the front by which spreadsheets know that the text is UTF-8, and no cell that computes. */
export const csvText = (rows: Table): string => {
  const cell = (value: string | number): string => {
    const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
