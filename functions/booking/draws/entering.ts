import { and, eq, inArray, sql } from 'drizzle-orm'
import { DAY_MS } from '../../../schema/booking/instant.ts'
import { timesOn } from '../../../schema/booking/times.ts'
import { addPeople, pastOf } from '../people.ts'
import { problem, type FieldFault, type Problem } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import type { EntryState } from '../../../schema/api/draws.ts'
import type { Books } from '../books.ts'
import { refusalFor } from '../limits.ts'
import { parties, partyPeople } from '../tables.ts'
import type { Entered, EnterCommand, WithdrawCommand } from './commands.ts'
import { drawRow, entryRecord } from './records.ts'
import { drawEntries, type DrawRow } from './tables.ts'

/** More couples than a county marries in several years: whoever sends more is not a couple. */
const MOST_ENTRIES = 20_000

/** The times one can put one's name down for. */
export const timesToWish = (books: Books, { office, appointment, day }: DrawRow) =>
  timesOn(books.plan, books.changes, office, appointment, day).filter(({ capacity }) => capacity > 0)

const preferenceFaults = (books: Books, row: DrawRow, preferences: readonly number[]): FieldFault[] => {
  const starts = new Set(timesToWish(books, row).map(({ startMs }) => startMs))
  if (preferences.length === 0) return [{ path: 'preferences', code: 'required' }]
  return preferences.flatMap((startMs, at): FieldFault[] =>
    starts.has(startMs) && preferences.indexOf(startMs) === at
      ? []
      : [{ path: `preferences.${at}`, code: 'not_an_option' }],
  )
}

/** Why these people cannot enter, or undefined. One entry a person, and none for who has or may not have a booking. */
const peopleFault = (books: Books, row: DrawRow, command: EnterCommand): Problem | undefined => {
  for (const personHash of command.party.personHashes) {
    const past = pastOf(books, personHash)
    if (past.some(({ kind, scope, active }) => kind === 'entry' && scope === row.id && active === 1))
      return problem('already_entered')
    const fault = refusalFor(past, books.plan.rules, row.appointment, command.nowMs, command.party.id)
    if (fault !== undefined) return fault
  }
  return undefined
}

const isOpen = ({ state, fromMs, untilMs }: DrawRow, nowMs: number): boolean =>
  state === 'open' && nowMs >= fromMs && nowMs < untilMs

const dayEndMs = (day: string): number => Date.parse(`${day}T23:59:59+08:00`)

const entryCount = ({ db }: Books, draw: string): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(drawEntries)
    .where(eq(drawEntries.draw, draw))
    .get()?.count ?? 0

/** Puts a couple on the list of a draw. */
export const enter = (books: Books, command: EnterCommand): Result<Entered> => {
  const { party, entry, preferences, nowMs } = command
  const row = drawRow(books, command.draw)
  if (row === undefined) return refuse(problem('draw_not_found'))
  if (!isOpen(row, nowMs)) return refuse(problem('draw_not_open'))
  const faults = preferenceFaults(books, row, preferences)
  if (faults.length > 0) return refuse(problem('invalid_input', faults))
  const fault = peopleFault(books, row, command)
  if (fault !== undefined) return refuse(fault)
  if (entryCount(books, row.id) >= MOST_ENTRIES) return refuse(problem('draw_full'))
  const { id, codeHash, last4Hash, phoneHash, sealed } = party
  const eraseAtMs = dayEndMs(row.day) + books.plan.rules.retentionDays.waiting * DAY_MS
  books.run.addParty({ id, codeHash, last4Hash, phoneHash, sealed, createdMs: nowMs, eraseAtMs })
  addPeople(books, party, 'entry', row.id)
  books.db
    .insert(drawEntries)
    .values({ id, draw: row.id, entry, preferences, enteredMs: nowMs, state: 'in' })
    .run()
  return ok({ id, entry, state: 'in' })
}

/** Entries that ended in this state bind nobody any longer, and their names are needed for a few days only. */
export const endEntries = (
  { db, plan }: Books,
  draw: string,
  state: Extract<EntryState, 'withdrawn' | 'passed' | 'cancelled'>,
  nowMs: number,
): void => {
  const ended = db
    .select({ id: drawEntries.id })
    .from(drawEntries)
    .where(and(eq(drawEntries.draw, draw), eq(drawEntries.state, state)))
  db.update(partyPeople).set({ active: 0 }).where(inArray(partyPeople.partyId, ended)).run()
  const eraseAtMs = nowMs + plan.rules.retentionDays.cancelled * DAY_MS
  // Whoever took an entry back earlier keeps the earlier date.
  db.update(parties)
    .set({ eraseAtMs: sql`min(${parties.eraseAtMs}, ${eraseAtMs})` })
    .where(inArray(parties.id, ended))
    .run()
}

/** Takes an entry back while entries are open. A second time changes nothing. */
export const withdraw = (books: Books, { id, nowMs }: WithdrawCommand): Result<Entered> => {
  const entry = entryRecord(books, id)
  if (entry === undefined) return refuse(problem('booking_not_found'))
  const withdrawn = ok({ id, entry: entry.entry, state: 'withdrawn' } as const)
  if (entry.state === 'withdrawn') return withdrawn
  const row = drawRow(books, entry.draw)
  if (row === undefined || !isOpen(row, nowMs)) return refuse(problem('draw_not_open'))
  books.db.update(drawEntries).set({ state: 'withdrawn' }).where(eq(drawEntries.id, id)).run()
  endEntries(books, row.id, 'withdrawn', nowMs)
  return withdrawn
}
