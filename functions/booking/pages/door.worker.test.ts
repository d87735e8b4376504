import { env } from 'cloudflare:workers'
import type { Challenge } from 'altcha-lib'
import { describe, expect, it } from 'vitest'
import { headerOf, solve } from '../../../tests/worker/proofs.ts'
import { single } from '../../../tests/support/people.ts'
import { formOf, visitorAt, type Page, type Send } from '../../../tests/worker/visitor.ts'
import { app } from '../../app.ts'
import type { Env } from '../../env.ts'

/** The tests' own environment asks nobody. */
const bound: Env = { ...(env as unknown as Env), PORTAL_PROOF: 'on', PORTAL_LIMITS: 'on' }
const send: Send = async (address, init) => app.request(address, init as RequestInit, bound)

const NOW = '2026-12-01T09:00:00+08:00'
const HOLD = '/booking/hold/'
const DAY = '/booking/certificate-reissue/?office=registry&date=2026-12-14'
const visitor = () => visitorAt(NOW, new Map(), send)
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const checked = (page: Page, start: string) =>
  [...page.text.matchAll(/<input[^>]*name="start"[^>]*>/g)].some(
    ([tag]) => tag.includes(start) && tag.includes('checked'),
  )

describe('the door of the forms that take a place', () => {
  it('lets a ticket in that is old enough; one that is too young comes back with what was chosen', async () => {
    const couple = visitor()
    const start = '2026-12-14T09:10:00+08:00'
    const soon = await couple.post(HOLD, { ...formOf(await couple.get(DAY), HOLD), start })
    expect(soon.status).toBe(429)
    expect(soon.text).toContain('再按一次')
    expect(checked(soon, start)).toBe(true)
    await pause(2100)
    // The same ticket, which has become old enough.
    const form = { ...formOf(soon, HOLD), start }
    const held = await couple.post(HOLD, form)
    expect(held.url).toBe(HOLD)
    // A second click on the same form, as its first one.
    expect((await couple.post(HOLD, form)).url).toBe(HOLD)
    const other = await couple.post(HOLD, { ...form, start: '2026-12-14T09:30:00+08:00' })
    expect(other.status).toBe(409)
    expect(checked(other, '2026-12-14T09:30:00+08:00')).toBe(true)
  })

  it('lets a proof in at once', async () => {
    const couple = visitor()
    const challenge = await (await send('https://portal.test/api/challenge', {})).json<Challenge>()
    const proof = headerOf(await solve(challenge))
    const form = { ...formOf(await couple.get(DAY), HOLD), start: '2026-12-14T10:10:00+08:00' }
    expect((await couple.post(HOLD, { ...form, proof })).text).toContain('为您留到')
  })

  it('lets nobody in without', async () => {
    const start = '2026-12-14T10:30:00+08:00'
    const refused = await visitor().post(HOLD, {
      ...formOf(await visitor().get(DAY), HOLD),
      start,
      ticket: '',
    })
    expect(refused.status).toBe(403)
    expect(refused.text).not.toContain('为您留到')
  })

  it('keeps who waits filled in, whatever the door says', async () => {
    const path =
      '/booking/wait/?office=registry&appointment=certificate-reissue&date=2026-12-14&start=2026-12-14T11:10:00%2B08:00'
    const one = visitor()
    const { people, phone } = single(9_900)
    const form = {
      ...formOf(await one.get(path), '/booking/wait/'),
      'people.0.name': people[0]?.name ?? '',
      'people.0.idNumber': people[0]?.idNumber ?? '',
      phone,
    }
    const soon = await one.post('/booking/wait/', form)
    expect(soon.status).toBe(429)
    expect(soon.text).toContain(`value="${people[0]?.idNumber}"`)
    await pause(2100)
    const later = { ...form, ...formOf(soon, '/booking/wait/') }
    expect((await one.post('/booking/wait/', later)).text).toContain('还有空的时间')
  })
})
