import { createHash } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { LONGEST_WHY, type KeyedEntry } from '../../schema/desk/audit.ts'
import { uuidOf } from '../form-key.ts'
import { actsUntold } from './tables.ts'

type Db = Pick<BaseSQLiteDatabase<'sync', unknown>, 'select' | 'insert' | 'delete'>

/** So many are told at once: all that an office does in an hour. */
export const MOST_TOLD = 100

/**
 * Writes down what a colleague did, in the transaction of the act (decision 43): both are on disk, or neither. To be called only where
 * the act was really done, not where a form came a second time. `key` is that of the form, a UUID.
 */
export const keepAct = (db: Db, entry: KeyedEntry): void => {
  db.insert(actsUntold)
    .values({ ...entry, why: entry.why.trim().slice(0, LONGEST_WHY) })
    .run()
}

/** What the audit does not have yet, oldest first. */
export const untoldActs = (db: Db): KeyedEntry[] =>
  db.select().from(actsUntold).orderBy(actsUntold.atMs).limit(MOST_TOLD).all()

/** The audit has these. */
export const actsTold = (db: Db, keys: readonly string[]): void => {
  db.delete(actsUntold)
    .where(inArray(actsUntold.key, [...keys]))
    .run()
}

/** The key of one entry, where one form did something to several things: the same form has the same keys. */
export const partKey = (key: string, about: string): string =>
  uuidOf(
    createHash('sha256')
      .update(JSON.stringify([key, about]))
      .digest('hex'),
  )
