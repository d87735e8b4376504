import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import type { Env } from './env.ts'
import { ringWith, secret } from '../tests/worker/rings.ts'
import { keyRing, type KeyRing } from './keys.ts'
import { lookupHash } from './lookup-hash.ts'

const find = (ring: KeyRing, purpose = 'person', value = '431281'): string => lookupHash(ring, purpose, value)

describe('the key ring', () => {
  it('is read once for the same text', () => {
    const { PORTAL_KEYS } = env as unknown as Env
    const first = keyRing({ PORTAL_KEYS })
    expect(first.ok).toBe(true)
    expect(keyRing({ PORTAL_KEYS })).toBe(first)
  })

  it.each([
    ['is missing', undefined],
    ['is null, as workerd gives what its environment has not', null],
    ['is empty', ''],
    ['is not JSON', '{'],
    ['names a current key that is not there', JSON.stringify({ current: 'k2', keys: { k1: secret(1) } })],
    ['names one that every object has', JSON.stringify({ current: 'constructor', keys: { k1: secret(1) } })],
    ['has a short key', JSON.stringify({ current: 'k1', keys: { k1: 'AAAA' } })],
    ['has a key of a numeric name', JSON.stringify({ current: '1', keys: { 1: secret(1) } })],
    ['has an unknown field', JSON.stringify({ current: 'k1', keys: { k1: secret(1) }, more: 1 })],
  ])('refuses as unavailable when it %s, and says so once, without the text', (_, text) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    keyRing({ PORTAL_KEYS: JSON.stringify({ current: 'k1', keys: { k1: secret(9) } }) })
    const answers = [keyRing({ PORTAL_KEYS: text }), keyRing({ PORTAL_KEYS: text })]
    expect(answers[0]).toEqual({ ok: false, problem: { code: 'unavailable' } })
    expect(answers[1]).toBe(answers[0])
    expect(said.mock.calls).toEqual([
      [JSON.stringify({ error: 'PORTAL_KEYS is missing or is not a key ring' })],
    ])
    said.mockRestore()
  })
})

describe('the look-up hash', () => {
  const ring = ringWith('k1', { k1: 1 }, 2)

  it('is 32 bytes in base64url, of the ring, the purpose and the value', () => {
    const hashes = [
      find(ring),
      find(ring, 'phone'),
      find(ring, 'person', '431282'),
      find(ringWith('k1', { k1: 1 }, 3)),
    ]
    for (const hash of hashes) expect(hash).toMatch(/^[\w-]{43}$/)
    expect(new Set(hashes).size).toBe(4)
    expect(find(ring)).toBe(hashes[0])
  })

  it('is what HMAC-SHA-256 over HKDF-SHA-256 gives elsewhere', async () => {
    const bytes = new Uint8Array(32).fill(2)
    const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
    const info = new TextEncoder().encode('portal/lookup/person')
    const key = await crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
      root,
      { name: 'HMAC', hash: 'SHA-256', length: 256 },
      false,
      ['sign'],
    )
    const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('431281'))
    expect(find(ring)).toBe(Buffer.from(mac).toString('base64url'))
  })

  it('stays through a rotation', () => {
    expect(find(ringWith('k2', { k1: 1, k2: 4 }, 2))).toBe(find(ring))
  })

  it('stays through a rotation of a ring from before look-up had its own secret', () => {
    const old = ringWith('k1', { k1: 1 })
    expect(find(ringWith('k2', { k1: 1, k2: 4 }))).toBe(find(old))
    expect(find(ringWith('k2', { k2: 4 }))).not.toBe(find(old))
  })
})
