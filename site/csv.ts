/** RFC 4180, with the mark at the front by which spreadsheets know that the text is UTF-8. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string => {
  const cell = (value: string | number): string => {
    const text = String(value)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

export const csvResponse = (rows: readonly (readonly (string | number)[])[]): Response =>
  new Response(csvText(rows), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
