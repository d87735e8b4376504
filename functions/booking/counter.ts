import type { BookingReceipt, BookingView, TypedParty, WaitingView } from '../../schema/api/booking.ts'
import type { EntryView } from '../../schema/api/draws.ts'
import { readIdNumber } from '../../schema/booking/id-number.ts'
import type { Day } from '../../schema/dates.ts'
import { dayOf } from '../../schema/dates.ts'
import { problem, type Problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { admit } from '../admit.ts'
import { nowMs, today } from '../clock.ts'
import { keyRing, type KeyRing } from '../keys.ts'
import { lookupHash } from '../lookup-hash.ts'
import { timeOrderedId } from '../time-ordered-id.ts'
import { readToken, signToken } from '../token.ts'
import type { Booked, Found, Keyed, Party, TimeRef } from './commands.ts'
import { entryView } from './draws/views.ts'
import { ledgerOf } from './ledger-of.ts'
import { codeOf, openParty, partyOf, readLookup, readParty, tooYoungOn } from './party.ts'
import { plan } from './plan.ts'
import { withoutSeal } from './records.ts'
import { bookTogether, holdTogether } from './rush.ts'
import { readHoldSecret } from './secrets.ts'
import { bookingView, heldOf, receiptOf, waitingView, type Held } from './views.ts'
import type { Visitor } from './visitor.ts'

/**
 * What a visitor can do, for the JSON routes and the pages alike. Here everything is read, hashed and sealed; the ledger
 * behind it sees no name and no number. Refusals are values; the codes are those of schema/problems.ts.
 */
type HoldKey = { hold: string; secret: string }
export type Retryable = { key: string }

/** A party's own view of its booking or its waiting, and the token that lets it change them for half an hour. */
export type Mine = {
  id: string
  token: string
  code: string
  /** As the API shows it. */
  view?: BookingView
  /** What a calendar file needs besides. */
  booking?: Booked
  waiting?: WaitingView
  entry?: EntryView
}

const TOKEN_MS = 30 * 60_000
const TOKEN_PURPOSE = 'booking'

export const keyed = (ring: KeyRing, operation: string, { key }: Retryable, body: unknown): Keyed => ({
  key: `${operation}/${key}`,
  body: lookupHash(ring, 'request-body', JSON.stringify(body)),
})

export const mineOf = (
  c: Visitor,
  ring: KeyRing,
  { id, booking, touched, waiting, entry }: Found,
): Result<Mine> => {
  if (booking === undefined && waiting === undefined && entry === undefined)
    return refuse(problem('booking_not_found'))
  return ok({
    id,
    token: signToken(ring, TOKEN_PURPOSE, { id }, nowMs(c) + TOKEN_MS),
    code: codeOf(ring, id),
    ...(booking === undefined
      ? {}
      : { view: bookingView(ring, booking, touched), booking: withoutSeal(booking) }),
    ...(waiting === undefined ? {} : { waiting: waitingView(ring, waiting) }),
    ...(entry === undefined ? {} : { entry: entryView(entry) }),
  })
}

/** Whose token it is, or the refusal to look it up again. */
const readMine = (c: Visitor, ring: KeyRing, token: string): Result<string> => {
  const payload = readToken(ring, TOKEN_PURPOSE, token, nowMs(c))
  const id = typeof payload === 'object' && payload !== null && 'id' in payload ? payload.id : undefined
  return typeof id === 'string' ? ok(id) : refuse(problem('token_invalid'))
}

const asItStands = (found: Found): Found => found

/** The booking as the first answer told it: a retry that comes late is not told what changed after it. */
const asAnswered = (found: Found, first: Booked): Found => ({
  ...found,
  booking: { ...first, sealed: found.booking?.sealed ?? null },
})

/** Runs `work` with the ring, and then tells how the party stands, or what `tell` makes of it. */
export const changing = async <T>(
  c: Visitor,
  token: string,
  work: (ring: KeyRing, id: string) => Promise<Result<T>>,
  tell: (found: Found, done: T) => Found = asItStands,
): Promise<Result<Mine>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const id = readMine(c, ring.value, token)
  if (!id.ok) return id
  const done = await work(ring.value, id.value)
  if (!done.ok) return done
  return mineOf(c, ring.value, tell(await ledgerOf(c).found(id.value, nowMs(c)), done.value))
}

export const hold = async (
  c: Visitor,
  { office, appointment, startMs, key }: { office: string; appointment: string; startMs: number } & Retryable,
): Promise<Result<Held>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const time = { office, appointment, startMs }
  const atMs = nowMs(c)
  const held = await holdTogether(c, {
    ...time,
    nowMs: atMs,
    keyed: keyed(ring.value, 'hold', { key }, time),
    holdId: timeOrderedId(atMs),
  })
  return held.ok ? ok(heldOf(ring.value, held.value)) : held
}

export const held = async (c: Visitor, { hold, secret }: HoldKey): Promise<Result<Held>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  if (readHoldSecret(ring.value, hold, secret) === undefined) return refuse(problem('hold_not_found'))
  const found = await ledgerOf(c).held(hold, nowMs(c))
  return found.ok ? ok(heldOf(ring.value, found.value)) : found
}

export const release = async (c: Visitor, { hold, secret }: HoldKey): Promise<Result<true>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  if (readHoldSecret(ring.value, hold, secret) === undefined) return refuse(problem('hold_not_found'))
  await ledgerOf(c).release(hold, nowMs(c))
  return ok(true)
}

type BookRequest = HoldKey & Retryable & { typed: TypedParty }

/** However many networks somebody has: the same people ask only so often. */
const countPeople = (c: Visitor, { personHashes }: Party): Promise<Result<void>> =>
  admit(c, { weight: 1, proof: false, persons: personHashes })

const bookIn = async (c: Visitor, ring: KeyRing, request: BookRequest) => {
  const { hold, secret, typed, key } = request
  const time = readHoldSecret(ring, hold, secret)
  const appointment = time && plan.appointments.get(time.appointment)
  if (time === undefined || appointment === undefined) return refuse(problem('hold_not_found'))
  const read = readParty(typed, appointment, today(c), dayOf(time.startMs))
  if (!read.ok) return read
  const atMs = nowMs(c)
  const party = partyOf(ring, timeOrderedId(atMs), read.value)
  const counted = await countPeople(c, party)
  if (!counted.ok) return counted
  return bookTogether(c, {
    nowMs: atMs,
    keyed: keyed(ring, 'book', { key }, [hold, typed]),
    holdId: hold,
    party,
  })
}

/** Books a held time. The answer is the receipt; `book` says what its people see besides. */
export const bookReceipt = async (c: Visitor, request: BookRequest): Promise<Result<BookingReceipt>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const booked = await bookIn(c, ring.value, request)
  return booked.ok ? ok(receiptOf(ring.value, booked.value)) : booked
}

export const book = async (c: Visitor, request: BookRequest): Promise<Result<Mine>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const booked = await bookIn(c, ring.value, request)
  if (!booked.ok) return booked
  return mineOf(c, ring.value, await ledgerOf(c).found(booked.value.id, nowMs(c)))
}

export const find = async (
  c: Visitor,
  typed: { code: string; phoneLast4: string },
): Promise<Result<Mine>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const asked = readLookup(ring.value, typed)
  if (!asked.ok) return asked
  const found = await ledgerOf(c).find({ ...asked.value, nowMs: nowMs(c) })
  return found.ok ? mineOf(c, ring.value, found.value) : found
}

export const mine = (c: Visitor, token: string): Promise<Result<Mine>> =>
  changing(c, token, () => Promise.resolve(ok(true)))

/** Whether everybody who is typed is of the booking of a token. Numbers that are not filled in yet count for nobody. */
export const isBookingOf = async (c: Visitor, token: string, { people }: TypedParty): Promise<boolean> => {
  const ring = keyRing(c.env)
  const id = ring.ok ? readMine(c, ring.value, token) : ring
  if (!ring.ok || !id.ok) return false
  const { booking } = await ledgerOf(c).found(id.value, nowMs(c))
  if (booking === undefined || booking.sealed === null) return false
  const known = openParty(ring.value, id.value, booking.sealed).people.map(({ idNumber }) => idNumber)
  return people.every(({ idNumber }) => {
    const read = readIdNumber(idNumber, today(c))
    return idNumber.trim() === '' || (typeof read === 'object' && known.includes(read.number))
  })
}

/** Ages count on the day on which the people come: an earlier day may be too early for them. Only here their numbers are known. */
const ageFault = async (
  c: Visitor,
  ring: KeyRing,
  id: string,
  { appointment, startMs }: TimeRef,
): Promise<Problem | undefined> => {
  const [what, { booking }] = [plan.appointments.get(appointment), await ledgerOf(c).found(id, nowMs(c))]
  // A hold for another service is refused as that, whoever is how old.
  if (what === undefined || booking?.appointment !== appointment || booking.sealed === null) return undefined
  const fields = tooYoungOn(openParty(ring, id, booking.sealed), what, 'hold', dayOf(startMs))
  return fields.length === 0 ? undefined : problem('too_young', fields)
}

export const move = (c: Visitor, { token, hold, secret, key }: HoldKey & Retryable & { token: string }) =>
  changing(
    c,
    token,
    async (ring, id): Promise<Result<Booked>> => {
      const time = readHoldSecret(ring, hold, secret)
      if (time === undefined) return refuse(problem('hold_not_found'))
      const fault = await ageFault(c, ring, id, time)
      if (fault !== undefined) return refuse(fault)
      const command = { nowMs: nowMs(c), id, holdId: hold }
      return ledgerOf(c).move({ ...command, keyed: keyed(ring, 'move', { key }, [id, hold]) })
    },
    asAnswered,
  )

export const cancel = (c: Visitor, { token, key }: Retryable & { token: string }) =>
  changing(
    c,
    token,
    (ring, id): Promise<Result<Booked>> =>
      ledgerOf(c).cancel({ nowMs: nowMs(c), id, keyed: keyed(ring, 'cancel', { key }, id) }),
    asAnswered,
  )

export const leave = (c: Visitor, { token, key }: Retryable & { token: string }) =>
  changing(c, token, (ring, id) =>
    ledgerOf(c).leave({ nowMs: nowMs(c), id, keyed: keyed(ring, 'leave', { key }, id) }),
  )

type WaitRequest = Retryable & {
  office: string
  appointment: string
  day: Day
  startMs?: number
  typed: TypedParty
}

/** Puts people into the line; `position` is what the first answer said, also for a retry. */
export const wait = async (
  c: Visitor,
  { office, appointment, day, startMs, typed, key }: WaitRequest,
): Promise<Result<Mine & { position: number }>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const what = plan.appointments.get(appointment)
  if (what === undefined || !plan.offices.has(office)) return refuse(problem('slot_not_offered'))
  const read = readParty(typed, what, today(c), day)
  if (!read.ok) return read
  const line = { office, appointment, day, ...(startMs === undefined ? {} : { startMs }) }
  const party = partyOf(ring.value, timeOrderedId(nowMs(c)), read.value)
  const counted = await countPeople(c, party)
  if (!counted.ok) return counted
  const waits = await ledgerOf(c).wait({
    ...line,
    nowMs: nowMs(c),
    keyed: keyed(ring.value, 'wait', { key }, [line, typed]),
    party,
  })
  if (!waits.ok) return waits
  const mine = mineOf(c, ring.value, await ledgerOf(c).found(waits.value.id, nowMs(c)))
  return mine.ok ? ok({ ...mine.value, position: waits.value.position }) : mine
}

/** Takes the offered place for the people who wait, with nothing to type again. */
export const accept = (c: Visitor, { token, key }: Retryable & { token: string }) =>
  changing(
    c,
    token,
    (ring, id): Promise<Result<Booked>> =>
      ledgerOf(c).accept({ nowMs: nowMs(c), id, keyed: keyed(ring, 'accept', { key }, id) }),
    asAnswered,
  )
