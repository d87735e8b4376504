import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { seeded } from '../../tests/support/random.ts'
import { reportOf } from '../../tests/support/reports.ts'
import {
  ask,
  casebook,
  HOUR,
  look,
  NOW,
  send,
  type Receipt,
  staffAct,
} from '../../tests/worker/report-client.ts'
import { policy } from '../policy.ts'
import type { StaffAct } from './commands.ts'

afterEach(() => reset())

const DAY = 24 * HOUR
const sender = { words: '记号七号看见的事', phone: '13900000007' }

const rows = (query: string): Promise<Record<string, unknown>[]> =>
  runInDurableObject(casebook(), (_, { storage }) => storage.sql.exec(query).toArray())

/** Sends reports of a kind with every field filled in; each with its own case. */
const sendAll = async (
  kind: (typeof policy.requests)[number],
  many: number,
): Promise<[string, Receipt][]> => {
  const random = seeded(7)
  const sent: Receipt[] = []
  for (let at = 0; at < many; at += 1)
    sent.push(await send(reportOf(kind, random, sender, { all: true, danger: false })))
  const cases = await rows('SELECT id FROM cases ORDER BY number')
  return sent.map((receipt, at) => [String(cases[at]?.id), receipt])
}

const sendOne = async (kind: (typeof policy.requests)[number]): Promise<[string, Receipt]> => {
  const [only] = await sendAll(kind, 1)
  if (only === undefined) throw new Error('nothing was sent')
  return only
}

const staff = async (caseId: string, act: StaffAct, nowMs = NOW): Promise<boolean> =>
  (await staffAct({ nowMs, by: 'clerk', caseId, ...act })).ok

describe.each(policy.requests)('$id, its whole life', (kind) => {
  it('comes in with every field and ends in each of its outcomes', async () => {
    const sent = await sendAll(kind, kind.outcomes.length)
    for (const [at, [caseId, { receipt }]] of sent.entries()) {
      const outcome = kind.outcomes[at]
      if (outcome === undefined) throw new Error('no outcome')
      expect(await staff(caseId, { act: 'accept' })).toBe(true)
      expect(await staff(caseId, { act: 'close', outcome: outcome.id, sealed: null })).toBe(true)
      const { id, result, text } = outcome
      expect(await look(receipt)).toMatchObject({
        kind: kind.id,
        status: 'closed',
        outcome: { id, result, text },
      })
    }
  })

  it('is opened again when the outcome was wrong, with new clocks, and only so often', async () => {
    const [caseId, { receipt }] = await sendOne(kind)
    const [outcome] = kind.outcomes
    for (let round = 0; round <= policy.casework.mostReopenings; round += 1) {
      const at = NOW + round * DAY
      expect(await staff(caseId, { act: 'accept' }, at)).toBe(true)
      expect(await staff(caseId, { act: 'close', outcome: outcome?.id ?? '', sealed: null }, at)).toBe(true)
      const { token, can } = await look(receipt, at + HOUR)
      expect(can.reopen).toBe(round < policy.casework.mostReopenings)
      const answer = await ask('/requests/current/reopen', {
        at: at + HOUR,
        token,
        body: { text: '没有办好' },
      })
      expect(answer.status).toBe(can.reopen ? 200 : 409)
      const after = await look(receipt, at + HOUR)
      expect(after.status).toBe(can.reopen ? 'received' : 'closed')
      // New clocks run from the reopening.
      expect(Date.parse(after.dueBy) > at + HOUR || !can.reopen).toBe(true)
    }
  })

  it('is erased when its words are no longer needed, and not before', async () => {
    const [caseId, { receipt }] = await sendOne(kind)
    await staff(caseId, { act: 'accept' })
    await staff(caseId, { act: 'close', outcome: kind.outcomes[0]?.id ?? '', sealed: null })
    const endsMs = NOW + kind.retentionDays * DAY
    expect((await look(receipt, endsMs - 1)).erased).toBe(false)
    const over = await look(receipt, endsMs)
    expect(over).toMatchObject({
      erased: true,
      status: 'closed',
      can: { add: false, withdraw: false, reopen: false },
    })
    const [left] = await rows('SELECT sealed, spot, phone_hash FROM reports')
    expect(left).toEqual({ sealed: null, spot: null, phone_hash: null })
    expect(await rows('SELECT 1 FROM events WHERE sealed IS NOT NULL')).toEqual([])
  })

  it('has its words, its phone and its place readable nowhere', async () => {
    await sendAll(kind, 1)
    const stored = JSON.stringify(
      await Promise.all(
        ['cases', 'reports', 'events', 'answers', 'messages'].map((name) => rows(`SELECT * FROM ${name}`)),
      ),
    )
    expect(stored).toContain(kind.id)
    for (const planted of [sender.words, sender.phone]) expect(stored).not.toContain(planted)
  })
})
