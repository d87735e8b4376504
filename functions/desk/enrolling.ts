import { eq } from 'drizzle-orm'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { deskFault, type DeskFault } from '../../schema/desk/faults.ts'
import { readLogin, readPassword } from '../../schema/desk/password.ts'
import { policy } from '../policy.ts'
import { firstStep, newSealedSecret, settleFactor, shownFactor, waiting } from './accounts/factor.ts'
import { writeAudit } from './audit/book.ts'
import type { Books } from './books.ts'
import { invitation } from './inviting.ts'
import { hashPassword } from './password-hash.ts'
import { dropToken, endAllOf, endSession, openSession, present } from './sessions.ts'
import { invites, staff, subjects } from './tables.ts'
import type { Client } from './tries.ts'

export type AcceptCommand = {
  token: string
  login: string
  password: string
  again: string
  before?: string | undefined
  client: Client
}

/** Takes away somebody who took up an invite and never came to the end of it. */
export const forget = (books: Books, staffId: string): void => {
  endAllOf(books, staffId)
  books.db.delete(subjects).where(eq(subjects.staffId, staffId)).run()
  books.db.delete(staff).where(eq(staff.id, staffId)).run()
}

/** A name that somebody took and then never finished with is free again. */
const isTaken = (books: Books, login: string, nowMs: number): boolean => {
  const holder = books.db.select().from(staff).where(eq(staff.login, login)).get()
  if (holder === undefined) return false
  if (holder.enrolledMs !== null) return true
  if (nowMs - holder.createdMs <= policy.desk.session.idleMinutes * 60_000) return true
  forget(books, holder.id)
  return false
}

type Invited = { id: string; name: string; role: string; scope: (typeof staff.$inferSelect)['scope'] }

/** The account of an invite, which is used up with it; the second factor is still missing. Gives the id. */
export const makeAccount = (
  books: Books,
  invited: Invited,
  { login, password, nowMs }: { login: string; password: string; nowMs: number },
): string => {
  const { id: inviteId, name, role, scope } = invited
  const id = crypto.randomUUID()
  const secret = newSealedSecret(books, id)
  books.db.insert(staff).values({ id, login, name, role, scope, password, secret, createdMs: nowMs }).run()
  books.db.update(invites).set({ usedMs: nowMs }).where(eq(invites.id, inviteId)).run()
  writeAudit(books, { atMs: nowMs, who: id, act: 'invite-used', about: `${role} ${name}`, why: '' })
  return id
}

/**
 * Takes up an invite: a name to sign in with and a password. What comes of it can do nothing but set up the second factor. Refuses
 * `invite_over`, `login_form`, `login_taken`, `password_short`, `password_long`, `password_known`, `password_differs`.
 */
export const accept = (books: Books, command: AcceptCommand): Result<{ token: string }, DeskFault> => {
  const { nowMs, device } = command.client
  const invited = invitation(books, command.token, nowMs)
  if (!invited.ok) return invited
  const login = readLogin(command.login)
  if (!login.ok) return login
  const password = readPassword(command.password, login.value, policy.desk.password)
  if (!password.ok) return password
  if (command.password !== command.again) return refuse(deskFault('password_differs'))
  if (isTaken(books, login.value, nowMs)) return refuse(deskFault('login_taken'))
  const hash = hashPassword(password.value)
  const staffId = makeAccount(books, invited.value, { login: login.value, password: hash, nowMs })
  dropToken(books, command.before)
  return ok({ token: openSession(books, { staffId, stage: 'enrol', device, nowMs }) })
}

/** What has to be put into the phone, while somebody sets up the second factor. Refuses `signed_out`. */
export const enrolment = (
  books: Books,
  token: string,
  nowMs: number,
): Result<{ secret: string; address: string; name: string }, DeskFault> => {
  const found = present(books, token, nowMs, 'enrol')
  if (!found.ok) return found
  const secret = waiting(found.value, nowMs)
  return secret === undefined
    ? refuse(deskFault('signed_out'))
    : ok(shownFactor(books, found.value.row, secret))
}

/**
 * The first code of the phone: from now on the account works, with this second factor. Gives the recovery codes out once; only hashes
 * of them stay. Refuses `signed_out`, `wrong_code`.
 */
export const enrol = (
  books: Books,
  { token, code, client: { device, nowMs } }: { token: string; code: string; client: Client },
): Result<{ token: string; staffId: string; codes: string[] }, DeskFault> => {
  const found = present(books, token, nowMs, 'enrol')
  if (!found.ok) return found
  const { row } = found.value
  const secret = waiting(found.value, nowMs)
  if (secret === undefined) return refuse(deskFault('signed_out'))
  const step = firstStep(books, row, { secret, code, nowMs })
  if (step === undefined) return refuse(deskFault('wrong_code'))
  const codes = settleFactor(books, row, { secret, step, nowMs })
  endSession(books, found.value)
  const act = row.enrolledMs === null ? 'enrolled' : 'factor-renewed'
  writeAudit(books, { atMs: nowMs, who: row.id, act, about: row.id, why: '' })
  return ok({
    token: openSession(books, { staffId: row.id, stage: 'in', device, nowMs }),
    staffId: row.id,
    codes,
  })
}
