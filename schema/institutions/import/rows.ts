import { MOST_INSTITUTIONS, type InstitutionEntry } from '../../content/institution.ts'
import type { ColumnId } from '../columns.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { plain } from '../../roster/words.ts'
import type { CellFault, Cells } from './cells.ts'
import { findHeader } from './header.ts'
import type { ImportFault, Say } from './words.ts'

/** What a row of the table says of an institution; its id and the day it was listed come from the editions before. */
export type Listed = Omit<InstitutionEntry, 'id' | 'added' | 'provenance'>
/** A row that takes one off the list. */
export type Removed = { name: string; why: string }
export type ImportRow = { row: number } & ({ listed: Listed } | { removed: Removed })

type CellOf = (column: ColumnId) => string

/** Reads one row; keeps every fault of it, so that one look mends them all. */
const readRow = (row: number, cell: CellOf, cells: Cells): Result<ImportRow, ImportFault[]> => {
  const faults: ImportFault[] = []
  const take = <T>(column: ColumnId, read: Result<T, CellFault>): T | undefined => {
    if (read.ok) return read.value
    faults.push({ row, column, ...read.problem })
    return undefined
  }
  const need = <T>(column: ColumnId, read: (written: string) => Result<T, CellFault>): T | undefined =>
    take(column, cells.need(column, cell(column), read))
  const may = <T>(column: ColumnId, read: (written: string) => Result<T, CellFault>): T | null | undefined =>
    take(column, cells.may(cell(column), read))

  const name = need('name', cells.name)
  const why = may('why', cells.why)
  if (why !== null)
    return name === undefined || why === undefined ? refuse(faults) : ok({ row, removed: { name, why } })

  const listed = {
    name,
    kind: need('kind', cells.kind),
    township: need('township', cells.township),
    address: may('address', cells.address),
    phone: may('phone', cells.phone),
    record: { number: may('recordNumber', cells.recordNumber), day: need('recordDay', cells.day) },
    beds: need('beds', cells.beds),
    careLevels: need('careLevels', cells.careLevels),
    inspected: { day: need('inspectedDay', cells.day), subjects: need('subjects', cells.subjects) },
    complaints: may('complaints', cells.complaints),
  }
  // Without a fault every cell was read: what is undefined has one.
  return faults.length > 0 ? refuse(faults) : ok({ row, listed: listed as Listed })
}

/** The same name or record number twice. */
const twice = (rows: readonly ImportRow[]): ImportFault[] => {
  const [names, numbers] = [new Map<string, number>(), new Map<string, number>()]
  return rows.flatMap((one): ImportFault[] => {
    const { name } = 'listed' in one ? one.listed : one.removed
    const number = 'listed' in one ? one.listed.record.number : null
    const [namedIn, numberedIn] = [names.get(plain(name)), numbers.get(plain(number ?? ''))]
    names.set(plain(name), namedIn ?? one.row)
    if (number !== null) numbers.set(plain(number), numberedIn ?? one.row)
    return [
      ...(namedIn === undefined
        ? []
        : [{ row: one.row, column: 'name' as const, code: 'name-twice', params: { name, first: namedIn } }]),
      ...(number === null || numberedIn === undefined
        ? []
        : [
            {
              row: one.row,
              column: 'recordNumber' as const,
              code: 'record-twice',
              params: { number, first: numberedIn },
            },
          ]),
    ]
  })
}

/** Reads the whole table, or says everything that is wrong with it. Rows are counted as the spreadsheet shows them. */
export const readRows = (
  table: readonly (readonly string[])[],
  cells: Cells,
  say: Say,
): Result<ImportRow[], ImportFault[]> => {
  const header = findHeader(table, say)
  if (!header.ok) return header
  const { at, columns } = header.value
  const filled = [...table.entries()].filter(
    ([index, row]) => index > at && row.some((cell) => plain(cell) !== ''),
  )
  const about = (code: string, params = {}): ImportFault => ({ row: null, column: null, code, params })
  if (filled.length === 0) return refuse([about('no-rows')])
  if (filled.length > 2 * MOST_INSTITUTIONS)
    return refuse([about('too-many', { count: filled.length, most: MOST_INSTITUTIONS })])
  const read = filled.map(([index, row]) =>
    readRow(index + 1, (column) => row[columns.get(column) ?? -1] ?? '', cells),
  )
  const rows = read.flatMap((one) => (one.ok ? [one.value] : []))
  const faults = [...read.flatMap((one) => (one.ok ? [] : one.problem)), ...twice(rows)]
  return faults.length > 0
    ? refuse(faults.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)))
    : ok(rows)
}
