import { and, eq, inArray, lt, lte, or, sql } from 'drizzle-orm'
import { DAY_MS } from '../../../schema/booking/instant.ts'
import type { AuditAct } from '../../../schema/desk/audit.ts'
import { ok, type Result } from '../../../schema/result.ts'
import { keepAct, partKey } from '../../acts/acts.ts'
import { dropHold, endHolds, erasedOf, holdOf, holdsOf, putHold, type Kept } from '../../retention-rows.ts'
import type { Books } from '../books.ts'
import { CHORES_EVERY_MS } from '../chores.ts'
import type { Found } from '../commands.ts'
import { erasable, eraseParties, kindOfParty, remembered } from '../erasing.ts'
import { found } from '../find.ts'
import { parties, partyPeople } from '../tables.ts'
import type {
  CorrectedParty,
  PartyLookup,
  PartyRecord,
  RightsCommand,
  RightsDone,
  Standing,
} from './rights-commands.ts'

const DAYS_AHEAD = 30
/** Nobody has more; whoever types somebody else's number a thousand times does not fill a page. */
const MOST_FOUND = 200

/** Somebody still has to come, waits, or takes part in a draw that has not been held. */
const isInForce = ({ booking, waiting, entry }: Found, nowMs: number): boolean => {
  if (booking !== undefined)
    return (booking.state === 'booked' || booking.state === 'arrived') && booking.endMs > nowMs
  if (waiting !== undefined) return waiting.state === 'waiting' || waiting.state === 'offered'
  return entry?.state === 'in'
}

const recordOf = (books: Books, id: string, nowMs: number): PartyRecord | undefined => {
  const row = books.db
    .select({
      sealed: parties.sealed,
      createdMs: parties.createdMs,
      eraseAtMs: parties.eraseAtMs,
      kind: kindOfParty,
    })
    .from(parties)
    .where(eq(parties.id, id))
    .get()
  if (row === undefined) return undefined
  const all = found(books, id, nowMs)
  const untilMs = holdOf(books.db, id)?.untilMs ?? null
  const standing = (): Standing => {
    if (row.sealed === null) return 'erased'
    if (untilMs !== null) return 'held'
    return isInForce(all, nowMs) ? 'in-force' : 'free'
  }
  const isRemembered = remembered(books, nowMs)
    .all()
    .some((one) => one.id === id)
  return { ...all, ...row, standing: standing(), heldUntilMs: untilMs, remembered: isRemembered }
}

/** Everything that belongs to whoever has these numbers, newest first; nothing for no numbers. */
export const theirParties = (
  books: Books,
  { personHash, phoneHashes = [], codeHash, ids = [] }: PartyLookup,
  nowMs: number,
): PartyRecord[] => {
  endHolds(books.db, nowMs)
  const people = books.db
    .select({ id: partyPeople.partyId })
    .from(partyPeople)
    .where(eq(partyPeople.personHash, personHash ?? ''))
  const rows = books.db
    .select({ id: parties.id })
    .from(parties)
    .where(
      or(
        personHash === undefined ? undefined : inArray(parties.id, people),
        phoneHashes.length === 0 ? undefined : inArray(parties.phoneHash, [...phoneHashes]),
        codeHash === undefined ? undefined : eq(parties.codeHash, codeHash),
        ids.length === 0 ? undefined : inArray(parties.id, [...ids]),
        sql`0`,
      ),
    )
    .orderBy(sql`${parties.createdMs} desc, ${parties.id}`)
    .limit(MOST_FOUND)
    .all()
  return rows.flatMap(({ id }) => recordOf(books, id, nowMs) ?? [])
}

const recordsOf = (books: Books, ids: readonly string[], nowMs: number): PartyRecord[] =>
  ids.flatMap((id) => recordOf(books, id, nowMs) ?? [])

const correct = ({ db }: Books, corrected: readonly CorrectedParty[]): string[] =>
  corrected.flatMap(({ id, from, sealed, phoneHash, last4Hash }) =>
    db
      .update(parties)
      .set({ sealed, phoneHash, last4Hash, wrongTries: 0, lockedUntilMs: 0 })
      .where(and(eq(parties.id, id), eq(parties.sealed, from)))
      .returning({ id: parties.id })
      .all()
      .map((row) => row.id),
  )

const erase = (books: Books, ids: readonly string[], nowMs: number): string[] => {
  const free = recordsOf(books, ids, nowMs).flatMap(({ id, standing }) => (standing === 'free' ? [id] : []))
  if (free.length > 0) eraseParties(books, inArray(parties.id, free), 'asked', nowMs)
  return free
}

const done = (books: Books, command: RightsCommand): string[] => {
  const { nowMs } = command
  switch (command.act) {
    case 'correct':
      return correct(books, command.parties)
    case 'erase':
      return erase(books, command.ids, nowMs)
    case 'keep': {
      const [party] = recordsOf(books, [command.id], nowMs)
      if (party === undefined || party.standing === 'erased') return []
      const { id, reason, by, untilMs } = command
      putHold(books.db, { thing: id, reason, by, sinceMs: nowMs, untilMs })
      return [id]
    }
    case 'lift': {
      if (holdOf(books.db, command.id) === undefined) return []
      dropHold(books.db, command.id)
      // What was due meanwhile goes with the next chores.
      books.soon(nowMs)
      return [command.id]
    }
  }
}

const auditActOf = {
  correct: 'request-corrected',
  erase: 'request-erased',
  keep: 'hold-placed',
  lift: 'hold-lifted',
} as const satisfies Record<RightsCommand['act'], AuditAct>

/** A hold that was asked for once more. */
const isHeldSo = ({ db }: Books, asked: { id: string; reason: string; untilMs: number }): boolean => {
  const hold = holdOf(db, asked.id)
  return hold?.untilMs === asked.untilMs && hold.reason === asked.reason
}

/** One act of the data keeper. What cannot be done to a thing is not done; the answer says to which it was. */
export const rights = (books: Books, command: RightsCommand): Result<RightsDone> => {
  endHolds(books.db, command.nowMs)
  if (command.act === 'keep' && isHeldSo(books, command)) return ok({ ids: [command.id] })
  const ids = done(books, command)
  const { key, nowMs: atMs, by: who, why } = command
  for (const id of ids) {
    const about = `booking:${id}`
    keepAct(books.db, { key: partKey(key, about), atMs, who, act: auditActOf[command.act], about, why })
  }
  return ok({ ids })
}

/** What of the ledger is due for erasure in the next days, what was erased, and what is on hold. */
export const kept = (books: Books, nowMs: number): Kept => {
  const { db } = books
  const day = sql<string>`date((${parties.eraseAtMs} + 28800000) / 1000, 'unixepoch')`
  const count = sql<number>`count(*)`
  const due = db
    .select({ day, what: kindOfParty, count })
    .from(parties)
    .where(and(erasable(books), lte(parties.eraseAtMs, nowMs + DAYS_AHEAD * DAY_MS)))
    .groupBy(day, kindOfParty)
    .orderBy(day)
    .all()
  const overdue = db
    .select({ count })
    .from(parties)
    .where(and(erasable(books), lt(parties.eraseAtMs, nowMs - CHORES_EVERY_MS)))
    .get()
  return { due, overdue: overdue?.count ?? 0, erased: erasedOf(db), holds: holdsOf(db) }
}

export type * from './rights-commands.ts'
export type { Kept }
