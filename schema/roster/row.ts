import type { RosterContent } from '../content/roster.ts'
import type { Day } from '../dates.ts'
import { householdFacts, obligorFacts, type FactValue } from '../eligibility/facts.ts'
import { cellReader, type CellReader } from './cell.ts'
import type { CellFault, RowFault } from './fault.ts'
import type { Header } from './header.ts'

/** Where a value stands in the table, to point back at. */
export type Written = { value: FactValue; column: string; written: string }

/** One row, read: a person, and what it says of the household. */
export type PersonRow = {
  /** As a spreadsheet counts rows, from 1. */
  row: number
  household: string
  name: string
  note: string
  as: 'member' | 'obligor'
  relation: string
  /** Facts of the person, by path without the first step: `birthDate`, `father.months`. */
  person: ReadonlyMap<string, Written>
  /** Facts of the household, by name; `obligors` is `none` or `some`. */
  shared: ReadonlyMap<string, Written>
}

export type RowReader = (
  cells: readonly string[],
  row: number,
  on: Day,
) => { read: PersonRow; faults: RowFault[] }

type Cell = { value: FactValue | undefined; written: string; heading: string }

const textOf = (cell: Cell | undefined): string => (typeof cell?.value === 'string' ? cell.value : '')

/** The vocabulary knows less of an obligor than of a member; what it does not know of one cannot matter. */
const knownOfObligor = (path: string, value: FactValue): FactValue | undefined => {
  const kind = obligorFacts[path]
  if (kind?.kind !== 'list' || typeof value !== 'object') return kind && value
  return value.filter((entry) => kind.options.includes(entry))
}

/** Makes the reader of a table's rows. It reads every cell, so that all that is wrong with a row is said at once. */
export const rowReader = (roster: RosterContent, header: Header): RowReader => {
  const columns: { at: number; heading: string; key: string; read: CellReader }[] = header.columns.map(
    ({ column, heading, at }) => ({
      at,
      heading,
      key: column.is ?? column.fact ?? '',
      read: cellReader(column, roster),
    }),
  )
  const has = (is: string): boolean => columns.some(({ key }) => key === is)
  const [grouped, related] = [has('household'), has('relation')]

  return (cells, row, on) => {
    const faults: RowFault[] = []
    const values = new Map<string, Cell>()
    for (const { at, heading, key, read } of columns) {
      const written = (cells[at] ?? '').trim()
      const value = read(written, on)
      if (value.ok) values.set(key, { value: value.value, written, heading })
      else faults.push({ ...value.problem, row, column: heading, written })
    }
    const missing = (is: string, code: CellFault['code']): void => {
      const read = values.get(is)
      if (read !== undefined && read.value === undefined)
        faults.push({ code, row, column: read.heading, written: read.written })
    }
    if (grouped) missing('household', 'household_missing')
    if (related) missing('relation', 'relation_missing')

    const as = textOf(values.get('person')) === 'obligor' ? 'obligor' : 'member'
    const [person, shared] = [new Map<string, Written>(), new Map<string, Written>()]
    for (const [key, { value, written, heading }] of values) {
      if (value === undefined) continue
      const [scope = '', ...rest] = key.split('.')
      const path = rest.join('.')
      const entry: Written = { value, column: heading, written }
      if (scope === 'self') {
        const fit = as === 'member' ? value : knownOfObligor(path, value)
        if (fit !== undefined) person.set(path, { ...entry, value: fit })
      } else if (scope === 'obligor') {
        if (as === 'obligor') person.set(path, entry)
        else faults.push({ code: 'not_an_obligor', row, column: heading, written })
      } else if (key === 'obligors' || key in householdFacts) shared.set(key, entry)
    }
    const relation = textOf(values.get('relation'))
    return {
      read: {
        row,
        household: grouped ? textOf(values.get('household')) : String(row),
        name: textOf(values.get('name')),
        note: textOf(values.get('note')),
        as,
        relation: related ? relation : 'self',
        person,
        shared,
      },
      faults,
    }
  }
}
