import type { GatheredRows } from './gathered-rows.ts'

/** The object's storage, in which every statement sees all rows that were added before it. */
export const seeing = (
  storage: DurableObjectStorage,
  rows: Pick<GatheredRows<string>, 'write'>,
): DurableObjectStorage => {
  const sql = {
    exec: <T extends Record<string, SqlStorageValue>>(query: string, ...bindings: unknown[]) => {
      rows.write()
      return storage.sql.exec<T>(query, ...bindings)
    },
  }
  const transactionSync = <T>(work: () => T): T => storage.transactionSync(work)
  // All that drizzle uses of it.
  return { sql, transactionSync } as unknown as DurableObjectStorage
}
