/**
 * Numbers and codes as they are meant: full-width signs, spaces, dashes of any length, and the signs that nobody sees and that come
 * along when a number is copied out of a message or an address book, are how people type or paste them.
 */
export const tight = (typed: string): string => typed.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}]/gu, '')
