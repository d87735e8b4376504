import { tight } from './tight.ts'

/**
 * Booking codes: eight characters of Crockford's Base32 (no I, L, O, U), 40 bits, written in two groups. Nobody can count
 * from one to the next, and what is easily confused over the phone reads as the same.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8

/** The first `length` times five bits of a keyed hash. */
const signsFrom = (bytes: Uint8Array, length: number): string => {
  let [signs, bits, kept] = ['', 0, 0]
  for (const byte of bytes) {
    for (bits = (bits << 8) | byte, kept += 8; kept >= 5; kept -= 5) {
      if (signs.length === length) return signs
      signs += alphabet[(bits >> (kept - 5)) & 31]
    }
    bits &= 31
  }
  return signs
}

const readSigns = (typed: string, length: number): string | undefined => {
  const signs = tight(typed).toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  return signs.length === length && signs.split('').every((sign) => alphabet.includes(sign))
    ? signs
    : undefined
}

/** From the first five bytes of a keyed hash. */
export const codeFrom = (bytes: Uint8Array): string => signsFrom(bytes, CODE_LENGTH)

/** What somebody typed as the code it means, or undefined for what can be none. */
export const readCode = (typed: string): string | undefined => readSigns(typed, CODE_LENGTH)

/** An entry's published number has 60 bits and hyphens: `4F7Q-91KD-X2MB`. It cannot be taken for a code, nor opens anything. */
const ENTRY_LENGTH = 12
const inFours = (signs: string): string => (signs.match(/.{4}/g) ?? []).join('-')

/** From the first eight bytes of a keyed hash. */
export const entryFrom = (bytes: Uint8Array): string => inFours(signsFrom(bytes, ENTRY_LENGTH))

/** What somebody typed as the entry's number it means, or undefined for what can be none. */
export const readEntry = (typed: string): string | undefined => {
  const signs = readSigns(typed, ENTRY_LENGTH)
  return signs === undefined ? undefined : inFours(signs)
}

/** `7K3M 2QAB` */
export const codeText = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

const mobile = /^1[3-9]\d{9}$/

/** A mobile number of the mainland as eleven digits, however it was typed; undefined for anything else. */
export const readPhone = (typed: string): string | undefined => {
  const digits = tight(typed)
    .replace(/[()]/g, '')
    .replace(/^(\+|00)86/, '')
  return mobile.test(digits) ? digits : undefined
}
