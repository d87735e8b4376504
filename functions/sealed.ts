import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { KeyRing } from './keys.ts'

const PURPOSE = 'seal'
const IV_BYTES = 12
const TAG_BYTES = 16
const OPTIONS = { authTagLength: TAG_BYTES } as const

/**
 * Seals personal data for storage: AES-256-GCM with a random iv, as `<key name>.<base64url of iv, ciphertext, tag>`.
 * `context` says whose data it is (`booking:<id>`): a sealed text moved to another record does not open there.
 */
export const seal = (ring: KeyRing, context: string, plain: string): string => {
  const key = ring.key(ring.current, PURPOSE)
  if (key === undefined) throw new Error('the current key is not in the ring')
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, OPTIONS)
  cipher.setAAD(Buffer.from(context))
  const parts = [iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return `${ring.current}.${Buffer.concat(parts).toString('base64url')}`
}

/** Opens what `seal` made, under any key of the ring. Throws where it was changed, moved, or its key is gone: a fault of ours. */
export const open = (ring: KeyRing, context: string, sealed: string): string => {
  const [name = '', body = ''] = sealed.split('.', 2)
  const key = ring.key(name, PURPOSE)
  if (key === undefined) throw new Error('sealed under a key that is not in the ring')
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), OPTIONS)
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const plain = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES))
  return Buffer.concat([plain, decipher.final()]).toString('utf8')
}
