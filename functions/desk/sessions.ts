import { and, desc, eq, lt, ne } from 'drizzle-orm'
import { randomBytes } from 'node:crypto'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { deskFault, type DeskFault } from '../../schema/desk/faults.ts'
import type { Person } from '../../schema/desk/person.ts'
import { lookupHash } from '../lookup-hash.ts'
import { policy } from '../policy.ts'
import { writeAudit } from './audit/book.ts'
import type { Books } from './books.ts'
import { sessions, staff, type Stage } from './tables.ts'

const MINUTE_MS = 60_000
/** When somebody was last here is written at most so often. */
const TOUCH_MS = MINUTE_MS
/** No session lives longer (schema/content/desk.ts); what nobody asked for again goes then. */
const LONGEST_MS = 24 * 60 * MINUTE_MS

export type SessionRow = typeof sessions.$inferSelect
export type StaffRow = typeof staff.$inferSelect
/** A session of the second factor's stage or beyond, with whose it is. */
export type Present = { session: SessionRow; row: StaffRow }
/** What the person's own page shows of a session. */
export type SessionView = Pick<SessionRow, 'id' | 'device' | 'sinceMs' | 'lastMs'> & { own: boolean }

export const newToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = ({ ring }: Books, token: string): string => lookupHash(ring, 'desk-token', token)

export const personOf = ({ id, name, role, scope }: StaffRow): Person => ({ id, name, role, scope })

const isOver = ({ stage, sinceMs, lastMs }: SessionRow, nowMs: number): boolean => {
  const { idleMinutes, hours, codeMinutes } = policy.desk.session
  if (stage === 'in')
    return nowMs - lastMs > idleMinutes * MINUTE_MS || nowMs - sinceMs > hours * 60 * MINUTE_MS
  return nowMs - sinceMs > (stage === 'code' ? codeMinutes : idleMinutes) * MINUTE_MS
}

const end = ({ db }: Books, id: string): void => void db.delete(sessions).where(eq(sessions.id, id)).run()

/** A session of its own for each stage: the token before is of no use any more, whoever planted or saw it. */
export const openSession = (
  books: Books,
  {
    nowMs,
    nextSecret,
    ...of
  }: { staffId: string; stage: Stage; device: string; nowMs: number; nextSecret?: string },
): string => {
  const token = newToken()
  books.db
    .delete(sessions)
    .where(lt(sessions.sinceMs, nowMs - LONGEST_MS))
    .run()
  books.db
    .insert(sessions)
    .values({
      id: crypto.randomUUID(),
      tokenHash: tokenHash(books, token),
      ...of,
      sinceMs: nowMs,
      lastMs: nowMs,
      ...(nextSecret === undefined ? {} : { nextSecret, nextMs: nowMs }),
      // Whoever is in has just shown both factors.
      codeMs: of.stage === 'in' ? nowMs : 0,
    })
    .run()
  return token
}

/** Whose session a token is; without `touch` asking does not count as being here. Refuses `signed_out` for one that is over, of another stage, or of somebody whose access was ended. */
export const present = (
  books: Books,
  token: string,
  nowMs: number,
  stage: Stage = 'in',
  { touch = true } = {},
): Result<Present, DeskFault> => {
  const { db } = books
  const session = db
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, tokenHash(books, token)))
    .get()
  if (session === undefined) return refuse(deskFault('signed_out'))
  const row = db.select().from(staff).where(eq(staff.id, session.staffId)).get()
  if (row === undefined || row.endedMs !== null || isOver(session, nowMs)) {
    end(books, session.id)
    return refuse(deskFault('signed_out'))
  }
  if (session.stage !== stage) return refuse(deskFault('signed_out'))
  if (touch && stage === 'in' && nowMs - session.lastMs > TOUCH_MS)
    db.update(sessions).set({ lastMs: nowMs }).where(eq(sessions.id, session.id)).run()
  return ok({ session, row })
}

/** Ends whatever session a token is of, without a word: what a browser brings to a sign-in is not kept. */
export const dropToken = (books: Books, token: string | undefined): void => {
  if (token === undefined) return
  books.db
    .delete(sessions)
    .where(eq(sessions.tokenHash, tokenHash(books, token)))
    .run()
}

export const endSession = (books: Books, { session }: Pick<Present, 'session'>): void =>
  end(books, session.id)

const liveOf = ({ db }: Books, staffId: string, nowMs: number): SessionRow[] =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.staffId, staffId), eq(sessions.stage, 'in')))
    .orderBy(desc(sessions.lastMs))
    .all()
    .filter((session) => !isOver(session, nowMs))

export const sessionsOf = (books: Books, { session, row }: Present, nowMs: number): SessionView[] =>
  liveOf(books, row.id, nowMs).map(({ id, device, sinceMs, lastMs }) => ({
    id,
    device,
    sinceMs,
    lastMs,
    own: id === session.id,
  }))

/** Ends one of one's own sessions; the id of somebody else's ends nothing. */
export const endOwn = (books: Books, { row }: Present, id: string, nowMs: number): void => {
  const mine = liveOf(books, row.id, nowMs).find((one) => one.id === id)
  if (mine === undefined) return
  end(books, mine.id)
  writeAudit(books, { atMs: nowMs, who: row.id, act: 'session-ended', about: mine.id, why: '' })
}

export const dropOthers = ({ db }: Books, { session, row }: Present): void =>
  void db
    .delete(sessions)
    .where(and(eq(sessions.staffId, row.id), ne(sessions.id, session.id)))
    .run()

export const endOthers = (books: Books, one: Present, nowMs: number): void => {
  dropOthers(books, one)
  const { row } = one
  writeAudit(books, { atMs: nowMs, who: row.id, act: 'other-sessions-ended', about: row.id, why: '' })
}

export const endAllOf = ({ db }: Books, staffId: string): void =>
  void db.delete(sessions).where(eq(sessions.staffId, staffId)).run()
