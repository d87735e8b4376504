import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const BUSY_MS = 30_000

/**
 * Copies a SQLite file as it is in one moment, while workerd writes to it. `VACUUM INTO` reads in one transaction, which in WAL mode
 * keeps nobody from writing; pages that were freed, and what was erased in them, do not come along.
 */
export const copyDatabase = (from: string, to: string): void => {
  rmSync(to, { force: true })
  const file = new DatabaseSync(from, { readOnly: true, timeout: BUSY_MS })
  try {
    file.prepare('VACUUM INTO ?').run(to)
  } finally {
    file.close()
  }
}

/** Opens a file, lets `work` read it, and closes it. Whole numbers come as bigint: workerd counts nanoseconds. */
export const reading = <T>(path: string, work: (file: DatabaseSync) => T): T => {
  const file = new DatabaseSync(path, { readOnly: true, readBigInts: true, timeout: BUSY_MS })
  try {
    return work(file)
  } finally {
    file.close()
  }
}

export const hasTable = (file: DatabaseSync, name: string): boolean =>
  file.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Rows of each table. */
export const rowCounts = (path: string): Record<string, number> =>
  reading(path, (file) => {
    const tables = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
    return Object.fromEntries(
      tables.map(({ name }) => {
        const table = String(name)
        return [table, Number(file.prepare(`SELECT count(*) AS many FROM ${quoted(table)}`).get()?.['many'])]
      }),
    )
  })
