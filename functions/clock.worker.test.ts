import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { app } from './app.ts'

/** The tests' own environment has them all. */
const noSwitch = { PORTAL_TEST_CLOCK: 'off', PORTAL_PROOF: 'on', PORTAL_LIMITS: 'on' }

const health = async (settings: Record<string, string>): Promise<number> =>
  (await app.request('/api/health', {}, { ...env, ...noSwitch, ...settings })).status

describe('a production server', () => {
  it.each([
    ['PORTAL_TEST_CLOCK', 'on'],
    ['PORTAL_PROOF', 'off'],
    ['PORTAL_LIMITS', 'off'],
  ])('answers nothing with %s=%s, and a local one does', async (name, setting) => {
    expect(await health({ PORTAL_ENV: 'production', [name]: setting })).toBe(503)
    expect(await health({ PORTAL_ENV: 'local', [name]: setting })).toBe(200)
  })

  it('answers without', async () => {
    expect(await health({ PORTAL_ENV: 'production' })).toBe(200)
  })
})

describe('the clock of a test', () => {
  it.each(['+275760-09-13', '-000001-01-01', 'tomorrow', ''])('is the real one for %j', async (instant) => {
    const month = '/api/availability?office=registry&appointment=marriage&month=2026-12'
    const answer = await app.request(month, { headers: { 'portal-now': instant } }, env)
    expect(answer.status).toBe(200)
  })
})
