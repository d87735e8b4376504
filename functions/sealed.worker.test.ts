import { describe, expect, it } from 'vitest'
import { ringWith } from '../tests/worker/rings.ts'
import { open, seal } from './sealed.ts'

const ring = ringWith('k1', { k1: 1 })
const UNOPENED = /Authentication failed|[Ii]nvalid|not in the ring/
const plain = JSON.stringify({ people: [{ name: '欧阳某', idNumber: '43128119900101123X' }], phone: '' })

describe('a sealed text', () => {
  it('opens to what was sealed, and says nothing of it', () => {
    const sealed = seal(ring, 'booking:1', plain)
    expect(sealed).toMatch(/^k1\.[\w-]+$/)
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('431281')
    expect(open(ring, 'booking:1', sealed)).toBe(plain)
    expect(open(ring, '', seal(ring, '', ''))).toBe('')
  })

  it('is another each time', () => {
    const sealed = Array.from({ length: 200 }, () => seal(ring, 'booking:1', plain))
    expect(new Set(sealed.map((text) => text.slice(0, 19))).size).toBe(200)
  })

  it('does not open once any of its bytes is changed, or with its end cut off', () => {
    const bytes = Buffer.from(seal(ring, 'booking:1', plain).slice(3), 'base64url')
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      expect(() => open(ring, 'booking:1', `k1.${changed.toString('base64url')}`), `byte ${at}`).toThrow(
        UNOPENED,
      )
      expect(() => open(ring, 'booking:1', `k1.${bytes.subarray(0, at).toString('base64url')}`)).toThrow(
        UNOPENED,
      )
    }
  })

  it('does not open for another record', () => {
    expect(() => open(ring, 'booking:2', seal(ring, 'booking:1', plain))).toThrow(UNOPENED)
  })

  it('opens under an older key after a rotation; new ones take the new key', () => {
    const old = seal(ring, 'booking:1', plain)
    const rotated = ringWith('k2', { k1: 1, k2: 2 })
    expect(open(rotated, 'booking:1', old)).toBe(plain)
    const fresh = seal(rotated, 'booking:1', plain)
    expect(fresh).toMatch(/^k2\./)
    expect(() => open(ring, 'booking:1', fresh)).toThrow('not in the ring')
    expect(() => open(rotated, 'booking:1', fresh.replace('k2', 'k1'))).toThrow(UNOPENED)
  })

  it.each(['', 'k1', 'k1.', '.', 'constructor.AAAA'])('is not %j', (text) => {
    expect(() => open(ring, 'booking:1', text)).toThrow(UNOPENED)
  })
})
