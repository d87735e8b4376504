import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { formOf, visitorAt, type Send } from '../../../tests/worker/visitor.ts'
import { app } from '../../app.ts'
import type { Env } from '../../env.ts'
import { policy } from '../../policy.ts'

/** The tests' own environment asks nobody. */
const bound: Env = { ...(env as unknown as Env), PORTAL_PROOF: 'on', PORTAL_LIMITS: 'on' }
const send: Send = async (address, init) => app.request(address, init as RequestInit, bound)
const visitor = () => visitorAt('2026-12-01T09:00:00+08:00', new Map(), send)
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

const STREET = '/report/street-person/'
const MARKER = '/report/boundary-marker/'
const township = policy.places.townships[0]?.code ?? ''

describe('the door of the form', () => {
  it('gives a form that was sent too soon back, with everything in it, and takes it at the second press', async () => {
    const one = visitor()
    const form = {
      ...formOf(await one.get(MARKER), MARKER),
      'fields.what': 'gone',
      'fields.words': '桩子不见了',
      'place.township': township,
    }
    const soon = await one.post(MARKER, form)
    expect(soon.status).toBe(429)
    expect(soon.text).toContain('再按一次')
    expect(soon.text).toContain('桩子不见了</textarea>')
    await pause(2100)
    expect((await one.post(MARKER, { ...form, ...formOf(soon, MARKER) })).url).toBe('/report/sent/')
  })

  it('lets nobody in without a ticket where nothing is urgent', async () => {
    const one = visitor()
    const refused = await one.post(MARKER, { 'fields.what': 'gone', 'place.township': township })
    expect(refused.status).toBe(403)
    expect(refused.text).toMatch(/value="gone"[^>]*checked/)
    expect((await one.get('/report/sent/')).text).toContain('name="receipt"')
  })

  it('turns away a flood of urgent ones only, keeps what was typed, and says whom to ring', async () => {
    const network = { 'x-forwarded-for': '203.0.113.77' }
    const flood: Send = (address, init) =>
      send(address, { ...init, headers: { ...(init.headers as Record<string, string>), ...network } })
    const typed = { kind: 'street-person', fields: { seen: '有人晕倒了' }, place: { township } }
    const post = () =>
      flood('https://portal.test/api/requests', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(typed),
      })
    let last = await post()
    let taken = 0
    for (; last.status === 201 && taken < 100; taken += 1) last = await post()
    expect(taken).toBeGreaterThanOrEqual(60)
    expect(last.status).toBe(429)
    expect(last.headers.get('retry-after')).toMatch(/^\d+$/)
    const refused: { code: string; detail: string } = await last.json()
    expect(refused.code).toBe('too_many_reports')
    expect(refused.detail).toContain('现在就打 110、120')
    const page = await visitorAt('2026-12-01T09:00:00+08:00', new Map(), flood).post(STREET, {
      'fields.seen': '有人晕倒了',
      'place.township': township,
    })
    expect(page.status).toBe(429)
    expect(page.text).toContain('现在就打 110、120')
    expect(page.text).toContain('有人晕倒了</textarea>')
  })

  it('never turns an urgent report away: it has its receipt', async () => {
    const one = visitor()
    const sent = await one.post(STREET, { 'fields.seen': '有人晕倒了', 'place.township': township })
    expect(sent.url).toBe('/report/sent/')
    expect(sent.text).toContain('data-receipt')
  })
})
