import type { RosterContent } from '../content/roster.ts'
import { refuse, type Result } from '../result.ts'
import type { Column } from './cell.ts'
import type { TableFault } from './fault.ts'
import { plain } from './words.ts'

/** A table as it was pasted or read: rows of text. */
export type Table = readonly (readonly string[])[]

export type Header = {
  /** The index of the heading row; a title may stand above it. */
  at: number
  columns: { column: Column; heading: string; at: number }[]
  /** Headings that no column of the roster has, as they are written. */
  unused: string[]
}

const ROWS_TO_LOOK_AT = 10
const LEAST_HEADINGS = 2

const withoutRemark = (heading: string): string => plain(heading).replace(/[(*].*$/, '')

/** The column a heading names, with or without a remark in brackets or a star behind it. */
const namer = (roster: RosterContent): ((heading: string) => Column | undefined) => {
  const names = new Map(
    roster.columns.flatMap((column) => column.names.map((name) => [plain(name), column] as const)),
  )
  return (heading) => names.get(plain(heading)) ?? names.get(withoutRemark(heading))
}

/** Finds the row of headings: the first one of the uppermost ten in which at least two are known. */
export const findHeader = (roster: RosterContent, table: Table): Result<Header, TableFault> => {
  const columnOf = namer(roster)
  const known = (row: readonly string[]): number =>
    row.filter((heading) => columnOf(heading) !== undefined).length
  const at = table.slice(0, ROWS_TO_LOOK_AT).findIndex((row) => known(row) >= LEAST_HEADINGS)
  const row = table[at]
  if (row === undefined) {
    const names = roster.columns.slice(0, 6).map(({ names: [first = ''] }) => first)
    const empty = table.every((cells) => cells.every((cell) => plain(cell) === ''))
    return refuse({ code: empty ? 'empty' : 'no_header', params: { names: names.join('、') } })
  }
  const columns: Header['columns'] = []
  const unused: string[] = []
  for (const [index, heading] of row.entries()) {
    const column = columnOf(heading)
    if (column !== undefined) {
      const first = columns.find((other) => other.column === column)
      if (first !== undefined)
        return refuse({
          code: 'column_twice',
          params: { first: first.heading.trim(), second: heading.trim() },
        })
      columns.push({ column, heading: heading.trim(), at: index })
    } else if (plain(heading) !== '') unused.push(heading.trim())
  }
  return { ok: true, value: { at, columns, unused } }
}
