import { Buffer } from 'node:buffer'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Env } from '../env.ts'

const digest = (text: string): Uint8Array => Buffer.from(createHash('sha256').update(text).digest('hex'))

/**
 * Whether `api_key` is one of `PORTAL_OPEN311_KEYS` (a comma list). Every key is compared, each in constant time, so that the
 * time of an answer tells neither how much of a key was right nor which. Without the variable no key is.
 */
export const isAcceptedKey = (
  { PORTAL_OPEN311_KEYS }: Pick<Env, 'PORTAL_OPEN311_KEYS'>,
  key: string,
): boolean => {
  const given = digest(key)
  const keys = (PORTAL_OPEN311_KEYS ?? '').split(',').map((one) => one.trim())
  return keys.filter((one) => one !== '' && timingSafeEqual(digest(one), given)).length > 0
}
