import { eq } from 'drizzle-orm'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { readPassword } from '../../../schema/desk/password.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { policy } from '../../policy.ts'
import { writeAudit } from '../audit/book.ts'
import type { Books } from '../books.ts'
import { hashPassword } from '../password-hash.ts'
import { dropOthers, type Present } from '../sessions.ts'
import { recoveryCodes, sessions, staff, subjects } from '../tables.ts'
import type { Client } from '../tries.ts'
import { firstStep, issueCodes, newSealedSecret, settleFactor, shownFactor, waiting } from './factor.ts'
import { countInSession, proveCode, provePassword } from './proving.ts'

export type OwnAccount = {
  login: string
  hasPassword: boolean
  /** When the second factor of our own was set up; null where the provider asks for both. */
  factorMs: number | null
  linkedMs: number | null
  codesLeft: number
}

export const ownAccount = ({ db }: Books, { row }: Present): OwnAccount => ({
  login: row.login,
  hasPassword: row.password !== '',
  factorMs: row.factorMs,
  linkedMs: db.select().from(subjects).where(eq(subjects.staffId, row.id)).get()?.linkedMs ?? null,
  codesLeft: db.select().from(recoveryCodes).where(eq(recoveryCodes.staffId, row.id)).all().length,
})

/** A new password that may be one. Refuses as {@link readPassword}, and `password_differs`. */
export const chosenPassword = (
  login: string,
  { password, again }: { password: string; again: string },
): Result<string, DeskFault> => {
  const read = readPassword(password, login, policy.desk.password)
  if (!read.ok) return read
  return password === again ? read : refuse(deskFault('password_differs'))
}

const elsewhere = (): Result<never, DeskFault> => refuse(deskFault('kept_elsewhere'))

/**
 * A new password, for who knows the present one and has the phone; all other sessions end. Refuses what {@link chosenPassword},
 * `provePassword` and `proveCode` refuse, and `kept_elsewhere` for who has no password here.
 */
export const changePassword = (
  books: Books,
  one: Present,
  typed: { present: string; code: string; password: string; again: string; client: Client },
): Result<true, DeskFault> => {
  const { row } = one
  const { client } = typed
  if (row.password === '' || row.factorMs === null) return elsewhere()
  // Looked at first: what is refused here costs no code of the phone.
  const chosen = chosenPassword(row.login, typed)
  if (!chosen.ok) return chosen
  const known = provePassword(books, one, { password: typed.present, client })
  if (!known.ok) return known
  const proven = proveCode(books, one, { code: typed.code, client, phoneOnly: true })
  if (!proven.ok) return proven
  const password = hashPassword(chosen.value)
  books.db.update(staff).set({ password }).where(eq(staff.id, row.id)).run()
  dropOthers(books, one)
  writeAudit(books, { atMs: client.nowMs, who: row.id, act: 'password-changed', about: row.id, why: '' })
  return ok(true)
}

/** Whether a code was typed in this session no longer ago than one may take to type one. */
export const isFresh = ({ session }: Present, nowMs: number): boolean =>
  nowMs - session.codeMs <= policy.desk.session.codeMinutes * 60_000

/** A code once more, before something that matters. Refuses `fresh_elsewhere` for who has none here, and as `proveCode`. */
export const freshen = (
  books: Books,
  one: Present,
  { code, client }: { code: string; client: Client },
): Result<true, DeskFault> => {
  if (one.row.factorMs === null) return refuse(deskFault('fresh_elsewhere'))
  const proven = proveCode(books, one, { code, client })
  if (!proven.ok) return proven
  const act = proven.value === 'recovery' ? 'recovery-code-used' : 'code-typed'
  writeAudit(books, { atMs: client.nowMs, who: one.row.id, act, about: one.row.id, why: '' })
  return ok(true)
}

/** A new secret for another phone, by a code of the present one or a recovery code; it waits for its first code. */
export const startFactor = (
  books: Books,
  one: Present,
  { code, client }: { code: string; client: Client },
): Result<true, DeskFault> => {
  if (one.row.factorMs === null) return elsewhere()
  const proven = proveCode(books, one, { code, client })
  if (!proven.ok) return proven
  const next = { nextSecret: newSealedSecret(books, one.row.id), nextMs: client.nowMs }
  books.db.update(sessions).set(next).where(eq(sessions.id, one.session.id)).run()
  return ok(true)
}

/** What the new phone scans. Refuses `form_over` where nothing waits, or too long. */
export const startedFactor = (
  books: Books,
  one: Present,
  nowMs: number,
): Result<{ secret: string; address: string; name: string }, DeskFault> => {
  const secret = waiting(one, nowMs)
  return secret === undefined ? refuse(deskFault('form_over')) : ok(shownFactor(books, one.row, secret))
}

/**
 * The first code of the new phone: the old one and its recovery codes are worth nothing any more, and all other sessions end. Refuses
 * `form_over`, `wrong_code`, and `signed_out` after five.
 */
export const confirmFactor = (
  books: Books,
  one: Present,
  { code, client: { nowMs } }: { code: string; client: Client },
): Result<{ codes: string[] }, DeskFault> => {
  const secret = waiting(one, nowMs)
  if (secret === undefined) return refuse(deskFault('form_over'))
  const step = firstStep(books, one.row, { secret, code, nowMs })
  if (step === undefined) return countInSession(books, one, refuse(deskFault('wrong_code')))
  const codes = settleFactor(books, one.row, { secret, step, nowMs })
  books.db.update(sessions).set({ nextSecret: null }).where(eq(sessions.id, one.session.id)).run()
  dropOthers(books, one)
  writeAudit(books, { atMs: nowMs, who: one.row.id, act: 'factor-renewed', about: one.row.id, why: '' })
  return ok({ codes })
}

/** New recovery codes in place of the old ones, by a code of the phone. */
export const renewCodes = (
  books: Books,
  one: Present,
  { code, client }: { code: string; client: Client },
): Result<{ codes: string[] }, DeskFault> => {
  const { row } = one
  if (row.factorMs === null) return elsewhere()
  const proven = proveCode(books, one, { code, client, phoneOnly: true })
  if (!proven.ok) return proven
  writeAudit(books, { atMs: client.nowMs, who: row.id, act: 'codes-renewed', about: row.id, why: '' })
  return ok({ codes: issueCodes(books, row.id) })
}
