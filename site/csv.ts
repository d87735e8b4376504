import { csvText, type Table } from '../schema/csv.ts'

export { csvText, type Table }

export const csvResponse = (rows: Table): Response =>
  new Response(csvText(rows), { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
