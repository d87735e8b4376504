import { createHmac } from 'node:crypto'
import type { KeyRing } from './keys.ts'

const macOf = (ring: KeyRing, purpose: string, value: string) =>
  createHmac('sha256', ring.lookupKey(purpose)).update(value)

/** The bytes of {@link lookupHash}, for what is made of them. */
export const lookupBytes = (ring: KeyRing, purpose: string, value: string): Uint8Array =>
  macOf(ring, purpose, value).digest()

/**
 * What a record is found by instead of the value itself: HMAC-SHA-256, 32 bytes in base64url. The same for ever for the same
 * purpose and value, different for each purpose, and beyond guessing for who has the database without the ring.
 */
export const lookupHash = (ring: KeyRing, purpose: string, value: string): string =>
  macOf(ring, purpose, value).digest('base64url')
