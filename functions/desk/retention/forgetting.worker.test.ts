import { atRights } from '../../../tests/worker/at-desk.ts'
import { reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, it, vi } from 'vitest'
import { bound, desk } from '../../../tests/worker/desk-visits.ts'
import { policy } from '../../policy.ts'
import { Staff } from '../staff.ts'

afterEach(() => reset())

const KEEP_MS = policy.rights.keepDays * 86_400_000

/** A request that was answered at a time. */
const answeredAt = async (nowMs: number): Promise<number> => {
  const { number } = await atRights((rights) =>
    rights.register({
      key: crypto.randomUUID(),
      kind: 'copy',
      proof: 'id-card',
      lookup: { phones: ['a-hash'] },
      received: '2026-11-02',
      dueMs: nowMs + 1,
      by: 'keeper',
      nowMs,
    }),
  )
  const closed = await atRights((rights) =>
    rights.close({ number, outcome: 'done', why: '', by: 'keeper', nowMs }),
  )
  if (!closed.ok) throw new Error(closed.problem.code)
  return number
}
const kept = async (): Promise<number[]> =>
  (await atRights((rights) => rights.requests())).closed.map(({ number }) => number)
const alarm = (): Promise<number | null> => runInDurableObject(desk(), (_, { storage }) => storage.getAlarm())

it('a request is forgotten when its time is over, though nobody comes to the desk; the next one has its own time', async () => {
  const before = Date.now()
  const young = await answeredAt(before)
  const other = await answeredAt(before - KEEP_MS + 600_000)
  expect(await alarm()).toBe(before + 600_000)
  // It rang too early: nothing goes, and it is set again.
  await runDurableObjectAlarm(desk())
  expect(await kept()).toHaveLength(2)
  expect(await alarm()).toBe(before + 600_000)
  await answeredAt(before - KEEP_MS - 1)
  // What is due already rings by itself, as soon as it is set.
  await vi.waitFor(async () => expect(new Set(await kept())).toEqual(new Set([young, other])), 10_000)
  expect(await alarm()).toBe(before + 600_000)
})

it('an object that starts sets the alarm for what it finds, as after a restore', async () => {
  const at = Date.now()
  await answeredAt(at)
  const after = await runInDurableObject(desk(), async (_, state) => {
    await state.storage.deleteAlarm()
    const fresh = new Staff(state, bound)
    await state.blockConcurrencyWhile(async () => undefined)
    expect(fresh).toBeInstanceOf(Staff)
    return state.storage.getAlarm()
  })
  expect(after).toBe(at + KEEP_MS)
})
