import { and, eq, isNull } from 'drizzle-orm'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { LEAST_WHY } from '../../../schema/desk/may.ts'
import { resetKinds, type ResetKind } from '../../../schema/desk/reset.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { policy } from '../../policy.ts'
import { writeAudit } from '../audit/book.ts'
import type { Books } from '../books.ts'
import { hashPassword } from '../password-hash.ts'
import { dropToken, endAllOf, newToken, openSession, tokenHash, type StaffRow } from '../sessions.ts'
import { resets, staff } from '../tables.ts'
import type { Client } from '../tries.ts'
import { workingRow } from './changing.ts'
import { newSealedSecret } from './factor.ts'
import { chosenPassword } from './own.ts'
import { tryCode, tryPassword } from './proving.ts'

const HOUR_MS = 60 * 60_000

export type ResetCommand = {
  /** Of the reset itself: the same form cannot make two. */
  id: string
  staffId: string
  what: string
  why: string
  by: string
  nowMs: number
}

/** What is asked for beside the link has to be there: who has no password cannot show it. */
const lacks = ({ password, factorMs }: StaffRow, what: ResetKind): boolean =>
  (what === 'factor' && password === '') || (what === 'password' && factorMs === null)

/**
 * A link by which a colleague sets anew what is lost; their sessions end now, and an earlier link is void. Refuses `staff_unknown`,
 * `own_account`, `why_missing`, `reset_unknown`, `kept_elsewhere`, `form_over` for the same form again.
 */
export const makeReset = (
  books: Books,
  { id, staffId, what, why, by, nowMs }: ResetCommand,
): Result<{ token: string; untilMs: number }, DeskFault> => {
  const row = workingRow(books, staffId)
  if (row === undefined) return refuse(deskFault('staff_unknown'))
  if (by === staffId) return refuse(deskFault('own_account'))
  const kind = resetKinds.find((one) => one === what)
  if (kind === undefined) return refuse(deskFault('reset_unknown'))
  if (why.trim().length < LEAST_WHY) return refuse(deskFault('why_missing'))
  if (lacks(row, kind)) return refuse(deskFault('kept_elsewhere'))
  if (books.db.select().from(resets).where(eq(resets.id, id)).get() !== undefined)
    return refuse(deskFault('form_over'))
  books.db
    .delete(resets)
    .where(and(eq(resets.staffId, staffId), isNull(resets.usedMs)))
    .run()
  const token = newToken()
  const untilMs = nowMs + policy.desk.invite.hours * HOUR_MS
  books.db
    .insert(resets)
    .values({ id, tokenHash: tokenHash(books, token), staffId, what: kind, by, untilMs })
    .run()
  endAllOf(books, staffId)
  writeAudit(books, {
    atMs: nowMs,
    who: by,
    act: 'reset-made',
    about: staffId,
    why: `${kind}：${why.trim()}`,
  })
  return ok({ token, untilMs })
}

type Found = { reset: typeof resets.$inferSelect; row: StaffRow }

const foundReset = (books: Books, token: string, nowMs: number): Result<Found, DeskFault> => {
  const reset = books.db
    .select()
    .from(resets)
    .where(eq(resets.tokenHash, tokenHash(books, token)))
    .get()
  if (reset === undefined || reset.usedMs !== null || nowMs >= reset.untilMs)
    return refuse(deskFault('invite_over'))
  const row = workingRow(books, reset.staffId)
  return row === undefined ? refuse(deskFault('invite_over')) : ok({ reset, row })
}

/** What a link says to whoever opens it. Refuses `invite_over` alike for one that was used, is too old, or never was. */
export const resetOf = (
  books: Books,
  token: string,
  nowMs: number,
): Result<{ name: string; login: string; what: ResetKind }, DeskFault> => {
  const found = foundReset(books, token, nowMs)
  if (!found.ok) return found
  const { reset, row } = found.value
  return ok({ name: row.name, login: row.login, what: reset.what })
}

export type ResetUse = {
  token: string
  /** The password that is kept, where only the phone was lost. */
  present: string
  /** A code of the phone that is kept, where only the password was lost. */
  code: string
  password: string
  again: string
  before?: string | undefined
  client: Client
}

/** What was not lost is shown along with the link, so that the link alone is not enough. */
const shown = (books: Books, { reset, row }: Found, use: ResetUse): Result<unknown, DeskFault> => {
  const { client, code, present } = use
  if (reset.what === 'password') return tryCode(books, row, { code, client })
  if (reset.what === 'factor') return tryPassword(books, row, { login: row.login, password: present, client })
  return ok(undefined)
}

/**
 * Uses a link up. With a token where a new phone is to be set up next; without one where the new password is all. Refuses
 * `invite_over`, and what `chosenPassword`, `tryCode` and `tryPassword` refuse.
 */
export const useReset = (books: Books, use: ResetUse): Result<{ token?: string }, DeskFault> => {
  const { nowMs, device } = use.client
  const found = foundReset(books, use.token, nowMs)
  if (!found.ok) return found
  const { reset, row } = found.value
  const chosen = reset.what === 'factor' ? undefined : chosenPassword(row.login, use)
  if (chosen?.ok === false) return chosen
  const tried = shown(books, found.value, use)
  if (!tried.ok) return tried
  if (chosen !== undefined)
    books.db
      .update(staff)
      .set({ password: hashPassword(chosen.value) })
      .where(eq(staff.id, row.id))
      .run()
  books.db.update(resets).set({ usedMs: nowMs }).where(eq(resets.id, reset.id)).run()
  endAllOf(books, row.id)
  dropToken(books, use.before)
  writeAudit(books, { atMs: nowMs, who: row.id, act: 'reset-used', about: row.id, why: reset.what })
  if (reset.what === 'password') return ok({})
  const nextSecret = newSealedSecret(books, row.id)
  return ok({ token: openSession(books, { staffId: row.id, stage: 'enrol', device, nowMs, nextSecret }) })
}
