import { eq } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { lookupHash } from '../../lookup-hash.ts'
import { policy } from '../../policy.ts'
import { open, seal } from '../../sealed.ts'
import type { Books } from '../books.ts'
import type { Present, StaffRow } from '../sessions.ts'
import { recoveryCodes, staff } from '../tables.ts'

const RECOVERY_CODES = 10
/** Without the letters and digits that are mistaken for each other: 32 signs, 50 bits in ten. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_SIGNS = 10

const context = (staffId: string): string => `staff:${staffId}`

export const secretOf = ({ ring }: Books, { id, secret }: { id: string; secret: string }): string =>
  open(ring, context(id), secret)

/** A new secret of the second factor, sealed for this colleague. */
export const newSealedSecret = ({ ring, factor }: Books, staffId: string): string =>
  seal(ring, context(staffId), factor.newSecret())

/** `ABCDE-FGHJK`. */
const newRecoveryCode = (): string => {
  const signs = [...randomBytes(CODE_SIGNS)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return `${signs.slice(0, 5)}-${signs.slice(5)}`
}

export const recoveryHash = ({ ring }: Books, staffId: string, typed: string): string =>
  lookupHash(ring, 'desk-recovery', `${staffId} ${typed.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)

/** New recovery codes in place of all that were; only their hashes stay. */
export const issueCodes = (books: Books, staffId: string): string[] => {
  books.db.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId)).run()
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  for (const one of codes)
    books.db
      .insert(recoveryCodes)
      .values({ codeHash: recoveryHash(books, staffId, one), staffId })
      .run()
  return codes
}

/**
 * The sealed secret that waits for its first code: the account's own before it ever worked, later the one this session asked for, for
 * as long as a code may be typed. Undefined where nothing waits.
 */
export const waiting = ({ session, row }: Present, nowMs: number): string | undefined => {
  if (row.enrolledMs === null) return row.secret
  if (session.nextSecret === null) return undefined
  const minutes = policy.desk.session[session.stage === 'enrol' ? 'idleMinutes' : 'codeMinutes']
  return nowMs - session.nextMs > minutes * 60_000 ? undefined : session.nextSecret
}

/** What the phone scans, of a sealed secret. */
export const shownFactor = (
  books: Books,
  row: StaffRow,
  secret: string,
): { secret: string; address: string; name: string } => {
  const plain = secretOf(books, { id: row.id, secret })
  const issuer = policy.words['site.name'] ?? ''
  return { secret: plain, address: books.factor.addressOf(plain, row.login, issuer), name: row.name }
}

/** The step of a first code under a secret that waits; undefined for a wrong one. */
export const firstStep = (
  books: Books,
  row: StaffRow,
  asked: { secret: string; code: string; nowMs: number },
): number | undefined =>
  books.factor.stepOf(
    secretOf(books, { id: row.id, secret: asked.secret }),
    asked.code.replace(/\s/g, ''),
    asked.nowMs,
  )

/** From now on this secret counts, and none before it; new recovery codes come with it. */
export const settleFactor = (
  books: Books,
  row: StaffRow,
  { secret, step, nowMs }: { secret: string; step: number; nowMs: number },
): string[] => {
  books.db
    .update(staff)
    .set({
      secret,
      factorMs: nowMs,
      ...(row.enrolledMs === null ? { enrolledMs: nowMs } : {}),
      // Steps only go up; a step that was used under the old secret is not used again under the new one.
      ...(step > row.lastStep ? { lastStep: step } : {}),
    })
    .where(eq(staff.id, row.id))
    .run()
  return issueCodes(books, row.id)
}
