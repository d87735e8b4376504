import { atCases } from '../../../tests/worker/at-desk.ts'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { couple } from '../../../tests/support/people.ts'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import { bound, desk, join, postFrom, type Colleague } from '../../../tests/worker/desk-visits.ts'
import { casebook, json, ask, streetReport, type Receipt } from '../../../tests/worker/report-client.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { outboxPaths } from '../../../views/desk/outbox/addresses.ts'
import { policy } from '../../policy.ts'

const ledger = () => bound.BOOKING.getByName(policy.jurisdiction.code)
type Row = { subject: string; kind: string; due_at_ms: number; state: string }

/** The newest messages of an object, as they stand in its own table. */
const messages = (of: DurableObjectStub, kind: string): Promise<Row[]> =>
  runInDurableObject(
    of,
    (_, state) =>
      state.storage.sql
        .exec(
          'SELECT subject, kind, due_at_ms, state FROM messages WHERE kind = ? ORDER BY due_at_ms DESC',
          kind,
        )
        .toArray() as Row[],
  )
const settle = (
  of: DurableObjectStub,
  { subject }: Row,
  state: string,
  error: string | null,
): Promise<void> =>
  runInDurableObject(of, (_, { storage }) => {
    storage.sql.exec(
      'UPDATE messages SET state = ?, last_error = ?, attempts = 2, next_at_ms = NULL, settled_at_ms = due_at_ms WHERE subject = ?',
      state,
      error,
      subject,
    )
  })
const idOf = ({ subject, kind, due_at_ms: due }: Row): string => `msg_${subject}_${kind}_${due}`
const pageOf = (id: string): string => `${outboxPaths.message}?id=${encodeURIComponent(id)}`

let next = 7000
/** A couple who has just booked, at the time of whoever looks. */
const booked = async ({ nowMs }: Colleague, office = 'registry') => {
  const client = clientAt(new Date(nowMs).toISOString())
  const party = couple((next += 1))
  const asked = `/availability?office=${office}&appointment=marriage`
  for (const month of ['2027-03', '2027-04', '2027-05']) {
    const { body } = await client.get(`${asked}&month=${month}`)
    for (const { date, left } of (body['days'] ?? []) as { date: string; left: number }[]) {
      if (left === 0) continue
      const times = (await client.get(`${asked}&date=${date}`)).body['times'] as unknown as {
        start: string
        left: number
      }[]
      const start = times.find((time) => time.left > 0)?.start
      if (start === undefined) continue
      const made = await client.book(start, party, 'marriage', office)
      expect(made.status).toBe(201)
      const [row] = await messages(ledger(), 'booked')
      if (row === undefined) throw new Error('nothing in the outbox')
      return { client, party, row, code: String(made.body['code']) }
    }
  }
  throw new Error('no free time')
}

const head = (office = 'registry'): Promise<Colleague> => join('registry-head', { offices: [office] })
const lastAudit = async (act: string) => (await desk().audit({ act, most: 1 })).rows[0]

describe('the outbox of bookings', () => {
  it('shows what failed and why, with a masked phone and without the text', async () => {
    const one = await head()
    const { party, row, code } = await booked(one)
    await settle(ledger(), row, 'failed', 'http_503')
    const { text } = await one.browser.get(`${outboxPaths.list}?state=failed&kind=booked`)
    expect(text).toContain('收短信的系统拒绝了（503）')
    expect(text).toContain(`${party.phone.slice(0, 3)}****${party.phone.slice(-4)}`)
    expect(text).not.toContain(party.phone)
    expect(text).not.toContain(code)
    expect(await lastAudit('outbox-read')).toMatchObject({ about: 'outbox:bookings failed booked' })
    expect((await one.browser.get(`${outboxPaths.list}?state=sent&kind=booked`)).text).not.toContain(
      row.subject,
    )
  })

  it('opens the phone and the text one by one, to whoever says why, and writes it down', async () => {
    const one = await head()
    const { party, row, code } = await booked(one)
    const at = pageOf(idOf(row))
    const open = (what: string, why: string) =>
      one.browser.get(at).then((page) =>
        one.browser.post(outboxPaths.open, {
          ...formOf(page, outboxPaths.open),
          what,
          [`why-${what}`]: why,
        }),
      )
    const shut = await open('phone', '')
    expect(shut.status).toBe(422)
    expect(shut.text).not.toContain(party.phone)
    const phone = await open('phone', '来电话说没收到')
    expect(phone.text).toContain(party.phone)
    expect(phone.text).not.toContain(code)
    expect(await lastAudit('unmasked')).toMatchObject({
      about: `booking:${row.subject} message phone`,
      why: '来电话说没收到',
    })
    expect((await open('text', '来电话说没收到')).text).toContain(code)
    expect((await one.browser.get(at)).text).not.toContain(party.phone)
  })

  it('sends once more as a message of its own, once a form', async () => {
    const one = await head()
    const { row } = await booked(one)
    await settle(ledger(), row, 'sent', null)
    const later = one.browser.at(new Date(one.nowMs + 60_000).toISOString())
    const form = formOf(await later.get(pageOf(idOf(row))), outboxPaths.again)
    const [first, second] = [
      await later.post(outboxPaths.again, form),
      await later.post(outboxPaths.again, form),
    ]
    expect(first.text).toContain('已经放进待发')
    expect(second.url).toBe(first.url)
    const same = (await messages(ledger(), 'booked')).filter(({ subject }) => subject === row.subject)
    expect(same).toHaveLength(2)
    expect(same.map(({ due_at_ms: due }) => due)).toEqual([one.nowMs + 60_000, row.due_at_ms])
    expect(await lastAudit('message-resent')).toMatchObject({ about: `booking:${row.subject} booked` })
  })

  it('sends nothing twice that waits, or is no longer true', async () => {
    const one = await head()
    const { client, party, row, code } = await booked(one)
    await settle(ledger(), row, 'failed', 'timeout')
    const form = formOf(await one.browser.get(pageOf(idOf(row))), outboxPaths.again)
    const token = await client.token(code, party)
    expect((await client.post(`/bookings/${code}/cancel`, undefined, token)).status).toBe(200)
    const gone = await one.browser.post(outboxPaths.again, form)
    expect([gone.status, gone.text.includes('这条短信不用再发了')]).toEqual([409, true])
    const other = await booked(await head())
    const waits = await one.browser.post(outboxPaths.again, {
      ...form,
      id: idOf(other.row),
      key: crypto.randomUUID(),
    })
    expect([waits.status, waits.text.includes('这条短信还没发')]).toEqual([409, true])
  })

  it('answers another office as if there were no such message', async () => {
    const [one, other] = [await head(), await head('registry-branch')]
    const { row, party } = await booked(one)
    await settle(ledger(), row, 'failed', 'network')
    const id = idOf(row)
    const form = formOf(await one.browser.get(pageOf(id)), outboxPaths.again)
    const own = formOf(await other.browser.get(outboxPaths.list), '/desk/sign-out/')
    const tries = [
      await other.browser.get(pageOf(id)),
      await other.browser.post(outboxPaths.open, {
        ...own,
        id,
        what: 'phone',
        'why-phone': '来电话说没收到',
      }),
      await other.browser.post(outboxPaths.again, { ...form, ...own }),
      await other.browser.get(pageOf('msg_nobody_booked_1')),
      await other.browser.get(pageOf('nonsense')),
    ]
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
    expect(new Set(tries.map(({ text }) => text.includes('没有找到')))).toEqual(new Set([true]))
    for (const { text } of [...tries, await other.browser.get(`${outboxPaths.list}?state=failed`)])
      expect(text).not.toContain(party.phone.slice(-4))
    expect(
      (await messages(ledger(), 'booked')).filter(({ subject }) => subject === row.subject),
    ).toHaveLength(1)
    // Nor is a message of a case one of an office.
    expect((await one.browser.get(`${outboxPaths.list}?of=cases`)).text).not.toContain('办件的短信')
  })
})

describe('the outbox of cases', () => {
  const sent = async (nowMs: number, kind: string) => {
    const receipt = await json<Receipt>(
      ask('/requests', { at: nowMs, body: streetReport({ kind, contact: { phone: '13800001234' } }) }),
    )
    expect(receipt.receipt).toBeDefined()
    const [row] = await messages(casebook(), 'case-new')
    if (row === undefined) throw new Error('nothing in the outbox')
    return row
  }
  const unitOf = (kind: string): string => policy.requests.find(({ id }) => id === kind)?.unit ?? ''

  it('belongs to the unit that has the case, which reads the text by saying why', async () => {
    const unit = unitOf('street-person')
    const one = await join('section', { units: [unit] })
    const row = await sent(one.nowMs, 'street-person')
    const list = await one.browser.get(`${outboxPaths.list}?kind=case-new`)
    expect(list.text).toContain('给经办：新办件')
    const opened = await postFrom(one.browser, pageOf(idOf(row)), outboxPaths.open, {
      what: 'text',
      'why-text': '核对发了什么',
    })
    expect(opened.text).toContain('短信内容')
    expect(await lastAudit('unmasked')).toMatchObject({
      about: expect.stringMatching(/^case:\d+ message words$/),
    })
  })

  it('hides other units’ messages, and those about children from who is not named for them', async () => {
    const child = policy.requests.find(({ privacy }) => privacy === 'child')
    const unit = child?.unit ?? ''
    const [one, other] = [
      await join('section', { units: [unit], child: true }),
      await join('section', {
        units: policy.units.map(({ id }) => id).filter((id) => id !== unitOf('street-person')),
      }),
    ]
    const street = await sent(other.nowMs, 'street-person')
    expect((await other.browser.get(pageOf(idOf(street)))).status).toBe(403)
    await runInDurableObject(casebook(), (_, { storage }) => {
      const { state } = storage.sql
        .exec<{ state: string }>('SELECT state FROM cases WHERE id = ?', street.subject)
        .one()
      const changed = { ...(JSON.parse(state) as object), kind: child?.id, unit }
      storage.sql.exec(
        'UPDATE cases SET unit = ?, state = ? WHERE id = ?',
        unit,
        JSON.stringify(changed),
        street.subject,
      )
    })
    for (const person of [one, other]) {
      expect((await person.browser.get(pageOf(idOf(street)))).status).toBe(403)
      expect((await person.browser.get(`${outboxPaths.list}?kind=case-new`)).text).not.toContain(
        street.subject,
      )
    }
  })

  it('lists and sends what is about a kind that the content does not have any more, as one that may be about children', async () => {
    const unit = unitOf('street-person')
    const one = await join('section', { units: [unit] })
    const gone = await sent(one.nowMs, 'street-person')
    await runInDurableObject(casebook(), (_, { storage }) => {
      storage.sql.exec(
        "UPDATE cases SET state = json_set(state, '$.kind', 'no-such-kind') WHERE id = ?",
        gone.subject,
      )
    })
    const list = await one.browser.get(`${outboxPaths.list}?kind=case-new`)
    expect(list.status).toBe(200)
    expect(list.text).not.toContain(gone.subject)
    expect((await one.browser.get(pageOf(idOf(gone)))).status).toBe(403)
    const found = await atCases((cases) =>
      cases.message({ subject: gone.subject, kind: gone.kind, dueAtMs: gone.due_at_ms }, one.nowMs),
    )
    expect(found?.written?.text).toContain('现在不收的一种（no-such-kind）')
  })
})
