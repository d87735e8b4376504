import { and, asc, desc, eq, isNotNull, isNull, lte, min } from 'drizzle-orm'
import type { AuditAct, AuditRow } from '../../../schema/desk/audit.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import type { RequestKind, RequestOutcome } from '../../../schema/desk/rights.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { policy } from '../../policy.ts'
import { auditAbout, writeAudit } from '../audit/book.ts'
import type { Books } from '../books.ts'
import { rightsRequests, rightsSteps, type Lookup } from './tables.ts'

export type RightsRequest = typeof rightsRequests.$inferSelect
export type RightsStep = typeof rightsSteps.$inferSelect
export type { Lookup }

export type RegisterCommand = {
  key: string
  kind: RequestKind
  proof: string
  lookup: Lookup
  received: string
  dueMs: number
  by: string
  nowMs: number
}
/** What was done under a request to so many things. Of each of them the object in which it lies tells the audit (decision 43). */
export type StepCommand = {
  number: number
  key: string
  act: AuditAct
  count: number
  why: string
  /** Another phone under which the data is found from now on. */
  phone?: string
  by: string
  nowMs: number
}
/** `things`: each by kind and id. */
export type LookCommand = Pick<StepCommand, 'number' | 'by' | 'nowMs'> & { things: readonly string[] }
export type CloseCommand = { number: number; outcome: RequestOutcome; why: string; by: string; nowMs: number }

const DAY_MS = 86_400_000
const MOST_LISTED = 200
const MOST_LOOKS = 200

const about = (number: number): string => `request:${number}`

/** What the audit says of each thing to which something was done under a request. */
export const aboutStep = (number: number, why: string): string => `${about(number)} ${why}`.trim()

const requestOf = ({ db }: Books, number: number): RightsRequest | undefined =>
  db.select().from(rightsRequests).where(eq(rightsRequests.number, number)).get()

/** Forgets requests whose time is over, their hashes and steps with them. */
export const forgetRequests = ({ db }: Books, nowMs: number): void => {
  db.delete(rightsRequests).where(lte(rightsRequests.eraseAtMs, nowMs)).run()
}

/** When the next request is to be forgotten, in milliseconds since 1970; undefined where none of them is answered. */
export const nextToForgetMs = ({ db }: Books): number | undefined =>
  db
    .select({ atMs: min(rightsRequests.eraseAtMs) })
    .from(rightsRequests)
    .get()?.atMs ?? undefined

/** Registers a request once a form; its number. */
export const register = (books: Books, { nowMs, ...asked }: RegisterCommand): { number: number } => {
  const before = books.db.select().from(rightsRequests).where(eq(rightsRequests.key, asked.key)).get()
  if (before !== undefined) return { number: before.number }
  const { number } = books.db
    .insert(rightsRequests)
    .values({ ...asked, registeredMs: nowMs })
    .returning({ number: rightsRequests.number })
    .get()
  writeAudit(books, {
    atMs: nowMs,
    who: asked.by,
    act: 'request-registered',
    about: about(number),
    why: asked.kind,
  })
  return { number }
}

/** Open ones first by the day they are due, then those that were answered, the newest first. */
export const requests = ({ db }: Books): { open: RightsRequest[]; closed: RightsRequest[] } => ({
  open: db
    .select()
    .from(rightsRequests)
    .where(isNull(rightsRequests.outcome))
    .orderBy(asc(rightsRequests.dueMs))
    .limit(MOST_LISTED)
    .all(),
  closed: db
    .select()
    .from(rightsRequests)
    .where(isNotNull(rightsRequests.outcome))
    .orderBy(desc(rightsRequests.closedMs))
    .limit(MOST_LISTED)
    .all(),
})

/** A request with what was done under it. Refuses `request_unknown`. */
export const requestFile = (
  books: Books,
  number: number,
): Result<{ request: RightsRequest; steps: RightsStep[] }, DeskFault> => {
  const request = requestOf(books, number)
  if (request === undefined) return refuse(deskFault('request_unknown'))
  const steps = books.db
    .select()
    .from(rightsSteps)
    .where(eq(rightsSteps.number, number))
    .orderBy(asc(rightsSteps.atMs))
    .all()
  return ok({ request, steps })
}

/**
 * Writes down what was done under a request, and in the audit; the same form twice is one step. Also where a colleague closed the request meanwhile: by now it is done. Refuses `request_unknown`.
 */
export const step = (books: Books, command: StepCommand): Result<true, DeskFault> => {
  const { number, key, act, count, why, phone, by, nowMs } = command
  const request = requestOf(books, number)
  if (request === undefined) return refuse(deskFault('request_unknown'))
  if (books.db.select().from(rightsSteps).where(eq(rightsSteps.key, key)).get() !== undefined) return ok(true)
  books.db.insert(rightsSteps).values({ key, number, atMs: nowMs, by, act, count }).run()
  const { lookup } = request
  if (phone !== undefined && !lookup.phones.includes(phone))
    books.db
      .update(rightsRequests)
      .set({ lookup: { ...lookup, phones: [...lookup.phones, phone] } })
      .where(eq(rightsRequests.number, number))
      .run()
  writeAudit(books, {
    atMs: nowMs,
    who: by,
    act,
    about: about(number),
    why: `${count} ${why}`.trim(),
  })
  return ok(true)
}

/** Somebody read what belongs to whoever asks: a row for each thing, and one for the request. */
export const looked = (books: Books, { number, things, by, nowMs }: LookCommand): void => {
  for (const thing of things)
    writeAudit(books, { atMs: nowMs, who: by, act: 'request-read', about: thing, why: about(number) })
  writeAudit(books, {
    atMs: nowMs,
    who: by,
    act: 'request-read',
    about: about(number),
    why: String(things.length),
  })
}

/** Answers a request. Refuses `request_unknown`, and `request_closed` for another end than it had. */
export const closeRequest = (books: Books, command: CloseCommand): Result<true, DeskFault> => {
  const { number, outcome, why, by, nowMs } = command
  const request = requestOf(books, number)
  if (request === undefined) return refuse(deskFault('request_unknown'))
  if (request.outcome !== null)
    return request.outcome === outcome ? ok(true) : refuse(deskFault('request_closed'))
  books.db
    .update(rightsRequests)
    .set({ outcome, closedMs: nowMs, eraseAtMs: nowMs + policy.rights.keepDays * DAY_MS })
    .where(and(eq(rightsRequests.number, number), isNull(rightsRequests.outcome)))
    .run()
  writeAudit(books, {
    atMs: nowMs,
    who: by,
    act: 'request-closed',
    about: about(number),
    why: `${outcome} ${why}`.trim(),
  })
  return ok(true)
}

/** What staff read and did of these things, newest first. */
export const looksAt = (books: Books, things: readonly string[]): AuditRow[] =>
  things
    .flatMap((thing) => auditAbout(books, thing, MOST_LOOKS))
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, MOST_LOOKS)
