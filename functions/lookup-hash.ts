import { Buffer } from 'node:buffer'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { KeyRing } from './keys.ts'

const utf8 = new TextEncoder()

/** What of an HMAC is used here. */
type Mac = {
  _cloneInto(to?: Mac): Mac
  update: (bytes: Uint8Array) => unknown
  digestInto: (out: Uint8Array) => void
}

/** HMACs that have read their key: a booking takes nine, and half of the work of each would be the key (decision 29). */
const begun = new WeakMap<Uint8Array, Mac>()

/** The one that goes on from such a beginning, and its bytes: made once, since their memory costs more than the hashing. */
let going: Mac | undefined
const bytes = Buffer.from(new Uint8Array(sha256.outputLen))

const begunWith = (key: Uint8Array): Mac => {
  const made: Mac = begun.get(key) ?? hmac.create(sha256, key)
  begun.set(key, made)
  return made
}

/** The bytes are there until the next call. */
const hashed = (ring: KeyRing, purpose: string, value: string): Buffer => {
  going = begunWith(ring.lookupKey(purpose))._cloneInto(going)
  going.update(utf8.encode(value))
  going.digestInto(bytes)
  return bytes
}

/** The bytes of {@link lookupHash}, for what is made of them. */
export const lookupBytes = (ring: KeyRing, purpose: string, value: string): Uint8Array =>
  Uint8Array.from(hashed(ring, purpose, value))

/**
 * What a record is found by instead of the value itself: HMAC-SHA-256, 32 bytes in base64url. The same for ever for the same
 * purpose and value, different for each purpose, and beyond guessing for who has the database without the ring.
 */
export const lookupHash = (ring: KeyRing, purpose: string, value: string): string =>
  hashed(ring, purpose, value).toString('base64url')
