import { eq } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { deskFault, type DeskFault } from '../../schema/desk/faults.ts'
import { readLogin, readPassword } from '../../schema/desk/password.ts'
import { lookupHash } from '../lookup-hash.ts'
import { policy } from '../policy.ts'
import { open, seal } from '../sealed.ts'
import { writeAudit } from './audit/book.ts'
import type { Books } from './books.ts'
import { invitation } from './inviting.ts'
import { hashPassword } from './password-hash.ts'
import { dropToken, endAllOf, endSession, openSession, present } from './sessions.ts'
import { invites, recoveryCodes, staff } from './tables.ts'
import type { Client } from './tries.ts'

const RECOVERY_CODES = 10
/** Without the letters and digits that are mistaken for each other: 32 signs, 50 bits in ten. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_SIGNS = 10

const context = (staffId: string): string => `staff:${staffId}`

export const secretOf = ({ ring }: Books, { id, secret }: { id: string; secret: string }): string =>
  open(ring, context(id), secret)

/** `ABCDE-FGHJK`. */
const newRecoveryCode = (): string => {
  const signs = [...randomBytes(CODE_SIGNS)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return `${signs.slice(0, 5)}-${signs.slice(5)}`
}

export const recoveryHash = ({ ring }: Books, staffId: string, typed: string): string =>
  lookupHash(ring, 'desk-recovery', `${staffId} ${typed.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)

export type AcceptCommand = {
  token: string
  login: string
  password: string
  again: string
  before?: string | undefined
  client: Client
}

/** A name that somebody took and then never finished with is free again. */
const isTaken = (books: Books, login: string, nowMs: number): boolean => {
  const holder = books.db.select().from(staff).where(eq(staff.login, login)).get()
  if (holder === undefined) return false
  if (holder.enrolledMs !== null) return true
  if (nowMs - holder.createdMs <= policy.desk.session.idleMinutes * 60_000) return true
  endAllOf(books, holder.id)
  books.db.delete(staff).where(eq(staff.id, holder.id)).run()
  return false
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
  const { id: inviteId, name, role, scope } = invited.value
  const id = crypto.randomUUID()
  books.db
    .insert(staff)
    .values({
      id,
      login: login.value,
      name,
      role,
      scope,
      password: hashPassword(password.value),
      secret: seal(books.ring, context(id), books.factor.newSecret()),
      createdMs: nowMs,
    })
    .run()
  books.db.update(invites).set({ usedMs: nowMs }).where(eq(invites.id, inviteId)).run()
  writeAudit(books, { atMs: nowMs, who: id, act: 'invite-used', about: `${role} ${name}`, why: '' })
  dropToken(books, command.before)
  return ok({ token: openSession(books, { staffId: id, stage: 'enrol', device, nowMs }) })
}

/** What has to be put into the phone, while somebody sets up the second factor. Refuses `signed_out`. */
export const enrolment = (
  books: Books,
  token: string,
  nowMs: number,
): Result<{ secret: string; address: string; name: string }, DeskFault> => {
  const found = present(books, token, nowMs, 'enrol')
  if (!found.ok) return found
  const { row } = found.value
  const secret = secretOf(books, row)
  const issuer = policy.words['site.name'] ?? ''
  return ok({ secret, address: books.factor.addressOf(secret, row.login, issuer), name: row.name })
}

/**
 * The first code of the phone: from now on the account works. Gives the recovery codes out once; only hashes of them stay. Refuses
 * `signed_out`, `wrong_code`.
 */
export const enrol = (
  books: Books,
  { token, code, client: { device, nowMs } }: { token: string; code: string; client: Client },
): Result<{ token: string; staffId: string; codes: string[] }, DeskFault> => {
  const found = present(books, token, nowMs, 'enrol')
  if (!found.ok) return found
  const { row } = found.value
  const step = books.factor.stepOf(secretOf(books, row), code.replace(/\s/g, ''), nowMs)
  if (step === undefined) return refuse(deskFault('wrong_code'))
  books.db.update(staff).set({ enrolledMs: nowMs, lastStep: step }).where(eq(staff.id, row.id)).run()
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  for (const one of codes)
    books.db
      .insert(recoveryCodes)
      .values({ codeHash: recoveryHash(books, row.id, one), staffId: row.id })
      .run()
  endSession(books, found.value)
  writeAudit(books, { atMs: nowMs, who: row.id, act: 'enrolled', about: row.id, why: '' })
  return ok({
    token: openSession(books, { staffId: row.id, stage: 'in', device, nowMs }),
    staffId: row.id,
    codes,
  })
}
