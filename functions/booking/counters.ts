import { eq, sql } from 'drizzle-orm'
import type { Db } from './statements.ts'
import { counters } from './tables.ts'

/** Raises a counter and returns what it stands at then. */
export const raise = (db: Db, name: 'starts' | 'turn', by = 1): number => {
  const row = db
    .update(counters)
    .set({ value: sql`value + ${by}` })
    .where(eq(counters.name, name))
    .returning({ value: counters.value })
    .get()
  if (row === undefined) throw new Error(`no counter ${name}`)
  return row.value
}
