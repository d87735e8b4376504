/**
 * Booking codes: eight characters of Crockford's Base32 (no I, L, O, U), 40 bits, written in two groups. Nobody can count
 * from one to the next, and what is easily confused over the phone reads as the same.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 8

/** From the first five bytes of a keyed hash. */
export const codeFrom = (bytes: Uint8Array): string => {
  let bits = 0n
  for (const byte of bytes.subarray(0, 5)) bits = (bits << 8n) | BigInt(byte)
  return Array.from(
    { length: CODE_LENGTH },
    (_, at) => alphabet[Number((bits >> BigInt(5 * (CODE_LENGTH - 1 - at))) & 31n)],
  ).join('')
}

/** What somebody typed as the code it means, or undefined for what can be none. */
export const readCode = (typed: string): string | undefined => {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u3000-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return code.length === CODE_LENGTH && code.split('').every((sign) => alphabet.includes(sign))
    ? code
    : undefined
}

/** `7K3M 2QAB` */
export const codeText = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

const mobile = /^1[3-9]\d{9}$/

/** A mobile number of the mainland as eleven digits, however it was typed; undefined for anything else. */
export const readPhone = (typed: string): string | undefined => {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s\u3000()-]/g, '')
    .replace(/^(\+|00)86/, '')
  return mobile.test(digits) ? digits : undefined
}
