import { and, asc, desc, eq, isNotNull, isNull, lte, min } from 'drizzle-orm'
import type { AuditRow } from '../../../schema/desk/audit.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import type { RequestKind, RequestOutcome } from '../../../schema/desk/rights.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { policy } from '../../policy.ts'
import { auditAbout, writeAudit } from '../audit/book.ts'
import type { Books } from '../books.ts'
import { aboutRequest } from './steps.ts'
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
/** `things`: each by kind and id. */
export type LookCommand = { number: number; things: readonly string[]; by: string; nowMs: number }
export type CloseCommand = { number: number; outcome: RequestOutcome; why: string; by: string; nowMs: number }

const DAY_MS = 86_400_000
const MOST_LISTED = 200
const MOST_LOOKS = 200

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
    about: aboutRequest(number),
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

/** A request with what was done under it, and with every phone by which it is found since. Refuses `request_unknown`. */
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
  const { person, phones } = request.lookup
  const since = steps.flatMap(({ phone }) => phone ?? [])
  const lookup = { ...(person === undefined ? {} : { person }), phones: [...new Set([...phones, ...since])] }
  return ok({ request: { ...request, lookup }, steps })
}

/** Somebody read what belongs to whoever asks: a row for each thing, and one for the request. */
export const looked = (books: Books, { number, things, by, nowMs }: LookCommand): void => {
  for (const thing of things)
    writeAudit(books, { atMs: nowMs, who: by, act: 'request-read', about: thing, why: aboutRequest(number) })
  writeAudit(books, {
    atMs: nowMs,
    who: by,
    act: 'request-read',
    about: aboutRequest(number),
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
    about: aboutRequest(number),
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
