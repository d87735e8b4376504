import { atDesk } from '../../../tests/worker/at-desk.ts'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { drawAnswerSchema } from '../../../schema/api/draws.ts'
import { verifyDraw } from '../../../schema/booking/verify-draw.ts'
import { couple, single } from '../../../tests/support/people.ts'
import { clientAt } from '../../../tests/worker/booking-client.ts'
import type { Env } from '../../env.ts'
import { deskAct } from '../../../tests/worker/draw-ledger.ts'
import { policy } from '../../policy.ts'

const { BOOKING } = env as unknown as Env
const DRAW = 'marriage-2027-05-20'
const PATH = `/draws/${DRAW}`
const april = clientAt('2027-04-27T10:00:00+08:00')
const closing = clientAt('2027-05-10T17:00:00+08:00')
const evening = clientAt('2027-05-11T23:00:00+08:00')
const at = (clock: string) => `2027-05-20T${clock}:00+08:00`

const wish = (number: number, ...preferences: string[]) =>
  april.post(`${PATH}/entries`, { ...couple(number), preferences: preferences.map(at) })

describe('POST /api/draws/{draw}/entries', () => {
  it('gives a retry the same code and number, and refuses its key with another body', async () => {
    const body = { ...couple(20), preferences: [at('10:00')] }
    const key = { 'idempotency-key': crypto.randomUUID() }
    const first = await april.post(`${PATH}/entries`, body, key)
    expect(first.status).toBe(201)
    expect(await april.post(`${PATH}/entries`, body, key)).toEqual(first)
    const other = await april.post(`${PATH}/entries`, { ...body, preferences: [at('10:30')] }, key)
    expect(other.body).toMatchObject({ code: 'idempotency_key_reused' })
    expect((await april.post(`${PATH}/entries`, body, { 'idempotency-key': '' })).body).toMatchObject({
      code: 'idempotency_key_missing',
    })
  })

  it('says which field cannot be right', async () => {
    const refused = await april.post(`${PATH}/entries`, { ...single(30), preferences: [] })
    const sixty = Array.from({ length: 60 }, () => at('07:00'))
    const many = await april.post(`${PATH}/entries`, { ...couple(31), preferences: sixty })
    expect(many.body['fields']).toHaveLength(20)
    expect(refused.status).toBe(422)
    const one = await april.post(`${PATH}/entries`, { ...single(30), preferences: [at('09:00')] })
    expect(one.body).toMatchObject({
      code: 'invalid_input',
      fields: [{ path: 'people', code: 'wrong_people_count' }],
    })
  })

  it('can be found by code and last four digits, taken back, and taken back again', async () => {
    const party = couple(40)
    const { body } = await april.post(`${PATH}/entries`, { ...party, preferences: [at('11:00')] })
    const again = await april.post(`${PATH}/entries`, { ...party, preferences: [at('11:00')] })
    expect(again).toMatchObject({ status: 409, body: { code: 'already_entered' } })
    const asked = { code: body['code'], phoneLast4: party.phone.slice(-4) }
    const found = await april.post('/entries/lookup', asked)
    expect(found.body['entry']).toMatchObject({
      entry: body['entry'],
      state: 'in',
      preferences: [at('11:00')],
    })
    expect(JSON.stringify(found.body)).not.toContain(party.people[0]?.idNumber)
    expect((await april.post('/bookings/lookup', asked)).body).toMatchObject({ code: 'booking_not_found' })
    const token = { authorization: `Bearer ${String(found.body['token'])}` }
    for (const _ of [1, 2]) {
      const withdrawn = await april.post(`/entries/${String(body['code'])}/withdraw`, undefined, token)
      expect(withdrawn.body['entry']).toMatchObject({ state: 'withdrawn' })
    }
    const stranger = await april.post('/entries/AAAA-AAAA/withdraw', undefined, token)
    expect(stranger.body).toMatchObject({ code: 'token_invalid' })
  })
})

describe('a draw over HTTP', () => {
  it('goes from announcement to an order that anybody can verify', async () => {
    const receipts = [await wish(1, '09:00'), await wish(2, '09:00', '09:30'), await wish(3, '09:00')]
    for (const { status, body } of receipts) {
      expect(status).toBe(201)
      expect(body['code']).toMatch(/^[0-9A-Z]{8}$/)
      expect(body['entry']).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    }
    const open = await clientAt('2027-04-27T10:00:05+08:00').get(PATH)
    expect(open.body).toMatchObject({ state: 'open', count: 4, commitment: null, entries: null, times: null })
    expect(open.body['choices']).toHaveLength(13)
    expect((open.body['choices'] as unknown as string[])[0]).toBe('2027-05-20T08:30:00+08:00')

    const closed = drawAnswerSchema.parse((await closing.get(PATH)).body)
    const numbers = closed.entries?.map(({ entry }) => entry)
    expect(numbers).toHaveLength(4)
    for (const { body } of receipts) expect(numbers).toContain(body['entry'])
    expect(await verifyDraw(closed)).toEqual([])

    const nowMs = Date.parse('2027-05-11T22:30:00+08:00')
    const ledger = BOOKING.getByName(policy.jurisdiction.code)
    await atDesk(ledger, (desk) =>
      desk.drawWith({ act: deskAct(), nowMs, draw: DRAW, publicValue: '03 07 12 19 25 31 08' }),
    )
    const drawn = drawAnswerSchema.parse((await evening.get(PATH)).body)
    expect(drawn).toMatchObject({ state: 'drawn', commitment: closed.commitment })
    expect(drawn.order?.toSorted()).toEqual(numbers)
    expect(drawn.given?.length).toBeGreaterThanOrEqual(2)
    expect(await verifyDraw(drawn)).toEqual([])

    const place = drawn.given?.find(({ entry }) => receipts.some(({ body }) => body['entry'] === entry))
    const winner = receipts.findIndex(({ body }) => body['entry'] === place?.entry)
    const found = await evening.post('/bookings/lookup', {
      code: receipts[winner]?.body['code'],
      phoneLast4: couple(winner + 1).phone.slice(-4),
    })
    expect(found.body['booking']).toMatchObject({ state: 'booked', start: place?.start })
  })

  it('is in the list of draws', async () => {
    expect((await evening.get('/draws')).body['draws']).toMatchObject([
      { id: DRAW, state: 'drawn', count: 4 },
    ])
  })

  it('refuses a draw that is not there', async () => {
    expect(await april.get('/draws/no-such')).toMatchObject({ status: 404, body: { code: 'draw_not_found' } })
  })
})
