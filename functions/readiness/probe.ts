import { DurableObject } from 'cloudflare:workers'
import { eq, sql } from 'drizzle-orm'
import { drizzle, type DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import type { Env } from '../env.ts'
import { migrations } from './migrations.ts'
import { heartbeats } from './tables.ts'

export type Heartbeat = { beats: number; firstAtMs: number; lastAtMs: number }

const ONLY_ROW = 1

/** Proves that storage takes and returns a row. Its migrations and transactions are the pattern for every later object. */
export class ReadinessProbe extends DurableObject<Env> {
  readonly #db: DrizzleSqliteDODatabase

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#db = drizzle(state.storage)
    void state.blockConcurrencyWhile(() => migrate(this.#db, migrations))
  }

  /** Counts one more beat at `nowMs`, in one synchronous transaction, and returns what is stored. */
  beat(nowMs: number): Heartbeat {
    return this.#db.transaction((tx) => {
      tx.insert(heartbeats)
        .values({ id: ONLY_ROW, beats: 1, firstAtMs: nowMs, lastAtMs: nowMs })
        .onConflictDoUpdate({
          target: heartbeats.id,
          set: { beats: sql`${heartbeats.beats} + 1`, lastAtMs: nowMs },
        })
        .run()
      const row = tx.select().from(heartbeats).where(eq(heartbeats.id, ONLY_ROW)).get()
      if (row === undefined) throw new Error('a row just written is not there')
      return { beats: row.beats, firstAtMs: row.firstAtMs, lastAtMs: row.lastAtMs }
    })
  }
}
