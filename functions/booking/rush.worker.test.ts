import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '../../schema/result.ts'
import type { Env } from '../env.ts'
import type { Outcome } from '../together.ts'
import type { HoldCommand } from './commands.ts'

const startMs = (clock: string) => Date.parse(`2026-12-03T${clock}:00+08:00`)
const nowMs = Date.parse('2026-12-01T09:00:00+08:00')
const ledgerNamed = (name: string) => (env as unknown as Env).BOOKING.getByName(`rush ${name}`)

const hold = (clock: string, holdId: string = crypto.randomUUID()): HoldCommand => ({
  office: 'registry-branch',
  appointment: 'marriage',
  startMs: startMs(clock),
  nowMs,
  keyed: { key: crypto.randomUUID(), body: 'body' },
  holdId,
})

const endOf = (one: Outcome<Result<unknown>>): string => {
  if ('fault' in one) return one.fault.name
  return one.answer.ok ? 'held' : one.answer.problem.code
}

// The first call of all loads the whole Worker, which takes a busy machine half a minute.
beforeAll(() => ledgerNamed('first').snapshot(nowMs, -1), 120_000)

describe('holds that are asked for in one call', () => {
  it('are answered one by one, in their order', async () => {
    const ledger = ledgerNamed('order')
    const first = hold('09:00')
    const ends = await ledger.holds([first, hold('09:00'), hold('09:00'), hold('03:00'), first])
    expect(ends.map(endOf)).toEqual(['held', 'slot_taken', 'slot_taken', 'slot_not_offered', 'held'])
    expect(ends[4]).toEqual(ends[0])
    expect((await ledger.snapshot(nowMs, -1)).counts).toEqual([1])
  })

  it('do not fail with the one of them that has a fault', async () => {
    const ledger = ledgerNamed('fault')
    const id = crypto.randomUUID()
    // Two places under one id: the table refuses the second, whatever memory thought.
    const ends = await ledger.holds([hold('09:00', id), hold('10:00', id), hold('11:00')])
    expect(ends.map(endOf)).toEqual(['held', 'Error', 'held'])
    expect((await ledger.snapshot(nowMs, -1)).counts).toEqual([1, 1])
    expect((await ledger.holds([hold('10:00')])).map(endOf)).toEqual(['held'])
  })

  it('give the same answer when the same question comes alone afterwards', async () => {
    const ledger = ledgerNamed('alone')
    const asked = hold('09:00')
    const [first] = await ledger.holds([asked])
    expect(first).toEqual({ answer: await ledger.hold(asked) })
  })
})
