import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import {
  staffAct,
  ask,
  bindings,
  casebook,
  HOUR,
  look,
  NOW,
  send,
  streetReport,
} from '../../tests/worker/report-client.ts'
import { keyRing } from '../keys.ts'
import { policy } from '../policy.ts'
import type { StaffAct } from './commands.ts'
import { sealWords } from './party.ts'

afterEach(() => reset())

const ids = (): Promise<string[]> =>
  runInDurableObject(casebook(), (_, { storage }) =>
    storage.sql
      .exec<{ id: string }>('SELECT id FROM cases ORDER BY number')
      .toArray()
      .map(({ id }) => id),
  )

const staff = (caseId: string, act: StaffAct, at = NOW) =>
  staffAct({ nowMs: at, by: 'clerk', caseId, ...act })

const words = (caseId: string, text: string): string => {
  const ring = keyRing(bindings)
  if (!ring.ok) throw new Error('no keys')
  return sealWords(ring.value, caseId, text)
}

/** Two reports, each with its case. */
const two = async (first = streetReport(), second = streetReport(), laterMs = 0) => {
  const [one, other] = [await send(first), await send(second, { at: NOW + laterMs })]
  const [a = '', b = ''] = await ids()
  return { one, other, a, b }
}

const danger = streetReport({ fields: { seen: '没有反应', danger: 'yes' } })
const days = policy.requests.find(({ id }) => id === 'street-person')?.retentionDays ?? 0
const events = async (receipt: string, at = NOW) =>
  (await look(receipt, at)).timeline.map(({ event }) => event)

describe('cases that are put together', () => {
  it('keep the sooner clock of both: danger stays danger, and what was promised is passed on in time', async () => {
    const { one, other, a, b } = await two(streetReport(), danger)
    await staff(b, { act: 'merge', into: a })
    expect((await look(one.receipt)).dueBy).toBe(other.dueBy)
    expect((await casebook().file(a, NOW))?.record.state.danger).toBe(true)
    expect(await events(other.receipt, NOW + 2 * HOUR)).toContain('escalated')
  })

  it('tell whoever comes to one that has ended its end, and nobody its words before', async () => {
    const { other, a, b } = await two()
    await staff(a, { act: 'accept' })
    await staff(a, { act: 'tell', sealed: words(a, '早先的话') })
    await staff(a, { act: 'close', outcome: 'helped', sealed: words(a, '已经送到站里') })
    await staff(b, { act: 'merge', into: a })
    const mine = await look(other.receipt)
    expect(mine.timeline.map(({ event }) => event)).toEqual(['reported', 'joined', 'closed'])
    expect(mine.outcome).toMatchObject({ id: 'helped', words: '已经送到站里' })
    expect(JSON.stringify(mine)).not.toContain('早先的话')
  })

  it('never go to one whose words are erased: they would stay there for ever', async () => {
    const { a } = await two()
    await staff(a, { act: 'accept' })
    await staff(a, { act: 'close', outcome: 'helped', sealed: null })
    const late = NOW + days * 24 * HOUR
    await send(streetReport(), { at: late })
    const [, , c = ''] = await ids()
    expect(await staff(c, { act: 'merge', into: a }, late)).toMatchObject({
      ok: false,
      problem: { code: 'case_cannot' },
    })
  })

  it('wait for the answer of whoever was asked, whatever others add meanwhile', async () => {
    const { one, other, a, b } = await two()
    await staff(b, { act: 'merge', into: a })
    await staff(a, { act: 'accept' })
    const [mine, theirs] = [await look(one.receipt), await look(other.receipt)]
    const reports = (await casebook().file(a, NOW))?.events.filter(({ event }) => event === 'reported') ?? []
    await staff(a, { act: 'ask', reportId: reports[0]?.reportId ?? '', sealed: words(a, '往哪边走了？') })
    await ask('/requests/current/add', { token: theirs.token, body: { text: '我也看见了' } })
    expect(await look(one.receipt)).toMatchObject({ status: 'asked', question: '往哪边走了？' })
    await ask('/requests/current/add', { token: mine.token, body: { text: '往桥那边' } })
    expect((await look(one.receipt)).status).toBe('accepted')
    // Whoever answered is not asked again when another one is.
    const second = (await casebook().file(a, NOW))?.record.reports.find((id) => id !== reports[0]?.reportId)
    await staff(a, { act: 'ask', reportId: second ?? '', sealed: words(a, '您在哪里看见的？') })
    expect(await look(one.receipt)).not.toHaveProperty('question')
    expect(await look(other.receipt)).toMatchObject({ status: 'asked', question: '您在哪里看见的？' })
    await ask('/requests/current/add', { token: theirs.token, body: { text: '在桥头' } })
    expect((await look(other.receipt)).status).toBe('accepted')
  })

  it('are open again for everybody when one says that the outcome was wrong, without that one’s words', async () => {
    const { one, other, a, b } = await two()
    await staff(b, { act: 'merge', into: a })
    await staff(a, { act: 'accept' })
    await staff(a, { act: 'close', outcome: 'helped', sealed: null })
    const { token } = await look(one.receipt)
    await ask('/requests/current/reopen', { token, body: { text: '只有我说的理由' } })
    const theirs = await look(other.receipt)
    expect(theirs.timeline.at(-1)?.event).toBe('reopened')
    expect(JSON.stringify(theirs)).not.toContain('只有我说的理由')
  })
})

describe('danger that comes back', () => {
  it('is told again within its clock, and then has the kind’s own time from the reopening', async () => {
    const sent = await send(danger)
    const [a = ''] = await ids()
    await staff(a, { act: 'accept' })
    await staff(a, { act: 'tell', sealed: words(a, '有人在路上') })
    await staff(a, { act: 'close', outcome: 'helped', sealed: null })
    const again = NOW + 48 * HOUR
    const { token } = await look(sent.receipt, again)
    await ask('/requests/current/reopen', { at: again, token, body: { text: '又躺在那里' } })
    expect(Date.parse((await look(sent.receipt, again)).dueBy)).toBe(again + 2 * HOUR)
    await staff(a, { act: 'tell', sealed: words(a, '又有人在路上') }, again + HOUR)
    expect(Date.parse((await look(sent.receipt, again + HOUR)).dueBy)).toBe(again + 24 * HOUR)
  })
})

const photo = (at: number): string => `00000000-0000-4000-8000-00000000000${at}`
const reportRow = async (photos: string[], key: string, draftHash?: string) =>
  casebook().report({
    nowMs: NOW,
    keyed: { key, body: key },
    report: {
      id: crypto.randomUUID(),
      caseId: crypto.randomUUID(),
      kind: 'street-person',
      receiptHash: crypto.randomUUID(),
      ...(draftHash === undefined ? {} : { draftHash }),
      sealed: 'x',
      spot: {},
      sealedSpot: 'x',
      danger: false,
      open: {},
      photos,
      review: false,
    },
  })

describe('photos', () => {
  it('of a draft that comes again before they are in their album are no other report’s photos', async () => {
    const first = await reportRow([photo(1)], 'k1', 'draft')
    expect(await reportRow([photo(1)], 'k2', 'draft')).toEqual(first)
    expect(await reportRow([photo(1)], 'k3')).toMatchObject({ ok: false, problem: { code: 'photo_gone' } })
    expect(await reportRow([photo(2), photo(2)], 'k4')).toMatchObject({ ok: false })
  })

  it('that come to the album of a case after it was merged follow it to the one that goes on', async () => {
    await reportRow([photo(1), photo(2)], 'k1')
    await reportRow([], 'k2')
    const [a = '', b = ''] = await ids()
    await runInDurableObject(casebook(), (_, { storage }) => storage.sql.exec('DELETE FROM albums_due'))
    await staff(a, { act: 'merge', into: b })
    await runInDurableObject(casebook(), (_, { storage }) => storage.sql.exec('DELETE FROM albums_due'))
    await casebook().adopted(a, [photo(1)])
    const left = await runInDurableObject(casebook(), (_, { storage }) => [
      storage.sql.exec('SELECT case_id, into_case FROM albums_due').toArray(),
      storage.sql.exec('SELECT id FROM photos WHERE adopted = 0').toArray(),
    ])
    expect(left).toEqual([[{ case_id: a, into_case: b }], [{ id: photo(2) }]])
  })

  it('more than the kind takes are not added', async () => {
    const most = policy.requests.find(({ id }) => id === 'street-person')?.photos ?? 0
    const { ok } = await reportRow([], 'k1')
    expect(ok).toBe(true)
    const id = await runInDurableObject(
      casebook(),
      (_, { storage }) => storage.sql.exec<{ id: string }>('SELECT id FROM reports').one().id,
    )
    const photos = Array.from({ length: most + 1 }, (_, at) => photo(at))
    expect(
      await casebook().add({ nowMs: NOW, keyed: { key: 'a', body: 'a' }, id, sealed: null, photos }),
    ).toMatchObject({
      ok: false,
      problem: { code: 'invalid_input', fields: [{ path: 'photos', code: 'too_many' }] },
    })
  })
})
