import { and, eq } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { deskFault, type DeskFault } from '../../schema/desk/faults.ts'
import { MOST_PASSWORD, preparedPassword } from '../../schema/desk/password.ts'
import { writeAudit } from './audit/book.ts'
import type { Books } from './books.ts'
import { recoveryHash, secretOf } from './enrolling.ts'
import { isPassword, workForNobody } from './password-hash.ts'
import { dropToken, endSession, openSession, present, type Present, type StaffRow } from './sessions.ts'
import { recoveryCodes, sessions, staff } from './tables.ts'
import { countWrong, forgive, haveToWait, talliesOf, type Client } from './tries.ts'

/** Wrong codes after which the password has to be typed again. */
const MOST_CODES = 5

export type SignInCommand = {
  login: string
  password: string
  /** What the browser brought: never continued. */
  before?: string | undefined
  client: Client
}

const working = ({ db }: Books, login: string): StaffRow | undefined => {
  const row = db.select().from(staff).where(eq(staff.login, login)).get()
  return row === undefined || row.enrolledMs === null || row.endedMs !== null ? undefined : row
}

/** Name and password. What comes of it can do nothing but ask for the code. Refuses `too_many_tries`, `wrong_password`. */
export const signIn = (books: Books, command: SignInCommand): Result<{ token: string }, DeskFault> => {
  const { client } = command
  const { nowMs, device } = client
  const login = command.login.normalize('NFKC').trim().toLowerCase().slice(0, 64)
  const row = working(books, login)
  const tallies = talliesOf(books, client, { login, staffId: row?.id })
  const wait = haveToWait(books, tallies, nowMs)
  if (wait !== undefined) return wait
  // A known device is never kept waiting by strangers.
  const paced = tallies[0]?.kind === 'device' ? undefined : books.pace?.take(Date.now())
  if (paced !== undefined) return refuse({ code: 'too_many_tries', retryAfterSeconds: paced })
  const password = preparedPassword(command.password).slice(0, MOST_PASSWORD + 1)
  if (row === undefined) workForNobody(password)
  if (row === undefined || !isPassword(password, row.password)) {
    countWrong(books, tallies, nowMs)
    // Of a name that nobody has, nothing is kept: people type passwords into the wrong field.
    const about = row?.id ?? 'unknown'
    writeAudit(books, { atMs: nowMs, who: 'nobody', act: 'sign-in-refused', about, why: '' })
    return refuse(deskFault('wrong_password'))
  }
  dropToken(books, command.before)
  return ok({ token: openSession(books, { staffId: row.id, stage: 'code', device, nowMs }) })
}

/** A code of the phone is good once, a recovery code too. */
const isCode = (
  books: Books,
  row: StaffRow,
  code: string,
  nowMs: number,
): 'phone' | 'recovery' | undefined => {
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

const refuseCode = (books: Books, { session, row }: Present, nowMs: number): Result<never, DeskFault> => {
  const count = session.tries + 1
  if (count >= MOST_CODES) endSession(books, { session })
  else books.db.update(sessions).set({ tries: count }).where(eq(sessions.id, session.id)).run()
  writeAudit(books, { atMs: nowMs, who: 'nobody', act: 'code-refused', about: row.id, why: '' })
  return refuse(deskFault(count >= MOST_CODES ? 'signed_out' : 'wrong_code'))
}

/** The second factor: now one is in, under a new token. Refuses `signed_out`, `too_many_tries`, `wrong_code`. */
export const second = (
  books: Books,
  { token, code, client }: { token: string; code: string; client: Client },
): Result<{ token: string; staffId: string }, DeskFault> => {
  const { nowMs, device } = client
  const found = present(books, token, nowMs, 'code')
  if (!found.ok) return found
  const { row } = found.value
  const tallies = talliesOf(books, client, { login: row.login, staffId: row.id, code: true })
  const wait = haveToWait(books, tallies, nowMs)
  if (wait !== undefined) return wait
  const by = isCode(books, row, code, nowMs)
  if (by === undefined) {
    countWrong(books, tallies, nowMs)
    return refuseCode(books, found.value, nowMs)
  }
  forgive(books, tallies)
  endSession(books, found.value)
  const fresh = openSession(books, { staffId: row.id, stage: 'in', device, nowMs })
  const act = by === 'recovery' ? 'recovery-code-used' : 'signed-in'
  writeAudit(books, { atMs: nowMs, who: row.id, act, about: device, why: '' })
  return ok({ token: fresh, staffId: row.id })
}
