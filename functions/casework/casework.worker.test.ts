import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import {
  staffAct,
  ask,
  bindings,
  casebook,
  HOUR,
  json,
  look,
  NOW,
  send,
  streetReport,
} from '../../tests/worker/report-client.ts'
import { keyRing } from '../keys.ts'
import { policy } from '../policy.ts'
import type { CaseState } from './case-state.ts'
import { fold } from './case-state.ts'
import { sealWords } from './party.ts'
import type { StaffAct } from './commands.ts'

afterEach(() => reset())

/** The case that was opened last. */
const lastCase = (): Promise<{ id: string; state: CaseState }> =>
  runInDurableObject(casebook(), (_, { storage }) => {
    const [row] = storage.sql
      .exec<{ id: string; state: string }>('SELECT id, state FROM cases ORDER BY number DESC LIMIT 1')
      .toArray()
    if (row === undefined) throw new Error('no case')
    return { id: row.id, state: JSON.parse(row.state) as CaseState }
  })

const staff = async (act: StaffAct, at = NOW, caseId?: string) =>
  staffAct({ nowMs: at, by: 'clerk', caseId: caseId ?? (await lastCase()).id, ...act })

const statusOf = async (response: Promise<Response>): Promise<number> => (await response).status

describe('a report', () => {
  it('gets a receipt, with the clocks of its kind', async () => {
    const sent = await send(streetReport())
    expect(sent.receipt).toMatch(/^(\d{4} ){6}\d{4}$/)
    expect(sent).toMatchObject({
      acceptedBy: '2027-03-17T12:00:00+08:00',
      dueBy: '2027-03-18T10:00:00+08:00',
      maybeKnown: false,
    })
    const mine = await look(sent.receipt)
    expect(mine.status).toBe('received')
    expect(mine.timeline.map(({ event }) => event)).toEqual(['reported'])
    expect(mine.can).toEqual({ add: true, withdraw: true, reopen: false })
  })

  it('of danger to life is answered within two hours', async () => {
    const sent = await send(streetReport({ fields: { seen: '躺在路边没有反应', danger: 'yes' } }))
    expect(sent.dueBy).toBe('2027-03-17T12:00:00+08:00')
  })

  it('from the place next door is told where to turn', async () => {
    const refused = await ask('/requests', { body: streetReport({ place: { township: '431271' } }) })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      fields: [
        {
          path: 'place.township',
          code: 'place_next_door',
          detail: expect.stringMatching(/洪江区.*民政部门.*110/),
        },
      ],
    })
  })

  it('sent twice under one key is one report, and another body under it is refused', async () => {
    const key = crypto.randomUUID()
    const first = await send(streetReport(), { key })
    expect(await send(streetReport(), { key, at: NOW + HOUR })).toEqual(first)
    const other = await ask('/requests', { key, body: streetReport({ fields: { seen: '另一个人' } }) })
    expect(other.status).toBe(422)
    expect(await json<{ code: string }>(other)).toMatchObject({ code: 'idempotency_key_reused' })
  })

  it('of one draft is one report, under whatever key it comes', async () => {
    const draftId = crypto.randomUUID()
    const first = await send(streetReport({ draftId }))
    const again = await send(streetReport({ draftId, fields: { seen: '改了几个字再送' } }), {
      at: NOW + HOUR,
    })
    expect(again.receipt).toBe(first.receipt)
    expect((await lastCase()).state.openedMs).toBe(NOW)
  })

  it('says all that is wrong with it, field by field, and is not kept', async () => {
    const refused = await ask('/requests', {
      body: {
        kind: 'street-person',
        fields: { people: 'many', rumour: 'x' },
        place: { township: '430000000' },
        contact: { phone: '12' },
      },
    })
    expect(refused.status).toBe(422)
    const { fields } = await json<{ fields: { path: string; code: string }[] }>(refused)
    expect(fields.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'fields.seen required',
      'fields.people not_an_option',
      'fields.rumour unknown_field',
      'place.township not_an_option',
      'contact.phone not_a_phone',
    ])
    await expect(lastCase()).rejects.toThrow('no case')
  })

  it('of an unknown kind is refused, and a receipt that is none or nobody’s', async () => {
    expect(await statusOf(ask('/requests', { body: { kind: 'gossip', fields: {} } }))).toBe(404)
    expect(await statusOf(ask('/requests/lookup', { body: { receipt: '123' } }))).toBe(422)
    const { receipt } = await send(streetReport())
    const swapped = receipt.replace(/^(\d)/, (digit) => String((Number(digit) + 1) % 10))
    const mistyped = await json<{ fields: { code: string }[] }>(
      ask('/requests/lookup', { body: { receipt: swapped } }),
    )
    expect(mistyped.fields[0]?.code).toBe('receipt_mistyped')
  })

  it('may be about what is known already: its reporter is told only that', async () => {
    await send(streetReport())
    const second = await send(streetReport({ fields: { seen: '同一个老人' } }), { at: NOW + HOUR })
    expect(second.maybeKnown).toBe(true)
    expect((await look(second.receipt, NOW + HOUR)).timeline).toHaveLength(1)
    const later = await send(streetReport(), { at: NOW + 30 * HOUR })
    expect(later.maybeKnown).toBe(false)
  })
})

describe('a case', () => {
  it('goes its way: accepted, asked, answered, closed, reopened once more', async () => {
    const { receipt } = await send(streetReport())
    await staff({ act: 'accept' })
    const { token } = await look(receipt)
    const { id, state } = await lastCase()
    expect(state.acceptedInTime).toBe(true)
    const report = (await casebook().file(id, NOW))?.record.reports[0] ?? ''
    const ring = keyRing(bindings)
    if (!ring.ok) throw new Error('no keys')
    await staff({ act: 'ask', reportId: report, sealed: sealWords(ring.value, id, '他往哪边走了？') })
    expect(await look(receipt)).toMatchObject({ status: 'asked', question: '他往哪边走了？' })
    expect(await statusOf(ask('/requests/current/add', { token, body: { text: '往桥那边' } }))).toBe(200)
    const answered = await look(receipt)
    expect(answered.status).toBe('accepted')
    expect(answered).not.toHaveProperty('question')
    await staff({ act: 'close', outcome: 'helped', sealed: null })
    const closed = await look(receipt)
    expect(closed.outcome).toMatchObject({ id: 'helped', result: 'done' })
    expect(closed.can).toEqual({ add: false, withdraw: false, reopen: true })
    expect(await statusOf(ask('/requests/current/add', { token, body: { text: '还有' } }))).toBe(409)
    expect(await statusOf(ask('/requests/current/reopen', { token, body: { text: '人还在那里' } }))).toBe(200)
    expect((await look(receipt)).status).toBe('received')
  })

  it('does nothing that its table of transitions does not have', async () => {
    await send(streetReport())
    const early = await staff({ act: 'close', outcome: 'helped', sealed: null })
    expect(early).toMatchObject({ ok: false, problem: { code: 'case_cannot' } })
    await staff({ act: 'accept' })
    expect(await staff({ act: 'close', outcome: 'sunshine', sealed: null })).toMatchObject({ ok: false })
    expect(await staff({ act: 'assign', unit: 'moon' })).toMatchObject({ ok: false })
  })

  it('whose clocks run out is passed on, once a clock, by the alarm or by whoever comes', async () => {
    const { receipt } = await send(streetReport())
    const late = await look(receipt, NOW + 25 * HOUR)
    expect(late.timeline.map(({ event }) => event)).toEqual(['reported', 'escalated', 'escalated'])
    expect((await lastCase()).state).toMatchObject({ acceptedInTime: false, answeredInTime: false })
    const again = await look(receipt, NOW + 26 * HOUR)
    expect(again.timeline).toHaveLength(3)
  })

  it('that is merged leaves every receipt working, and shows nobody another one’s words', async () => {
    const first = await send(streetReport())
    const firstCase = (await lastCase()).id
    const second = await send(streetReport({ fields: { seen: '第二个人看到的' } }))
    const { token } = await look(second.receipt)
    await ask('/requests/current/add', { token, body: { text: '只有我知道的话' } })
    const merged = await staff({ act: 'merge', into: firstCase })
    expect(merged).toMatchObject({ ok: true, value: { reports: { length: 2 } } })
    await staff({ act: 'accept' }, NOW, firstCase)
    expect((await look(second.receipt)).timeline.map(({ event }) => event)).toEqual([
      'reported',
      'added',
      'joined',
      'accepted',
    ])
    expect(JSON.stringify(await look(first.receipt))).not.toContain('只有我知道的话')
  })

  it('that two reported goes on when one withdraws, and ends when both do', async () => {
    const first = await send(streetReport())
    const firstCase = (await lastCase()).id
    const second = await send(streetReport())
    await staff({ act: 'merge', into: firstCase })
    const withdraw = async (receipt: string) =>
      ask('/requests/current/withdraw', { token: (await look(receipt)).token })
    expect(await statusOf(withdraw(second.receipt))).toBe(200)
    expect((await look(first.receipt)).status).toBe('received')
    expect((await look(second.receipt)).status).toBe('withdrawn')
    expect(await statusOf(withdraw(first.receipt))).toBe(200)
    expect((await casebook().file(firstCase, NOW))?.record.state.status).toBe('withdrawn')
  })

  it('loses its words when their time is over, and keeps its numbers', async () => {
    const { receipt } = await send(streetReport({ contact: { phone: '13812345678' } }))
    await staff({ act: 'accept' })
    await staff({ act: 'close', outcome: 'helped', sealed: null })
    const days = policy.requests.find(({ id }) => id === 'street-person')?.retentionDays ?? 0
    const over = await look(receipt, NOW + (days * 24 + 1) * HOUR)
    expect(over).toMatchObject({ erased: true, status: 'closed', outcome: { id: 'helped' } })
    const left = await runInDurableObject(casebook(), (_, { storage }) =>
      storage.sql.exec('SELECT sealed, spot, phone_hash FROM reports').toArray(),
    )
    expect(left).toEqual([{ sealed: null, spot: null, phone_hash: null }])
  })

  it('is what its events say, told again from the first', async () => {
    await send(streetReport())
    await staff({ act: 'accept' })
    await staff({ act: 'assign', unit: 'township' })
    await staff({ act: 'close', outcome: 'not-found', sealed: null }, NOW + 30 * HOUR)
    const { id, state } = await lastCase()
    const { events } = (await casebook().file(id, NOW + 30 * HOUR)) ?? { events: [] }
    const folded = events.reduce<CaseState | undefined>(
      (before, { atMs, event, data }) => fold(before, { atMs, event, data } as Parameters<typeof fold>[1]),
      undefined,
    )
    expect(folded).toEqual(state)
  })

  it('and its events cannot be deleted or changed, whoever tries', async () => {
    await send(streetReport())
    await runInDurableObject(casebook(), (_, { storage }) => {
      for (const statement of [
        'DELETE FROM cases',
        'DELETE FROM reports',
        'DELETE FROM events',
        "UPDATE events SET event = 'closed'",
        "UPDATE reports SET receipt_hash = 'x'",
        'UPDATE cases SET number = 99',
      ])
        expect(() => storage.sql.exec(statement)).toThrow(/kept|keep/)
    })
  })
})

describe('the numbers of a month', () => {
  it('count reports and cases, what came in time, and the time it took', async () => {
    await send(streetReport())
    await staff({ act: 'accept' })
    await staff({ act: 'close', outcome: 'helped', sealed: null }, NOW + 3 * HOUR)
    await send(streetReport())
    await look((await send(streetReport(), { at: NOW + HOUR })).receipt, NOW + 48 * HOUR)
    const tally = await casebook().tallies(NOW - HOUR, NOW + 100 * HOUR, NOW + 48 * HOUR)
    expect(tally).toEqual([
      {
        kind: 'street-person',
        reports: 3,
        cases: 3,
        acceptedInTime: 1,
        answeredInTime: 1,
        outcomes: { helped: 1 },
        medianHours: 3,
      },
    ])
  })
})
