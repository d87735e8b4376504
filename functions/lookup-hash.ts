import { Buffer } from 'node:buffer'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { KeyRing } from './keys.ts'

const utf8 = new TextEncoder()

/** An HMAC that has read its key, and hands out its beginning as often as it is asked. */
type Begun = { clone: () => { update: (bytes: Uint8Array) => unknown; digest: () => Uint8Array } }

/** A booking takes nine of them, and half of the work of each would be the key (decision 29). */
const begun = new WeakMap<Uint8Array, Begun>()

const begunWith = (key: Uint8Array): Begun => {
  const made = begun.get(key) ?? hmac.create(sha256, key)
  begun.set(key, made)
  return made
}

/** The bytes of {@link lookupHash}, for what is made of them. */
export const lookupBytes = (ring: KeyRing, purpose: string, value: string): Uint8Array => {
  const mac = begunWith(ring.lookupKey(purpose)).clone()
  mac.update(utf8.encode(value))
  return mac.digest()
}

/**
 * What a record is found by instead of the value itself: HMAC-SHA-256, 32 bytes in base64url. The same for ever for the same
 * purpose and value, different for each purpose, and beyond guessing for who has the database without the ring.
 */
export const lookupHash = (ring: KeyRing, purpose: string, value: string): string =>
  Buffer.from(lookupBytes(ring, purpose, value)).toString('base64url')
