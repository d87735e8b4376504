/**
 * Receipts: twenty-eight digits in groups of four, digits because they are read out over the phone. The first twenty-six are
 * from a keyed hash (86 bits), so nobody guesses one; the last two are check digits (ISO/IEC 7064, MOD 97-10), which find each
 * wrong digit and each pair that was swapped before anything is asked.
 */
const RANDOM_DIGITS = 26
export const RECEIPT_DIGITS = RANDOM_DIGITS + 2

const checked = (digits: string): string => String(98n - ((BigInt(digits) * 100n) % 97n)).padStart(2, '0')

/** From at least sixteen bytes of a keyed hash. */
export const receiptFrom = (bytes: Uint8Array): string => {
  let number = 0n
  for (const byte of bytes.subarray(0, 16)) number = (number << 8n) | BigInt(byte)
  const digits = String(number % 10n ** BigInt(RANDOM_DIGITS)).padStart(RANDOM_DIGITS, '0')
  return digits + checked(digits)
}

/** What somebody typed as the receipt it means; `length` or `check` says what cannot be right. */
export const readReceipt = (typed: string): { receipt: string } | { fault: 'length' | 'check' } => {
  const digits = typed.normalize('NFKC').replace(/\D/g, '')
  if (digits.length !== RECEIPT_DIGITS) return { fault: 'length' }
  return BigInt(digits) % 97n === 1n ? { receipt: digits } : { fault: 'check' }
}

/** `4821 0093 …`: seven groups of four. */
export const receiptText = (receipt: string): string => (receipt.match(/.{4}/g) ?? []).join(' ')
