import { keyRing, type KeyRing } from '../../functions/keys.ts'

/** 32 bytes that are all alike, in base64. */
export const secret = (byte: number): string => Buffer.alloc(32, byte).toString('base64')

/** A ring whose keys are made of one byte each: `ringWith('k2', { k1: 1, k2: 2 })`. */
export const ringWith = (current: string, keys: Record<string, number>, lookup?: number): KeyRing => {
  const made = Object.fromEntries(Object.entries(keys).map(([name, byte]) => [name, secret(byte)]))
  const ring = { current, keys: made, ...(lookup === undefined ? {} : { lookup: secret(lookup) }) }
  const read = keyRing({ PORTAL_KEYS: JSON.stringify(ring) })
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}
