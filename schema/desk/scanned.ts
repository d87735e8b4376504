import { readCode } from '../booking/code.ts'
import { tight } from '../booking/tight.ts'

/** A code as our own addresses carry it; a word of an address may read as one (`bookings` does). */
const inAddress = /^[0-9A-Z]{8}$/

const fromAddress = (address: URL): string | undefined =>
  [address.searchParams.get('code') ?? '', ...address.pathname.split('/')].find((part) =>
    inAddress.test(part),
  )

/**
 * The booking code in what a scanner, a camera or somebody typed: the code itself, as the receipt's picture holds it, or an address with
 * it. Undefined for anything else.
 */
export const readScanned = (typed: string): string | undefined => {
  const text = typed.normalize('NFKC').trim()
  const code = /^https?:/i.test(text) ? (URL.canParse(text) ? fromAddress(new URL(text)) : undefined) : text
  return code === undefined ? undefined : readCode(code)
}

/** The last four digits of a phone, or undefined for anything else. */
export const readLast4 = (typed: string): string | undefined => {
  const digits = tight(typed)
  return /^\d{4}$/.test(digits) ? digits : undefined
}
