import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Stop } from '../lib/steps.mjs'
import { hasTable, reading } from './copy.ts'
import { ALARMS, objectsIn, pathIn, spacesIn, STAFF } from './object-files.ts'

const idOf = (file: string): string => file.slice(0, -'.sqlite'.length)

/** When an object itself says that its alarm rings (ns since 1970), as workerd keeps it in the object's file. */
const ownAlarm = (path: string): bigint | undefined =>
  reading(path, (file) => {
    if (!hasTable(file, '_cf_METADATA')) return undefined
    const value = file.prepare('SELECT value FROM _cf_METADATA WHERE key = 1').get()?.['value']
    return typeof value === 'bigint' ? value : undefined
  })

const changing = (path: string, work: (file: DatabaseSync) => void): void => {
  const file = new DatabaseSync(path)
  try {
    file.exec('BEGIN')
    work(file)
    file.exec('COMMIT')
  } finally {
    file.close()
  }
}

const ALARM_TABLE =
  'CREATE TABLE IF NOT EXISTS _cf_ALARM (actor_id TEXT PRIMARY KEY, scheduled_time INTEGER, actor_name TEXT) WITHOUT ROWID'
const RING =
  'INSERT INTO _cf_ALARM (actor_id, scheduled_time) VALUES (?, ?) ON CONFLICT (actor_id) DO UPDATE SET scheduled_time = min(scheduled_time, excluded.scheduled_time)'

/**
 * workerd rings by a list of the namespace, and an object believes its own note: copied at two moments they may differ, and an object that
 * thinks its alarm is set would never set it again. Each alarm that an object knows of gets its place in the list; one that rings too early
 * is put right by workerd itself. Alarms of objects that are not here go.
 */
export const mendAlarms = (data: string): void => {
  for (const space of spacesIn(data))
    changing(join(data, pathIn(space, ALARMS)), (list) => {
      list.exec(ALARM_TABLE)
      const files = objectsIn(data, space)
      const here = new Set(files.map(idOf))
      for (const { actor_id: id } of list.prepare('SELECT actor_id FROM _cf_ALARM').all())
        if (!here.has(String(id))) list.prepare('DELETE FROM _cf_ALARM WHERE actor_id = ?').run(id ?? '')
      for (const file of files) {
        const atNs = ownAlarm(join(data, pathIn(space, file)))
        if (atNs !== undefined) list.prepare(RING).run(idOf(file), atNs)
      }
    })
}

/** Everybody signs in anew: a session that was ended after the backup would be good again. */
export const endSessions = (data: string): void => {
  for (const file of objectsIn(data, STAFF)) {
    const path = join(data, pathIn(STAFF, file))
    if (reading(path, (book) => hasTable(book, 'sessions')))
      changing(path, (book) => book.exec('DELETE FROM sessions'))
  }
}

/** SQLite's own check of every file. */
export const checkDatabases = (data: string): void => {
  for (const space of spacesIn(data))
    for (const name of [...objectsIn(data, space), ALARMS]) {
      const path = join(data, pathIn(space, name))
      if (!existsSync(path)) continue
      const found = reading(path, (file) => file.prepare('PRAGMA integrity_check').get()?.['integrity_check'])
      if (found !== 'ok') throw new Stop(`数据库坏了 broken: ${pathIn(space, name)}\n${String(found)}`)
    }
}
