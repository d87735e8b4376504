import type { TypedParty } from '../../../schema/api/booking.ts'
import type { DrawAnswer } from '../../../schema/api/draws.ts'
import { entryFrom } from '../../../schema/booking/code.ts'
import { timesOn } from '../../../schema/booking/times.ts'
import { problem } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { nowMs, today } from '../../clock.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import { lookupBytes } from '../../lookup-hash.ts'
import { changing, keyed, mineOf, type Mine, type Retryable } from '../counter.ts'
import { ledgerOf } from '../ledger-of.ts'
import type { Visitor } from '../visitor.ts'
import { partyOf, readParty } from '../party.ts'
import { plan } from '../plan.ts'
import { availability } from '../snapshot.ts'
import type { ClosedRecord, DrawRecord } from './commands.ts'
import { publishedOf } from './views.ts'

/** What a visitor can do with draws, for the JSON routes and the pages alike. */

/** Readers see draws as they were at most this long ago: when an order comes out, everybody looks at once. */
const MOST_STALE_MS = 2000
let last: { atMs: number; records: DrawRecord[] } | undefined

export const draws = async (c: Visitor): Promise<DrawRecord[]> => {
  const atMs = nowMs(c)
  const age = last === undefined ? Infinity : atMs - last.atMs
  if (last === undefined || age < 0 || age >= MOST_STALE_MS)
    last = { atMs, records: await ledgerOf(c).draws(atMs) }
  return last.records
}

export const drawNamed = async (c: Visitor, id: string): Promise<Result<DrawRecord>> => {
  const found = (await draws(c)).find((one) => one.id === id)
  return found === undefined ? refuse(problem('draw_not_found')) : ok(found)
}

/** Closed lists by what they are committed to and drawn with: with both the same, nothing in them ever changes. */
const lists = new Map<string, ClosedRecord>()
const MOST_LISTS = 8

const closedList = async (c: Visitor, { id, commitment, publicValue }: DrawRecord) => {
  if (commitment === null) return undefined
  const key = `${id}/${commitment}/${publicValue}`
  const known = lists.get(key)
  if (known !== undefined) return known
  const list = await ledgerOf(c).closedDraw(id)
  if (list === null) return undefined
  if (lists.size >= MOST_LISTS) lists.clear()
  lists.set(key, list)
  return list
}

/** A draw with everything that is published of it. */
export const publishedDraw = async (c: Visitor, id: string): Promise<Result<DrawAnswer>> => {
  const record = await drawNamed(c, id)
  if (!record.ok) return record
  const { office, appointment, day } = record.value
  const list = await closedList(c, record.value)
  if (list !== undefined) return ok(publishedOf(record.value, list))
  const { taken } = await availability(c)
  const choices = timesOn(plan, taken.changes, office, appointment, day)
    .filter(({ capacity }) => capacity > 0)
    .map(({ startMs }) => startMs)
  return ok(publishedOf(record.value, undefined, choices))
}

/** From the party's id, as its code is, and as little to be guessed: only the entry's own receipt shows both. */
const entryOf = (ring: KeyRing, id: string): string => entryFrom(lookupBytes(ring, 'draw-entry', id))

type EntryRequest = Retryable & { draw: string; typed: TypedParty; preferences: number[] }

/** Puts a couple on the list; a retry gets the same code and the same number. */
export const enter = async (
  c: Visitor,
  { draw, typed, preferences, key }: EntryRequest,
): Promise<Result<Mine & { number: string }>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const record = await drawNamed(c, draw)
  if (!record.ok) return record
  const what = plan.appointments.get(record.value.appointment)
  if (what === undefined) return refuse(problem('slot_not_offered'))
  const read = readParty(typed, what, today(c), record.value.day)
  if (!read.ok) return read
  const id = crypto.randomUUID()
  const entered = await ledgerOf(c).enter({
    nowMs: nowMs(c),
    keyed: keyed(ring.value, 'enter', { key }, [draw, typed, preferences]),
    draw,
    party: partyOf(ring.value, id, read.value),
    entry: entryOf(ring.value, id),
    preferences,
  })
  if (!entered.ok) return entered
  const mine = mineOf(c, ring.value, await ledgerOf(c).found(entered.value.id, nowMs(c)))
  return mine.ok ? ok({ ...mine.value, number: entered.value.entry }) : mine
}

export const withdraw = (c: Visitor, { token, key }: Retryable & { token: string }) =>
  changing(c, token, (ring, id) =>
    ledgerOf(c).withdraw({ nowMs: nowMs(c), id, keyed: keyed(ring, 'withdraw', { key }, id) }),
  )
