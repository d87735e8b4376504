import { env } from 'cloudflare:workers'
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { describe, expect, it } from 'vitest'
import type { Env } from '../env.ts'
import type { Admission, Spend } from './gate.ts'
import { limits } from './limits.ts'
import { spent } from './tables.ts'

const { GATE } = env as unknown as Env
const MINUTE = 60_000
const spend = (name: string, more: Partial<Spend> = {}): Spend => ({
  id: name.padEnd(22, '-'),
  untilMs: Date.now() + 10 * MINUTE,
  ...more,
})
const admission = (more: Partial<Admission> = {}): Admission => ({
  charges: [],
  weight: 1,
  nowMs: Date.now(),
  ...more,
})
const USED = { ok: false, problem: { code: 'proof_used' } }
const IN = { ok: true, value: undefined }

describe('a proof at the gate', () => {
  it('passes once', async () => {
    const gate = GATE.getByName('once')
    expect(await gate.admit(admission({ spend: spend('a') }))).toEqual(IN)
    expect(await gate.admit(admission({ spend: spend('a') }))).toEqual(USED)
    expect(await gate.admit(admission({ spend: spend('b') }))).toEqual(IN)
  })

  it('passes once of fifty requests that bring it at the same time', async () => {
    const gate = GATE.getByName('fifty')
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => gate.admit(admission({ spend: spend('a') }))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('passes again for the same request sent again, and for no other', async () => {
    const gate = GATE.getByName('retry')
    const first = spend('a', { retry: 'r1' })
    expect(await gate.admit(admission({ spend: first }))).toEqual(IN)
    expect(await gate.admit(admission({ spend: first }))).toEqual(IN)
    expect(await gate.admit(admission({ spend: { ...first, retry: 'r2' } }))).toEqual(USED)
    expect(await gate.admit(admission({ spend: spend('a') }))).toEqual(USED)
  })

  it('is not used up where the network had asked too much', async () => {
    const gate = GATE.getByName('limited')
    const nowMs = Date.now()
    const charges = [{ limit: 'network', key: 'n', weight: limits.network.capacity }] as const
    expect(await gate.admit(admission({ charges, nowMs }))).toEqual(IN)
    const refused = await gate.admit(admission({ charges, spend: spend('a'), nowMs }))
    expect(refused).toEqual({ ok: false, problem: { code: 'too_many_requests', retryAfterSeconds: 60 } })
    expect(await gate.admit(admission({ spend: spend('a'), nowMs }))).toEqual(IN)
  })

  it('stays used when the object is thrown out of memory, and limits are forgotten', async () => {
    const gate = GATE.getByName('evicted')
    const charges = [{ limit: 'person', key: 'p', weight: limits.person.capacity }] as const
    await gate.admit(admission({ spend: spend('a'), charges }))
    await evictDurableObject(gate)
    expect(await gate.admit(admission({ spend: spend('a') }))).toEqual(USED)
    expect(await gate.admit(admission({ charges }))).toEqual(IN)
  })

  it('is forgotten by the alarm once it is too old to be used, and the alarm comes again for the rest', async () => {
    const gate = GATE.getByName('alarm')
    await gate.admit(admission({ spend: spend('old', { untilMs: Date.now() - 1 }) }))
    await gate.admit(admission({ spend: spend('new') }))
    expect(await runDurableObjectAlarm(gate)).toBe(true)
    const left = await runInDurableObject(gate, async (_, state) => ({
      rows: drizzle(state.storage)
        .select()
        .from(spent)
        .all()
        .map(({ id }) => id),
      alarm: (await state.storage.getAlarm()) ?? 0,
    }))
    expect(left.rows).toEqual([spend('new').id])
    expect(left.alarm).toBeGreaterThan(Date.now() + 9 * MINUTE)
  })
})

describe('the rules in SQL', () => {
  it('hold by themselves: one row an id, and an end', async () => {
    await runInDurableObject(GATE.getByName('rules'), (_, state) => {
      const insert = (id: string, untilMs: number) => () =>
        state.storage.sql.exec('INSERT INTO spent (id, until_ms) VALUES (?, ?)', id, untilMs)
      insert('a'.repeat(22), 1)()
      expect(insert('a'.repeat(22), 1)).toThrow(/UNIQUE/)
      expect(insert('b'.repeat(22), 0)).toThrow(/CHECK/)
      expect(insert('short', 1)).toThrow(/CHECK/)
    })
  })
})

describe('the pressure', () => {
  it('is what was let in for a proof during the last minute', async () => {
    const gate = GATE.getByName('pressure')
    const nowMs = Date.now()
    await gate.admit(admission({ weight: 3, nowMs: nowMs - 2 * MINUTE, spend: spend('a') }))
    await gate.admit(admission({ weight: 2, nowMs, spend: spend('b') }))
    await gate.admit(admission({ weight: 1, nowMs, spend: spend('c') }))
    await gate.admit(admission({ weight: 1, nowMs, spend: spend('c') }))
    await gate.admit(admission({ weight: 1, nowMs }))
    expect(await gate.pressure(nowMs)).toBe(3)
  })
})
