import { and, eq, gt, inArray } from 'drizzle-orm'
import { LONGEST_WHY, type AuditAct } from '../../../schema/desk/audit.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { auditHead, writeAudit } from '../audit/book.ts'
import type { Books } from '../books.ts'
import { audit } from '../tables.ts'
import { rightsBegun, rightsRequests, rightsSteps } from './tables.ts'

/** What is about to be done under a request. Of each thing the object in which it lies tells the audit (decision 43). */
export type BeginCommand = {
  number: number
  /** Of the form: the same form twice is one step. */
  key: string
  act: AuditAct
  why: string
  /** Each as the audit names it; a case once for each report of it. */
  things: readonly string[]
  /** Keyed hash of another phone under which the data is found from then on. */
  phone?: string
  by: string
  nowMs: number
}
/** To so many things it was done. */
export type StepCommand = { key: string; count: number }

type Begun = typeof rightsBegun.$inferSelect

/** No page takes so long: what was begun earlier is over, as far as it came. */
const MOST_MS = 60_000

export const aboutRequest = (number: number): string => `request:${number}`

/** What the audit says of each thing to which something was done under a request. */
export const aboutStep = (number: number, why: string): string => `${aboutRequest(number)} ${why}`.trim()

/** Writes down what is about to be done, before it is. Refuses `request_unknown`, `request_closed`. */
export const begin = (books: Books, command: BeginCommand): Result<true, DeskFault> => {
  const { nowMs, things, phone = null, ...begun } = command
  const request = books.db
    .select({ outcome: rightsRequests.outcome })
    .from(rightsRequests)
    .where(eq(rightsRequests.number, begun.number))
    .get()
  if (request === undefined) return refuse(deskFault('request_unknown'))
  const isDone = books.db.select().from(rightsSteps).where(eq(rightsSteps.key, begun.key)).get() !== undefined
  if (isDone) return ok(true)
  if (request.outcome !== null) return refuse(deskFault('request_closed'))
  books.db
    .insert(rightsBegun)
    .values({ ...begun, phone, things: [...things], atMs: nowMs, afterSeq: auditHead(books).seq })
    .onConflictDoNothing()
    .run()
  return ok(true)
}

const finish = (books: Books, { key, number, atMs, by, act, why, phone }: Begun, count: number): void => {
  books.db.delete(rightsBegun).where(eq(rightsBegun.key, key)).run()
  if (count === 0) return
  books.db.insert(rightsSteps).values({ key, number, atMs, by, act, count, phone }).run()
  writeAudit(books, { atMs, who: by, act, about: aboutRequest(number), why: `${count} ${why}`.trim() })
}

/**
 * Writes down what was done, and in the audit; where it was done to nothing, there is no step. Also where a colleague closed the request
 * meanwhile: by now it is done. What `settle` has written is not written again.
 */
export const step = (books: Books, { key, count }: StepCommand): void => {
  const begun = books.db.select().from(rightsBegun).where(eq(rightsBegun.key, key)).get()
  if (begun !== undefined) finish(books, begun, count)
}

/** What is done here and nowhere else, to so many things: begun and done at once. Refuses what `begin` refuses. */
export const note = (books: Books, command: BeginCommand, count: number): Result<true, DeskFault> => {
  const begun = begin(books, command)
  if (begun.ok) step(books, { key: command.key, count })
  return begun
}

/** To how many things it was done, as far as the audit knows. */
const toldOf = ({ db }: Books, { number, by, act, why, things, afterSeq }: Begun): number => {
  const rows = db
    .select({ about: audit.about })
    .from(audit)
    .where(
      and(
        inArray(audit.about, things),
        eq(audit.act, act),
        eq(audit.who, by),
        eq(audit.why, aboutStep(number, why).slice(0, LONGEST_WHY)),
        gt(audit.seq, afterSeq),
      ),
    )
    .all()
  const told = new Set(rows.map(({ about }) => about))
  return things.filter((about) => told.has(about)).length
}

/**
 * Writes the steps that are missing because this object failed after the acts were done. To be called when every object has told the
 * audit what was done in it.
 */
export const settle = (books: Books, nowMs: number): void => {
  for (const begun of books.db.select().from(rightsBegun).orderBy(rightsBegun.atMs).all()) {
    const count = toldOf(books, begun)
    if (count === begun.things.length || nowMs - begun.atMs > MOST_MS) finish(books, begun, count)
  }
}
