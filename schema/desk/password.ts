import type { DeskRules } from '../content/desk.ts'
import { ok, refuse, type Result } from '../result.ts'
import { deskFault, type DeskFault } from './faults.ts'

/** Longer is no password but an attempt to keep the machine busy. */
export const MOST_PASSWORD = 256

const LOGIN = /^[a-z][a-z0-9._-]{2,31}$/

/** A name to sign in with: small letters, digits, dot, underscore and hyphen. Refuses `login_form`. */
export const readLogin = (typed: string): Result<string, DeskFault> => {
  const login = typed.normalize('NFKC').trim().toLowerCase()
  return LOGIN.test(login) ? ok(login) : refuse(deskFault('login_form'))
}

/** The same key presses give the same password on every keyboard (RFC 8265). */
export const preparedPassword = (typed: string): string => typed.normalize('NFC')

/** `abcabcabcabc` says no more than `abc`. */
const isRepeated = (text: string, part: string): boolean => part !== '' && text.replaceAll(part, '') === ''

/** So much has to be left of a password without what everybody tries. */
const LEAST_OWN = 6

/** Whether little is left of it without the passwords that are tried first and the own name. */
const isKnown = (text: string, login: string, refused: readonly string[]): boolean => {
  const known = [...refused.map((one) => one.toLowerCase()), login].sort((a, b) => b.length - a.length)
  return known.reduce((left, one) => left.replaceAll(one, ''), text.toLowerCase()).length < LEAST_OWN
}

/**
 * A new password: long enough, and not one of those that are tried first. No rule asks for kinds of characters. Length counts
 * characters. Refuses `password_short`, `password_long`, `password_known`.
 */
export const readPassword = (
  typed: string,
  login: string,
  { least, refused }: DeskRules['password'],
): Result<string, DeskFault> => {
  const password = preparedPassword(typed)
  const signs = Array.from(password)
  const { length } = signs
  if (length < least) return refuse(deskFault('password_short'))
  if (length > MOST_PASSWORD) return refuse(deskFault('password_long'))
  const short = [1, 2, 3, 4].some((size) => isRepeated(password, signs.slice(0, size).join('')))
  return short || isKnown(password, login, refused) ? refuse(deskFault('password_known')) : ok(password)
}
