import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** While workerd opens, it has the file for itself: so long one waits. */
const BUSY_MS = 10_000

/** Rows of a table of the casebook, counted past the program with SQL of our own. The portal may still be running. */
export const countRows = (data: string, table: 'reports' | 'cases' | 'events'): number => {
  for (const path of globSync(join(data, 'objects', '*', '*.sqlite'))) {
    const file = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS })
    try {
      if (file.prepare("SELECT 1 FROM sqlite_master WHERE name = 'albums_due'").get() === undefined) continue
      return Number(file.prepare(`SELECT count(*) AS many FROM ${table}`).get()?.many)
    } finally {
      file.close()
    }
  }
  throw new Error(`no casebook below ${data}`)
}
