import { env } from 'cloudflare:workers'
import { runInDurableObject } from 'cloudflare:test'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { describe, expect, it } from 'vitest'
import type { Env } from '../env.ts'
import { heartbeats } from './tables.ts'

const { READINESS } = env as unknown as Env
const row = { id: 1, beats: 1, firstAtMs: 1, lastAtMs: 1 }

describe('the readiness probe', () => {
  it('counts what it stored, and keeps the first time', async () => {
    const probe = READINESS.getByName('counts')
    expect(await probe.beat(1_000)).toEqual({ beats: 1, firstAtMs: 1_000, lastAtMs: 1_000 })
    expect(await probe.beat(2_000)).toEqual({ beats: 2, firstAtMs: 1_000, lastAtMs: 2_000 })
  })

  it('has its rule in SQL as well: there is one row, and it never counts nothing', async () => {
    const probe = READINESS.getByName('rules')
    await runInDurableObject(probe, (_, state) => {
      const db = drizzle(state.storage)
      expect(() =>
        db
          .insert(heartbeats)
          .values({ ...row, id: 2 })
          .run(),
      ).toThrow(/CHECK|Failed query/)
      expect(() =>
        db
          .insert(heartbeats)
          .values({ ...row, beats: 0 })
          .run(),
      ).toThrow(/CHECK|Failed query/)
    })
  })
})

describe('transactions on durable-sqlite', () => {
  const rowsAfter = (name: string, work: (state: DurableObjectState) => unknown): Promise<number> =>
    runInDurableObject(READINESS.getByName(name), async (_, state) => {
      await Promise.resolve(work(state)).catch(() => undefined)
      return drizzle(state.storage).select().from(heartbeats).all().length
    })

  it('roll back when a synchronous callback throws', async () => {
    const left = await rowsAfter('synchronous', (state) => {
      const db = drizzle(state.storage)
      expect(() =>
        db.transaction((tx) => {
          tx.insert(heartbeats).values(row).run()
          throw new Error('halfway')
        }),
      ).toThrow('halfway')
    })
    expect(left).toBe(0)
  })

  it('do not roll back an asynchronous callback (drizzle-orm issue 4322), which is why none of ours is one', async () => {
    const left = await rowsAfter('asynchronous', async (state) => {
      const db = drizzle(state.storage)
      await db.transaction(async (tx) => {
        tx.insert(heartbeats).values(row).run()
        await Promise.resolve()
        throw new Error('halfway')
      })
    })
    expect(left).toBe(1)
  })
})
