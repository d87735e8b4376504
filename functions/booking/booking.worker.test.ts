import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { clientAt } from '../../tests/worker/booking-client.ts'
import { at, branch, morning, party } from '../../tests/worker/booking-morning.ts'
import { app } from '../app.ts'

describe('GET /api/availability', () => {
  it('shows a month at a glance: open, rest days, what is over and what is not yet open', async () => {
    const { body } = await morning.get('/availability?office=registry&appointment=marriage&month=2026-12')
    const days = body['days'] as unknown as { date: string; state: string; left: number }[]
    const state = (date: string) => days.find((day) => day.date === date)?.state
    expect(days).toHaveLength(31)
    expect(state('2026-12-02')).toBe('open')
    expect(state('2026-12-05')).toBe('closed')
    const later = await morning.get('/availability?office=registry&appointment=marriage&month=2027-03')
    expect((later.body['days'] as unknown as { state: string }[])[2]?.state).toBe('not-yet')
    const drawn = await clientAt('2027-04-20T09:00:00+08:00').get(
      '/availability?office=registry&appointment=marriage&month=2027-05',
    )
    expect((drawn.body['days'] as unknown as { state: string }[])[19]?.state).toBe('draw')
  })

  it('shows how many places are left within two seconds of a change', async () => {
    const left = async (now: string) => {
      const { body } = await clientAt(now).get(
        `/availability?office=${branch}&appointment=marriage&date=2026-12-03`,
      )
      return (body['times'] as unknown as { left: number }[])[0]?.left
    }
    expect(await left('2026-12-01T10:00:00+08:00')).toBe(1)
    await clientAt('2026-12-01T10:00:00+08:00').hold(at('03', '09:00'), 'marriage', branch)
    expect(await left('2026-12-01T10:00:02+08:00')).toBe(0)
  })
})

describe('POST /api/holds', () => {
  it('gives one place to one of fifty who ask at once, and the others the nearest free times', async () => {
    const asked = await Promise.all(
      Array.from({ length: 50 }, () => morning.hold(at('04', '09:00'), 'marriage', branch)),
    )
    expect(asked.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = asked.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(49)
    expect(refused[0]?.body).toMatchObject({ code: 'slot_taken' })
    expect(refused.map(({ body }) => (body['nearest'] as unknown as string[])[0])).toContain(
      at('04', '09:30'),
    )
  })

  it('answers a retry as the first time, and refuses its key with another body', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() }
    const body = { office: 'registry', appointment: 'marriage', start: at('04', '10:00') }
    const first = await morning.post('/holds', body, key)
    expect(await morning.post('/holds', body, key)).toEqual(first)
    const other = await morning.post('/holds', { ...body, start: at('04', '10:30') }, key)
    expect(other.body).toMatchObject({ code: 'idempotency_key_reused', status: 422 })
    const none = await morning.post('/holds', body, { 'idempotency-key': '' })
    expect(none.body).toMatchObject({ code: 'idempotency_key_missing', status: 400 })
  })

  it.each([
    ['a rest day', at('05', '09:00')],
    ['the noon break', at('04', '12:30')],
    ['a time that begins too soon', at('01', '09:30')],
    ['a day that is not yet open', '2027-03-02T09:00:00+08:00'],
  ])('refuses %s', async (_, start) => {
    expect((await morning.hold(start)).body).toMatchObject({ code: 'slot_not_offered', status: 409 })
  })

  it.each([
    [{ start: undefined }, { path: 'start', code: 'required' }],
    [{ start: '2026-12-01' }, { path: 'start', code: 'not_an_instant' }],
    [{ start: 20261201 }, { path: 'start', code: 'wrong_type' }],
    [{ start: '0'.repeat(31) }, { path: 'start', code: 'too_long', detail: '太长了，最多 30 个字。' }],
    [{ office: undefined }, { path: 'office', code: 'required' }],
  ])('says of %j what is wrong, and with which limit', async (wrong, fault) => {
    const body = { office: 'registry', appointment: 'marriage', start: at('08', '09:00'), ...wrong }
    const refused = await morning.post('/holds', body)
    expect(refused.status).toBe(422)
    expect(refused.body['fields']).toContainEqual(expect.objectContaining(fault))
  })

  it.each([
    ['', 'required'],
    ['&month=2026-13', 'not_written_so'],
    ['&month=2026-12&date=2026-12-01', 'only_one_of'],
  ])('asks for a month or a day, and not for both: %j', async (asked, code) => {
    const seen = await morning.get(`/availability?office=registry&appointment=marriage${asked}`)
    expect(seen.body['fields']).toEqual([expect.objectContaining({ path: 'month', code })])
  })

  it('refuses a drawn day, which is not given to whoever comes first', async () => {
    const april = clientAt('2027-04-20T09:00:00+08:00')
    expect((await april.hold('2027-05-20T09:00:00+08:00')).body).toMatchObject({ code: 'day_drawn' })
  })

  it('is over after ten minutes, and free again at once when it is released', async () => {
    const start = at('07', '09:00')
    const held = await morning.hold(start, 'marriage', branch)
    expect(held.body['expiresAt']).toBe('2026-12-01T09:10:00+08:00')
    const late = clientAt('2026-12-01T09:10:00+08:00')
    expect((await late.hold(start, 'marriage', branch)).status).toBe(201)
    const tooLate = await late.post('/bookings', {
      hold: held.body['hold'],
      secret: held.body['secret'],
      ...party(),
    })
    expect(tooLate.body).toMatchObject({ code: 'hold_expired' })
    const third = await clientAt('2026-12-01T09:30:00+08:00').hold(start, 'marriage', branch)
    const secret = { authorization: `Bearer ${String(third.body['secret'])}` }
    const released = () => late.send('DELETE', `/holds/${String(third.body['hold'])}`, undefined, secret)
    expect((await released()).body).toEqual({ released: true })
    expect((await released()).body).toEqual({ released: true })
    const stranger = { authorization: 'Bearer registry.marriage.1.x' }
    const tried = await late.send('DELETE', `/holds/${String(third.body['hold'])}`, undefined, stranger)
    expect(tried.body).toMatchObject({ code: 'hold_not_found' })
  })
})

describe('the limiter', () => {
  it('lets the same people try only so often, from however many networks', async () => {
    const limited = { ...env, PORTAL_LIMITS: 'on' }
    const couple = party()
    const held = await morning.hold(at('17', '09:00'))
    const body = JSON.stringify({ hold: held.body['hold'], secret: held.body['secret'], ...couple })
    const tryFrom = async (network: number) => {
      const headers = {
        'content-type': 'application/json',
        'portal-now': '2026-12-01T09:00:00+08:00',
        'idempotency-key': crypto.randomUUID(),
        'x-forwarded-for': `203.0.113.${network}`,
      }
      return (await app.request('/api/bookings', { method: 'POST', headers, body }, limited)).status
    }
    const tries = []
    for (let network = 1; network <= 11; network += 1) tries.push(await tryFrom(network))
    expect(tries.slice(0, 10)).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
    expect(tries[10]).toBe(429)
  })
})
