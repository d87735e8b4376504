import { and, eq } from 'drizzle-orm'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { MOST_PASSWORD, preparedPassword } from '../../../schema/desk/password.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { writeAudit } from '../audit/book.ts'
import type { Books } from '../books.ts'
import { isPassword, workForNobody } from '../password-hash.ts'
import { endSession, type Present, type StaffRow } from '../sessions.ts'
import { recoveryCodes, sessions, staff } from '../tables.ts'
import { countWrong, forgive, haveToWait, talliesOf, type Client } from '../tries.ts'
import { recoveryHash, secretOf } from './factor.ts'

/** Wrong tries after which a session is over, whatever it was for. */
const MOST_TRIES = 5

export type CodeKind = 'phone' | 'recovery'

/** A code of the phone is good once, a recovery code too. */
const codeKind = (books: Books, row: StaffRow, code: string, nowMs: number): CodeKind | undefined => {
  const typed = code.replace(/\s/g, '')
  if (/^\d{6}$/.test(typed)) {
    const step = books.factor.stepOf(secretOf(books, row), typed, nowMs)
    if (step === undefined || step <= row.lastStep) return undefined
    books.db.update(staff).set({ lastStep: step }).where(eq(staff.id, row.id)).run()
    return 'phone'
  }
  const used = books.db
    .delete(recoveryCodes)
    .where(
      and(eq(recoveryCodes.codeHash, recoveryHash(books, row.id, typed)), eq(recoveryCodes.staffId, row.id)),
    )
    .returning()
    .all()
  return used.length > 0 ? 'recovery' : undefined
}

/**
 * Whether a code is one of this colleague's, and not used before. `phoneOnly`: a recovery code is not looked at. Refuses
 * `too_many_tries`, `wrong_code`.
 */
export const tryCode = (
  books: Books,
  row: StaffRow,
  { code, client, phoneOnly = false }: { code: string; client: Client; phoneOnly?: boolean },
): Result<CodeKind, DeskFault> => {
  const { nowMs } = client
  const tallies = talliesOf(books, client, { login: row.login, staffId: row.id, code: true })
  const wait = haveToWait(books, tallies, nowMs)
  if (wait !== undefined) return wait
  const readable = !phoneOnly || /^\s*(\d\s*){6}$/.test(code)
  const kind = readable ? codeKind(books, row, code, nowMs) : undefined
  if (kind === undefined) {
    countWrong(books, tallies, nowMs)
    writeAudit(books, { atMs: nowMs, who: 'nobody', act: 'code-refused', about: row.id, why: '' })
    return refuse(deskFault('wrong_code'))
  }
  forgive(books, tallies)
  return ok(kind)
}

/**
 * Whether it is the password of this colleague; `row` is undefined for a name that nobody has, which takes as long. Refuses
 * `too_many_tries`, `wrong_password`.
 */
export const tryPassword = (
  books: Books,
  row: StaffRow | undefined,
  { login, password, client }: { login: string; password: string; client: Client },
): Result<StaffRow, DeskFault> => {
  const { nowMs } = client
  const tallies = talliesOf(books, client, { login, staffId: row?.id })
  const wait = haveToWait(books, tallies, nowMs)
  if (wait !== undefined) return wait
  // A known device is never kept waiting by strangers.
  const paced = tallies[0]?.kind === 'device' ? undefined : books.pace?.take(Date.now())
  if (paced !== undefined) return refuse({ code: 'too_many_tries', retryAfterSeconds: paced })
  const typed = preparedPassword(password).slice(0, MOST_PASSWORD + 1)
  // Who comes by the bureau's own provider has no password here.
  const kept = row?.password ?? ''
  if (kept === '') workForNobody(typed)
  if (row === undefined || kept === '' || !isPassword(typed, kept)) {
    countWrong(books, tallies, nowMs)
    // Of a name that nobody has, nothing is kept: people type passwords into the wrong field.
    const about = row?.id ?? 'unknown'
    writeAudit(books, { atMs: nowMs, who: 'nobody', act: 'sign-in-refused', about, why: '' })
    return refuse(deskFault('wrong_password'))
  }
  return ok(row)
}

/** Counts a wrong try against the session it was made in, and ends that after too many: then it is `signed_out`. */
export const countInSession = <T>(
  books: Books,
  { session }: Present,
  tried: Result<T, DeskFault>,
): Result<T, DeskFault> => {
  if (tried.ok || tried.problem.code === 'too_many_tries') return tried
  const count = session.tries + 1
  if (count >= MOST_TRIES) {
    endSession(books, { session })
    return refuse(deskFault('signed_out'))
  }
  books.db.update(sessions).set({ tries: count }).where(eq(sessions.id, session.id)).run()
  return tried
}

/** A code typed by somebody who is in: refusals as {@link tryCode}, and `signed_out` after five. */
export const proveCode = (
  books: Books,
  one: Present,
  asked: { code: string; client: Client; phoneOnly?: boolean },
): Result<CodeKind, DeskFault> => {
  const tried = countInSession(books, one, tryCode(books, one.row, asked))
  if (tried.ok)
    books.db
      .update(sessions)
      .set({ codeMs: asked.client.nowMs, tries: 0 })
      .where(eq(sessions.id, one.session.id))
      .run()
  return tried
}

/** The password typed again by somebody who is in. Refuses `present_wrong`, `too_many_tries`, and `signed_out` after five. */
export const provePassword = (
  books: Books,
  one: Present,
  asked: { password: string; client: Client },
): Result<StaffRow, DeskFault> => {
  const tried = tryPassword(books, one.row, { ...asked, login: one.row.login })
  const named =
    !tried.ok && tried.problem.code === 'wrong_password' ? refuse(deskFault('present_wrong')) : tried
  return countInSession(books, one, named)
}
