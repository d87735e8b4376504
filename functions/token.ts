import { Buffer } from 'node:buffer'
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './keys.ts'

const signature = (ring: KeyRing, name: string, purpose: string, signed: string): string | undefined => {
  const key = ring.key(name, `token/${purpose}`)
  return key && createHmac('sha256', key).update(signed).digest('base64url')
}

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * A bearer token that nothing stores: `<key name>.<payload>.<signature>`. Whoever holds it can read the payload, so it carries
 * nothing secret; nobody can change it or use it for another purpose.
 */
export const signToken = (ring: KeyRing, purpose: string, payload: object, expiresAtMs: number): string => {
  const body = Buffer.from(JSON.stringify([expiresAtMs, payload])).toString('base64url')
  const signed = `${ring.current}.${body}`
  const made = signature(ring, ring.current, purpose, signed)
  if (made === undefined) throw new Error('the current key is not in the ring')
  return `${signed}.${made}`
}

/** The payload, still to be parsed; `undefined` for a token that is not ours, is for another purpose, or is over at `nowMs`. */
export const readToken = (ring: KeyRing, purpose: string, text: string, nowMs: number): unknown => {
  const [name = '', body = '', given = '', ...rest] = text.split('.', 4)
  const made = signature(ring, name, purpose, `${name}.${body}`)
  if (made === undefined || rest.length > 0 || !same(made, given)) return undefined
  const [expiresAtMs, payload] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [
    number,
    unknown,
  ]
  return nowMs < expiresAtMs ? payload : undefined
}
