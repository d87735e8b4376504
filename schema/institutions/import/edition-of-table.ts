import { editionSchema, type Edition } from '../../content/institution.ts'
import type { Township } from '../../content/place.ts'
import type { Day } from '../../dates.ts'
import { ok, refuse, type Result } from '../../result.ts'
import { cellsFor } from './cells.ts'
import { nextEdition, type SlugOf } from './next-edition.ts'
import { readRows } from './rows.ts'
import type { ImportFault, Params, Say } from './words.ts'

export type Faulty<T> = Result<T, ImportFault[]>

/** A fault of the whole table, or of what was asked with it. */
export const refusedTable = (code: string, params: Params = {}): { ok: false; problem: ImportFault[] } =>
  refuse<ImportFault[]>([{ row: null, column: null, code, params }])

export type EditionAsked = { day: Day; provenance: Edition['provenance'] }
export type EditionGround = {
  /** Oldest first. */
  editions: readonly Edition[]
  townships: readonly Pick<Township, 'code' | 'name'>[]
  publisher: string
  say: Say
  slugOf: SlugOf
}

/** The edition that a table makes after those that are there, or every fault of it by row and column. Nothing is taken in part. */
export const editionOfTable = (
  table: readonly (readonly string[])[],
  { day, provenance }: EditionAsked,
  { editions, townships, publisher, say, slugOf }: EditionGround,
): Faulty<Edition> => {
  const rows = readRows(table, cellsFor(say, townships, day), say)
  if (!rows.ok) return rows
  const note = say(`import.note-${provenance}`)
  const next = nextEdition(rows.value, editions, { day, provenance, note, publisher }, slugOf)
  return next.ok ? ok(editionSchema.parse(next.value)) : next
}
