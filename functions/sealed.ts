import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyRing } from './keys.ts'

const PURPOSE = 'seal'
const IV_BYTES = 12
const TAG_BYTES = 16
const OPTIONS = { authTagLength: TAG_BYTES } as const

type Sealed = { name: string; body: Buffer }

const sealedBody = (ring: KeyRing, context: string, plain: Uint8Array): Sealed => {
  const key = ring.key(ring.current, PURPOSE)
  if (key === undefined) throw new Error('the current key is not in the ring')
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, OPTIONS)
  cipher.setAAD(Buffer.from(context))
  const parts = [iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]
  return { name: ring.current, body: Buffer.concat(parts) }
}

const openedBody = (ring: KeyRing, context: string, { name, body }: Sealed): Buffer => {
  const key = ring.key(name, PURPOSE)
  if (key === undefined) throw new Error('sealed under a key that is not in the ring')
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, IV_BYTES), OPTIONS)
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(body.subarray(-TAG_BYTES))
  const plain = decipher.update(body.subarray(IV_BYTES, -TAG_BYTES))
  return Buffer.concat([plain, decipher.final()])
}

/**
 * Seals personal data for storage: AES-256-GCM with a random iv, as `<key name>.<base64url of iv, ciphertext, tag>`.
 * `context` says whose data it is (`booking:<id>`): a sealed text moved to another record does not open there.
 */
export const seal = (ring: KeyRing, context: string, plain: string): string => {
  const { name, body } = sealedBody(ring, context, Buffer.from(plain))
  return `${name}.${body.toString('base64url')}`
}

/** Opens what `seal` made, under any key of the ring. Throws where it was changed, moved, or its key is gone: a fault of ours. */
export const open = (ring: KeyRing, context: string, sealed: string): string => {
  const [name = '', body = ''] = sealed.split('.', 2)
  return openedBody(ring, context, { name, body: Buffer.from(body, 'base64url') }).toString('utf8')
}

/** The same for a file: the length of the key's name, the name, and the bytes as they are. */
export const sealBytes = (ring: KeyRing, context: string, plain: Uint8Array): Uint8Array => {
  const { name, body } = sealedBody(ring, context, plain)
  return new Uint8Array(Buffer.concat([Buffer.of(name.length), Buffer.from(name), body]))
}

/** Opens what `sealBytes` made. */
export const openBytes = (ring: KeyRing, context: string, sealed: Uint8Array): Uint8Array => {
  const nameEnd = 1 + (sealed[0] ?? 0)
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const name = bytes.toString('utf8', 1, nameEnd)
  return new Uint8Array(openedBody(ring, context, { name, body: bytes.subarray(nameEnd) }))
}
