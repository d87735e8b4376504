import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { Secret } from 'otpauth'
import { secondFactor } from './second-factor.ts'

const { stepOf, newSecret, addressOf } = secondFactor
/** The key of RFC 6238, appendix B; its codes have eight digits there, of which ours are the last six. */
const rfc = new Secret({ buffer: new Uint8Array(Buffer.from('12345678901234567890')).buffer }).base32

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at %d s the code is %s (RFC 6238)', (seconds, code) => {
  expect(stepOf(rfc, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
  expect(stepOf(rfc, code, (seconds + 30) * 1000)).toBe(Math.floor(seconds / 30))
  expect(stepOf(rfc, code, (seconds + 90) * 1000)).toBeUndefined()
})

it('a new secret has 160 bits, and is no other', () => {
  const secrets = Array.from({ length: 20 }, newSecret)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(new Set(secrets).size).toBe(20)
})

it('is told to the phone as an otpauth address', () => {
  const address = new URL(addressOf(rfc, 'zhangsan', '洪江'))
  expect(address.protocol).toBe('otpauth:')
  expect(address.searchParams.get('secret')).toBe(rfc)
})
