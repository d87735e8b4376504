import { columnIds, neededColumns, type ColumnId } from '../columns.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { plain } from '../../roster/words.ts'
import type { ImportFault, Say } from './words.ts'

/** Where the headings stand, and in which column of the sheet each of ours is. */
export type Header = { at: number; columns: ReadonlyMap<ColumnId, number> }

const ROWS_TO_LOOK_AT = 10
const LEAST_HEADINGS = 2

/** A heading without a remark in brackets or a star behind it. */
const bare = (heading: string): string => plain(heading).replace(/[(*].*$/, '')

const fault = (code: string, params: ImportFault['params']): ImportFault => ({
  row: null,
  column: null,
  code,
  params,
})

/** Finds the row of headings among the first ten; a title may stand above it. Every fault of the headings at once. */
export const findHeader = (
  table: readonly (readonly string[])[],
  say: Say,
): Result<Header, ImportFault[]> => {
  const names = new Map(columnIds.map((id) => [bare(say(`column.${id}`)), id]))
  const known = (row: readonly string[]): number => row.filter((cell) => names.has(bare(cell))).length
  const at = table.slice(0, ROWS_TO_LOOK_AT).findIndex((row) => known(row) >= LEAST_HEADINGS)
  const row = table[at]
  if (row === undefined) {
    const needed = neededColumns.map((id) => say(`column.${id}`)).join(say('separator'))
    return refuse([fault('no-header', { names: needed })])
  }
  const columns = new Map<ColumnId, number>()
  const faults: ImportFault[] = []
  for (const [index, heading] of row.entries()) {
    const id = names.get(bare(heading))
    if (id === undefined) {
      if (plain(heading) !== '') faults.push(fault('column-unknown', { name: heading.trim() }))
    } else if (columns.has(id)) faults.push(fault('column-twice', { name: heading.trim() }))
    else columns.set(id, index)
  }
  for (const id of neededColumns)
    if (!columns.has(id)) faults.push(fault('column-missing', { name: say(`column.${id}`) }))
  return faults.length > 0 ? refuse(faults) : ok({ at, columns })
}
