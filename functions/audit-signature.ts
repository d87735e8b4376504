import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Buffer } from 'node:buffer'
import type { KeyRing } from './keys.ts'

const PURPOSE = 'desk-audit'

/** SHA-256 of a text, in lower-case hex. */
export const auditHash = (text: string): string => createHash('sha256').update(text).digest('hex')

const signatureUnder = (ring: KeyRing, name: string, hash: string): string | undefined => {
  const key = ring.key(name, PURPOSE)
  return key && `${name}.${createHmac('sha256', key).update(hash).digest('base64url')}`
}

/** `<key name>.<HMAC-SHA-256 in base64url>` over the hash of a row of the audit. */
export const auditSignature = (ring: KeyRing, hash: string): string => {
  const made = signatureUnder(ring, ring.current, hash)
  if (made === undefined) throw new Error('the current key is not in the ring')
  return made
}

/** Whether a row was signed by this ring, under any of its keys. */
export const isAuditSigned = (
  ring: KeyRing,
  { hash, signature }: { hash: string; signature: string },
): boolean => {
  const made = Buffer.from(signatureUnder(ring, signature.split('.', 1)[0] ?? '', hash) ?? '')
  const given = Buffer.from(signature)
  return made.length > 0 && made.length === given.length && timingSafeEqual(made, given)
}
