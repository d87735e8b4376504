import { eq } from 'drizzle-orm'
import { ok, type Result } from '../../schema/result.ts'
import type { DeskFault } from '../../schema/desk/faults.ts'
import { countInSession, tryCode, tryPassword } from './accounts/proving.ts'
import { writeAudit } from './audit/book.ts'
import type { Books } from './books.ts'
import { dropToken, endSession, openSession, present, type StaffRow } from './sessions.ts'
import { staff } from './tables.ts'
import type { Client } from './tries.ts'

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
  const { client, password } = command
  const { nowMs, device } = client
  const login = command.login.normalize('NFKC').trim().toLowerCase().slice(0, 64)
  const tried = tryPassword(books, working(books, login), { login, password, client })
  if (!tried.ok) return tried
  dropToken(books, command.before)
  return ok({ token: openSession(books, { staffId: tried.value.id, stage: 'code', device, nowMs }) })
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
  const tried = countInSession(books, found.value, tryCode(books, row, { code, client }))
  if (!tried.ok) return tried
  endSession(books, found.value)
  const fresh = openSession(books, { staffId: row.id, stage: 'in', device, nowMs })
  const act = tried.value === 'recovery' ? 'recovery-code-used' : 'signed-in'
  writeAudit(books, { atMs: nowMs, who: row.id, act, about: device, why: '' })
  return ok({ token: fresh, staffId: row.id })
}
