import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { KeyObject } from 'node:crypto'
import type { KeyRing } from './keys.ts'

/** An HMAC that has seen its key and nothing else. */
type Started = { clone: () => { update: (bytes: Uint8Array) => { digest: () => Uint8Array } } }

/** What a key does to a hash is done once: a booking asks for ten hashes, and node:crypto takes the key in anew each time. */
const started = new WeakMap<KeyObject, Started>()

const startedWith = (key: KeyObject): Started => {
  const known = started.get(key)
  if (known !== undefined) return known
  const mac = hmac.create(sha256, new Uint8Array(key.export()))
  started.set(key, mac)
  return mac
}

const utf8 = new TextEncoder()

/** HMAC-SHA-256 of a text, 32 bytes. */
export const lookupBytes = (ring: KeyRing, purpose: string, value: string): Uint8Array =>
  startedWith(ring.lookupKey(purpose)).clone().update(utf8.encode(value)).digest()

/**
 * What a record is found by instead of the value itself: HMAC-SHA-256, 32 bytes in base64url. The same for ever for the same
 * purpose and value, different for each purpose, and beyond guessing for who has the database without the ring.
 */
export const lookupHash = (ring: KeyRing, purpose: string, value: string): string =>
  lookupBytes(ring, purpose, value).toBase64({ alphabet: 'base64url', omitPadding: true })
