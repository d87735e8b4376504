import { asc, desc, eq, sql } from 'drizzle-orm'
import { dayOf, isDay } from '../../../schema/dates.ts'
import { deskFault, type DeskFault } from '../../../schema/desk/faults.ts'
import { nextActs, type Stay, type StayAct, type StayPlace } from '../../../schema/desk/stays.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import type { CaseBooks } from '../books.ts'
import { rules } from '../rules.ts'
import { keepForAudit } from './for-audit.ts'
import { stayEvents, stays } from './stay-tables.ts'

/** `by` is a staff id; `key` names what was sent, so that the same form is one entry. */
type Sent = { by: string; key: string; nowMs: number }
/** `sealed`: a name, sealed for this stay by the Worker. */
export type OpenStay = Sent & { id: string; sinceDay: string; place: StayPlace; sealed: string | null }
export type ChangeStay = Sent & { number: number; change: StayAct }
export type StayCommand = OpenStay | ChangeStay
export type StayEvent = Omit<typeof stayEvents.$inferSelect, 'stayId' | 'key'>
export type StayFile = { stay: Stay; sealed: string | null; events: StayEvent[] }

type Row = typeof stays.$inferSelect

const stayOf = ({ sealed, ...row }: Row): Stay => ({ ...row, named: sealed !== null })

const rowOf = ({ db }: CaseBooks, number: number): Row | undefined =>
  db.select().from(stays).where(eq(stays.number, number)).get()

/** A day that has been, and is not before another one. */
const canBe = (day: string, nowMs: number, least = ''): boolean =>
  isDay(day) && day <= dayOf(nowMs) && day >= least

const write = (
  { db }: CaseBooks,
  stayId: string,
  { by, key, nowMs }: Sent,
  event: Pick<StayEvent, 'act' | 'day' | 'what'>,
): void => {
  const seq = sql<number>`1 + (SELECT count(*) FROM stay_events WHERE stay_id = ${stayId})`
  db.insert(stayEvents)
    .values({ stayId, seq, atMs: nowMs, by, key, ...event })
    .run()
}

const openStay = (books: CaseBooks, command: OpenStay): Result<number, DeskFault> => {
  const { id, sinceDay, place, sealed, nowMs } = command
  if (!canBe(sinceDay, nowMs)) return refuse(deskFault('stay_day'))
  const { number } = books.db
    .insert(stays)
    .values({
      id,
      number: sql`1 + (SELECT coalesce(max(number), 0) FROM stays)`,
      sinceDay,
      place,
      placedDay: sinceDay,
      sealed,
    })
    .returning({ number: stays.number })
    .get()
  write(books, id, command, { act: 'opened', day: sinceDay, what: place })
  keepForAudit(books, command, 'stay-opened', `stay:${number} ${sinceDay} ${place}`)
  return ok(number)
}

type Change = { set: Partial<Row>; what: string }

/** What an act changes; undefined for a choice that is none. The name goes as soon as the stay is over. */
const changeOf = (act: StayAct): Change | undefined => {
  const has = (list: readonly { id: string }[], id: string): boolean => list.some((one) => one.id === id)
  switch (act.act) {
    case 'placed':
      return { set: { place: act.place, placedDay: act.day }, what: act.place }
    case 'settled':
      return { set: { settledDay: act.day }, what: '' }
    case 'assisted':
      return has(rules.rescue.assistances, act.assistance)
        ? {
            set: { assistance: act.assistance, assistedDay: act.day, sealed: null },
            what: act.assistance,
          }
        : undefined
    case 'ended':
      return has(rules.rescue.ends, act.how)
        ? { set: { endedHow: act.how, endedDay: act.day, sealed: null }, what: act.how }
        : undefined
  }
}

const changeStay = (books: CaseBooks, command: ChangeStay): Result<number, DeskFault> => {
  const { number, change: act, nowMs } = command
  const row = rowOf(books, number)
  if (row === undefined) return refuse(deskFault('not_yours'))
  if (!nextActs(row).includes(act.act)) return refuse(deskFault('stay_cannot'))
  const least = act.act === 'placed' ? row.placedDay : (row.settledDay ?? row.sinceDay)
  if (!canBe(act.day, nowMs, least)) return refuse(deskFault('stay_day'))
  const change = changeOf(act)
  if (change === undefined) return refuse(deskFault('stay_choice'))
  books.db.update(stays).set(change.set).where(eq(stays.id, row.id)).run()
  write(books, row.id, command, { act: act.act, day: act.day, what: change.what })
  const about = `stay:${number} ${act.act} ${act.day} ${change.what}`.trim()
  keepForAudit(books, command, 'stay-changed', about)
  return ok(number)
}

/**
 * Somebody comes into care, or one more thing is written down about them; the number of the stay. A day may be one that has been,
 * but none before what was written down last. Refuses `not_yours` (none has this number), `stay_cannot`, `stay_choice`, `stay_day`.
 */
export const writeStay = (books: CaseBooks, command: StayCommand): Result<number, DeskFault> => {
  const before = books.db
    .select({ number: stays.number })
    .from(stayEvents)
    .innerJoin(stays, eq(stays.id, stayEvents.stayId))
    .where(eq(stayEvents.key, command.key))
    .get()
  if (before !== undefined) return ok(before.number)
  return 'change' in command ? changeStay(books, command) : openStay(books, command)
}

/** Everybody who is in care or settled without assistance, the longest first; and how many stays are over. */
export const openStays = ({ db }: CaseBooks): { open: Stay[]; over: number } => {
  const isOpen = sql`assisted_day IS NULL AND ended_day IS NULL`
  const open = db.select().from(stays).where(isOpen).orderBy(asc(stays.sinceDay), asc(stays.number)).all()
  const over = db
    .select({ count: sql<number>`count(*)` })
    .from(stays)
    .where(sql`NOT (${isOpen})`)
    .get()
  return { open: open.map(stayOf), over: over?.count ?? 0 }
}

/** One stay with all that was written down, the newest first. */
export const stayFile = (books: CaseBooks, number: number): StayFile | null => {
  const row = rowOf(books, number)
  if (row === undefined) return null
  const events = books.db
    .select()
    .from(stayEvents)
    .where(eq(stayEvents.stayId, row.id))
    .orderBy(desc(stayEvents.seq))
    .all()
  return {
    stay: stayOf(row),
    sealed: row.sealed,
    events: events.map(({ seq, atMs, by, act, day, what }) => ({ seq, atMs, by, act, day, what })),
  }
}
