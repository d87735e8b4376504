import { eq } from 'drizzle-orm'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { LEAST_WHY } from '../../../schema/desk/may.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { lookupHash } from '../../lookup-hash.ts'
import { workingRow } from '../accounts/changing.ts'
import { writeAudit } from '../audit/book.ts'
import type { Books } from '../books.ts'
import { forget, makeAccount } from '../enrolling.ts'
import { invitation } from '../inviting.ts'
import { endAllOf, openSession, type StaffRow } from '../sessions.ts'
import { staff, subjects, type Stage } from '../tables.ts'
import type { Client } from '../tries.ts'

/** Whom a provider speaks of; `sub` is unique for an issuer alone. */
export type Subject = { issuer: string; sub: string }
/** Somebody whom the provider vouched for just now; `strong`: with a second factor of its own. */
export type Vouched = { subject: Subject; strong: boolean; client: Client }
export type Entered = { token: string; staffId: string; stage: Stage }

const hashOf = ({ ring }: Books, { issuer, sub }: Subject): string =>
  lookupHash(ring, 'desk-subject', JSON.stringify([issuer, sub]))

const holderOf = (books: Books, subjectHash: string): StaffRow | undefined => {
  const linked = books.db.select().from(subjects).where(eq(subjects.subjectHash, subjectHash)).get()
  return linked && books.db.select().from(staff).where(eq(staff.id, linked.staffId)).get()
}

/**
 * Ties an identity to a colleague, in place of one before. One that belonged to who left, or never came to the end of an invite, is
 * free. Refuses `subject_taken`.
 */
const link = (
  books: Books,
  { subjectHash, staffId, by, nowMs }: { subjectHash: string; staffId: string; by: string; nowMs: number },
): Result<true, DeskFault> => {
  const holder = holderOf(books, subjectHash)
  if (holder !== undefined && holder.enrolledMs !== null && holder.endedMs === null)
    return refuse(deskFault('subject_taken'))
  if (holder !== undefined && holder.enrolledMs === null) forget(books, holder.id)
  books.db.delete(subjects).where(eq(subjects.subjectHash, subjectHash)).run()
  books.db.delete(subjects).where(eq(subjects.staffId, staffId)).run()
  books.db.insert(subjects).values({ subjectHash, staffId, linkedMs: nowMs, by }).run()
  return ok(true)
}

const opened = (books: Books, staffId: string, stage: Stage, { device, nowMs }: Client): Entered => ({
  token: openSession(books, { staffId, stage, device, nowMs }),
  staffId,
  stage,
})

/**
 * Lets in whom the provider vouches for and who is linked: at once where it says that it asked for a second factor, otherwise to where
 * ours is asked for. Refuses `subject_unknown` alike for who was never linked and who has left, and `factor_missing`.
 */
export const enterBySubject = (
  books: Books,
  { subject, strong, client }: Vouched,
): Result<Entered, DeskFault> => {
  const { nowMs, device } = client
  const row = holderOf(books, hashOf(books, subject))
  const refused = (code: 'subject_unknown' | 'factor_missing'): Result<never, DeskFault> => {
    const about = code === 'factor_missing' ? (row?.id ?? 'unknown') : 'unknown'
    writeAudit(books, { atMs: nowMs, who: 'nobody', act: 'sign-in-refused', about, why: code })
    return refuse(deskFault(code))
  }
  if (row === undefined || row.enrolledMs === null || row.endedMs !== null) return refused('subject_unknown')
  if (!strong)
    return row.factorMs === null ? refused('factor_missing') : ok(opened(books, row.id, 'code', client))
  writeAudit(books, { atMs: nowMs, who: row.id, act: 'signed-in', about: device, why: 'oidc' })
  return ok(opened(books, row.id, 'in', client))
}

/**
 * Takes up an invite with an identity in place of name and password. Where the provider asked for a second factor, one is in; where it
 * did not, ours is set up first. Refuses `invite_over`, `subject_taken`.
 */
export const acceptBySubject = (
  books: Books,
  { invite, subject, strong, client }: Vouched & { invite: string },
): Result<Entered, DeskFault> => {
  const { nowMs } = client
  const invited = invitation(books, invite, nowMs)
  if (!invited.ok) return invited
  const subjectHash = hashOf(books, subject)
  const holder = holderOf(books, subjectHash)
  if (holder !== undefined && holder.enrolledMs !== null && holder.endedMs === null)
    return refuse(deskFault('subject_taken'))
  const login = `oidc-${crypto.randomUUID().slice(0, 13)}`
  const staffId = makeAccount(books, invited.value, { login, password: '', nowMs })
  const linked = link(books, { subjectHash, staffId, by: staffId, nowMs })
  if (!linked.ok) return linked
  writeAudit(books, { atMs: nowMs, who: staffId, act: 'subject-linked', about: staffId, why: '' })
  if (!strong) return ok(opened(books, staffId, 'enrol', client))
  books.db.update(staff).set({ enrolledMs: nowMs }).where(eq(staff.id, staffId)).run()
  return ok(opened(books, staffId, 'in', client))
}

type LinkCommand = { id: string; why: string; by: string; nowMs: number }

/**
 * An administrator ties a colleague to an identity, in place of one before. Refuses `staff_unknown`, `why_missing`, `subject_taken`.
 */
export const linkSubject = (
  books: Books,
  { id, subject, why, by, nowMs }: LinkCommand & { subject: Subject },
): Result<true, DeskFault> => {
  if (workingRow(books, id) === undefined) return refuse(deskFault('staff_unknown'))
  if (why.trim().length < LEAST_WHY) return refuse(deskFault('why_missing'))
  const subjectHash = hashOf(books, subject)
  if (holderOf(books, subjectHash)?.id === id) return ok(true)
  const linked = link(books, { subjectHash, staffId: id, by, nowMs })
  if (!linked.ok) return linked
  writeAudit(books, { atMs: nowMs, who: by, act: 'subject-linked', about: id, why: why.trim() })
  return ok(true)
}

/**
 * Takes the identity from a colleague, who must have another way in, and ends their sessions. Refuses `staff_unknown`, `why_missing`, `kept_elsewhere`.
 */
export const unlinkSubject = (books: Books, { id, why, by, nowMs }: LinkCommand): Result<true, DeskFault> => {
  const row = workingRow(books, id)
  if (row === undefined) return refuse(deskFault('staff_unknown'))
  if (why.trim().length < LEAST_WHY) return refuse(deskFault('why_missing'))
  if (row.password === '') return refuse(deskFault('kept_elsewhere'))
  const ended = books.db.delete(subjects).where(eq(subjects.staffId, id)).returning().all()
  if (ended.length === 0) return ok(true)
  endAllOf(books, id)
  writeAudit(books, { atMs: nowMs, who: by, act: 'subject-unlinked', about: id, why: why.trim() })
  return ok(true)
}
