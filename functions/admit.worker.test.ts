import { env } from 'cloudflare:workers'
import type { Challenge } from 'altcha-lib'
import { describe, expect, it, vi } from 'vitest'
import { door } from '../tests/worker/door.ts'
import { headerOf, solve } from '../tests/worker/proofs.ts'
import type { Env } from './env.ts'
import { formTicket } from './form-ticket.ts'
import { keyRing } from './keys.ts'

/** The tests' own environment asks nobody. */
const bound: Env = { ...(env as unknown as Env), PORTAL_PROOF: 'on', PORTAL_LIMITS: 'on' }

const write = async (
  headers: Record<string, string>,
  query: Record<string, string> = {},
  settings: Partial<Env> = {},
): Promise<string> => {
  const address = `/door?${new URLSearchParams(query).toString()}`
  const answer = await door.request(address, { method: 'POST', headers }, { ...bound, ...settings })
  if (answer.ok) return answer.text()
  const { code } = await answer.json<{ code: string }>()
  return [answer.status, code, answer.headers.get('retry-after')].filter(Boolean).join(' ')
}

const proof = async (): Promise<Record<string, string>> => {
  const answer = await door.request('/api/challenge', {}, bound)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return { 'portal-proof': headerOf(await solve(await answer.json<Challenge>())) }
}

const ticket = (ageMs: number): string => {
  const ring = keyRing(bound)
  if (!ring.ok) throw new Error(ring.problem.code)
  return formTicket(ring.value, Date.now() - ageMs)
}

describe('admit', () => {
  it('lets a proof in, once', async () => {
    const headers = await proof()
    expect(await write(headers)).toBe('in')
    expect(await write(headers)).toBe('409 proof_used')
  })

  it('lets the same proof in again for the same request sent again', async () => {
    const headers = await proof()
    expect(await write({ ...headers, 'idempotency-key': 'one' })).toBe('in')
    expect(await write({ ...headers, 'idempotency-key': 'one' })).toBe('in')
    expect(await write({ ...headers, 'idempotency-key': 'two' })).toBe('409 proof_used')
    expect(await write(headers)).toBe('409 proof_used')
  })

  it('refuses without, and with a wrong one', async () => {
    expect(await write({})).toBe('403 proof_required')
    expect(await write({ 'portal-proof': 'x' })).toBe('403 proof_invalid')
  })

  it('does not take a ticket for a wrong proof', async () => {
    expect(await write({ 'portal-proof': 'x' }, { ticket: ticket(5_000) })).toBe('403 proof_invalid')
  })

  it('lets a form in by its ticket, once, neither too early nor too late', async () => {
    const mine = ticket(5_000)
    expect(await write({}, { ticket: mine })).toBe('in')
    expect(await write({}, { ticket: mine })).toBe('409 proof_used')
    expect(await write({}, { ticket: ticket(0) })).toBe('429 too_many_requests 2')
    expect(await write({}, { ticket: ticket(31 * 60_000) })).toBe('403 proof_invalid')
  })

  it('gives a network far less by tickets than by proofs', async () => {
    const from = { 'x-forwarded-for': '203.0.113.1' }
    for (let sent = 1; sent <= 20; sent += 1)
      expect(await write(from, { ticket: ticket(5_000) }), `ticket ${sent}`).toBe('in')
    expect(await write(from, { ticket: ticket(5_000) })).toMatch(/^429 too_many_requests [56]$/)
    expect(await write({ ...from, ...(await proof()) })).toBe('in')
    expect(await write({ 'x-forwarded-for': '203.0.113.2' }, { ticket: ticket(5_000) })).toBe('in')
  })

  it('counts against a network and, whatever the network, against a person', async () => {
    const off = { PORTAL_PROOF: 'off' }
    const from = (address: string) => ({ 'x-forwarded-for': `198.51.100.1, ${address}` })
    expect(await write(from('2001:db8::1'), { weight: '300' }, off)).toBe('in')
    expect(await write(from('2001:db8::2'), {}, off)).toBe('429 too_many_requests 1')
    expect(await write(from('2001:db8:0:1::2'), { person: 'p', weight: '10' }, off)).toBe('in')
    expect(await write(from('203.0.113.3'), { person: 'p' }, off)).toBe('429 too_many_requests 60')
    expect(await write(from('203.0.113.3'), { person: 'q' }, off)).toBe('in')
  })

  it('counts nothing with PORTAL_LIMITS=off, and still asks for proof', async () => {
    const off = { PORTAL_LIMITS: 'off' }
    const from = { 'x-forwarded-for': '203.0.113.4' }
    for (let sent = 1; sent <= 25; sent += 1)
      expect(await write(from, { ticket: ticket(5_000) }, off), `ticket ${sent}`).toBe('in')
    expect(await write(from, {}, off)).toBe('403 proof_required')
  })

  it('asks nobody and needs no keys with both off', async () => {
    const { GATE: _, ...rest } = bound
    const settings = { PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off', PORTAL_KEYS: null }
    const answer = await door.request('/door', { method: 'POST' }, { ...rest, ...settings })
    expect(await answer.text()).toBe('in')
  })

  it('is unavailable without keys, and so is a challenge', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await write({}, {}, { PORTAL_KEYS: null })).toBe('503 unavailable')
    const answer = await door.request('/api/challenge', {}, { ...bound, PORTAL_KEYS: null })
    expect(answer.status).toBe(503)
    said.mockRestore()
  })
})
