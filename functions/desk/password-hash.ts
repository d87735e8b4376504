import { Buffer } from 'node:buffer'
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'

/** scrypt as OWASP asks for with 16 MiB: the memory of an isolate is small, so the work is in the repetitions. */
const COST = { N: 16_384, r: 8, p: 5, maxmem: 64 * 1024 * 1024 }
const BYTES = 32
const SALT_BYTES = 16

const derived = (password: string, salt: Uint8Array, { N, r, p }: { N: number; r: number; p: number }) =>
  scryptSync(password, salt, BYTES, { N, r, p, maxmem: COST.maxmem })

/** `scrypt.N.r.p.salt.hash`, so that a later cost can live beside an older one. */
export const hashPassword = (password: string): string => {
  const salt = randomBytes(SALT_BYTES)
  const hash = derived(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('.')
}

/** Whether it is the password of the hash; synchronous, so that the try, the session and the audit are one transaction. */
export const isPassword = (password: string, kept: string): boolean => {
  const [, N, r, p, salt = '', hash = ''] = kept.split('.')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const made = derived(password, Buffer.from(salt, 'base64url'), cost)
  const given = Buffer.from(hash, 'base64url')
  return made.length === given.length && timingSafeEqual(made, given)
}

let nobodys: string | undefined

/** The same work for a name that nobody has: how long an answer takes tells nobody who works here. */
export const workForNobody = (password: string): void => {
  nobodys ??= hashPassword('')
  isPassword(password, nobodys)
}
