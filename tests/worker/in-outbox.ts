import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { drizzle, type DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import outboxSql from '../../functions/outbox/0001_outbox.sql'
import type { MessageKey } from '../../functions/outbox/message.ts'
import { messages } from '../../functions/outbox/tables.ts'
import type { Env } from '../../functions/env.ts'

const migrations = {
  journal: { entries: [{ idx: 1, when: 1_795_600_000_000, tag: '0001_outbox', breakpoints: true }] },
  migrations: { m0001: outboxSql },
}

export type Db = DrizzleSqliteDODatabase

/** An outbox in the storage of an object that only this test knows. */
export const inOutbox = <T>(name: string, work: (db: Db) => T | Promise<T>): Promise<T> =>
  runInDurableObject((env as unknown as Env).READINESS.getByName(`outbox ${name}`), async (_, state) => {
    const db = drizzle(state.storage)
    await migrate(db, migrations)
    return work(db)
  })

export const DUE = 1_000_000
export const key = (part: Partial<MessageKey> = {}): MessageKey => ({
  subject: 'b1',
  kind: 'booked',
  dueAtMs: DUE,
  ...part,
})
export const rows = (db: Db) => db.select().from(messages).all()
export const only = (db: Db) => {
  const [row, ...others] = rows(db)
  if (row === undefined || others.length > 0) throw new Error('expected one message')
  return row
}
