import { readCode } from '../../../schema/booking/code.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import { maskedIdNumber, maskedName, maskedPhone } from '../../../schema/mask.ts'
import { nowMs } from '../../clock.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import { lookupHash } from '../../lookup-hash.ts'
import type { Hold, Kept } from '../../retention-rows.ts'
import { keyed } from '../counter.ts'
import { atDesk } from './desk-of.ts'
import { codeHashOf, codeOf, openParty, partyOf, personHashOf, type Sealed } from '../party.ts'
import { plan } from '../plan.ts'
import type { Visitor } from '../visitor.ts'
import type { PartyRecord, RightsAct, Standing } from './rights-commands.ts'

/**
 * What the ledger offers whoever answers requests about one's own data. Here it is opened; what leaves is masked, but for a copy. Who
 * asks, and whether they may, is the desk's to know.
 */

/** Keyed hashes of what somebody typed: an ID number, and phones. They are all that is kept of it. */
export type Lookup = { person?: string; phones: readonly string[] }

export const lookupOf = (ring: KeyRing, typed: { idNumber?: string; phone?: string }): Lookup => ({
  ...(typed.idNumber === undefined ? {} : { person: personHashOf(ring, typed.idNumber) }),
  phones: typed.phone === undefined ? [] : [phoneHashOf(ring, typed.phone)],
})

export const phoneHashOf = (ring: KeyRing, phone: string): string => lookupHash(ring, 'phone', phone)

export type BookingThing = {
  id: string
  kind: PartyRecord['kind']
  code: string
  /** Its id: whose it is. */
  office: string
  place: string
  service: string
  /** Of a booking its start, of a waiting or a draw its day. */
  when: { startMs: number } | { day: string }
  state: string
  createdMs: number
  eraseAtMs: number | null
  standing: Standing
  heldUntilMs: number | null
  remembered: boolean
  /** Masked. `own`: whoever asks. Empty once it was erased. */
  people: { name: string; idNumber: string; own: boolean }[]
  phone?: string
}

/** One person's own data of one thing, in clear; of others only how many they are. */
export type BookingCopy = {
  what: PartyRecord['kind']
  code: string
  service: string
  place: string
  when: string
  state: string
  askedAt: string
  kept: string
  name?: string
  idNumber?: string
  phone?: string
  others: number
  /** Of a draw: the published number, and the times that were wished for. */
  entry?: string
  wishes?: string[]
}

type Opened = { record: PartyRecord; data: Sealed | undefined; own: number; phoneIsOwn: boolean }

const ringOf = (c: Visitor): KeyRing => {
  const ring = keyRing(c.env)
  if (!ring.ok) throw new Error('the desk is open without keys')
  return ring.value
}

const openedOf = (ring: KeyRing, { person, phones }: Lookup, record: PartyRecord): Opened => {
  const { sealed, id } = record
  if (sealed === null) return { record, data: undefined, own: -1, phoneIsOwn: false }
  const data = openParty(ring, id, sealed)
  const own =
    person === undefined
      ? -1
      : data.people.findIndex(({ idNumber }) => personHashOf(ring, idNumber) === person)
  const phoneIsOwn = phones.includes(phoneHashOf(ring, data.phone)) || (own === 0 && data.people.length === 1)
  return { record, data, own, phoneIsOwn }
}

type What = Pick<BookingThing, 'office' | 'state' | 'when'> & { appointment: string }

const whatOf = ({ booking, waiting, entry }: PartyRecord): What => {
  if (booking !== undefined) return { ...booking, when: { startMs: booking.startMs } }
  const other = waiting ?? entry
  if (other === undefined) throw new Error('a party of nothing')
  return {
    ...other,
    when: typeof other.startMs === 'number' ? { startMs: other.startMs } : { day: other.day },
  }
}

const factsOf = (ring: KeyRing, record: PartyRecord) => {
  const { office, appointment, state, when } = whatOf(record)
  return {
    code: codeOf(ring, record.id),
    office,
    place: plan.offices.get(office)?.name ?? office,
    service: plan.appointments.get(appointment)?.name ?? appointment,
    state,
    when,
  }
}

const thingOf = (ring: KeyRing, { record, data, own }: Opened): BookingThing => {
  const { id, kind, createdMs, eraseAtMs, standing, heldUntilMs, remembered } = record
  return {
    ...factsOf(ring, record),
    id,
    kind,
    createdMs,
    eraseAtMs,
    standing,
    heldUntilMs,
    remembered,
    people: (data?.people ?? []).map(({ name, idNumber }, at) => ({
      name: maskedName(name),
      idNumber: maskedIdNumber(idNumber),
      own: at === own,
    })),
    ...(data === undefined ? {} : { phone: maskedPhone(data.phone) }),
  }
}

const copyOf = (ring: KeyRing, { record, data, own, phoneIsOwn }: Opened): BookingCopy => {
  const { code, service, place, state, when } = factsOf(ring, record)
  const me = data?.people[own]
  const { entry } = record
  return {
    what: record.kind,
    code,
    service,
    place,
    state,
    when: 'day' in when ? when.day : instantText(when.startMs),
    askedAt: instantText(record.createdMs),
    kept: record.eraseAtMs === null ? '' : instantText(record.eraseAtMs),
    ...(me === undefined ? {} : { name: me.name, idNumber: me.idNumber }),
    ...(data === undefined || !phoneIsOwn ? {} : { phone: data.phone }),
    others: (data?.people.length ?? 0) - (me === undefined ? 0 : 1),
    ...(entry === undefined ? {} : { entry: entry.entry, wishes: entry.preferences.map(instantText) }),
  }
}

const found = async (c: Visitor, lookup: Lookup): Promise<Opened[]> => {
  const { person, phones } = lookup
  const asked = { ...(person === undefined ? {} : { personHash: person }), phoneHashes: phones }
  const records = await atDesk(c, (desk) => desk.theirParties(asked, nowMs(c)))
  return records.map((record) => openedOf(ringOf(c), lookup, record))
}

/** Everything in the ledger that belongs to somebody, masked. */
export const theirBookings = async (c: Visitor, lookup: Lookup): Promise<BookingThing[]> =>
  (await found(c, lookup)).map((opened) => thingOf(ringOf(c), opened))

/** Their own data of these things, in clear. */
export const copyOfBookings = async (
  c: Visitor,
  lookup: Lookup,
  ids: readonly string[],
): Promise<BookingCopy[]> =>
  (await found(c, lookup))
    .filter(({ record }) => ids.includes(record.id))
    .map((opened) => copyOf(ringOf(c), opened))

/** Who asks, for what reason, in which form: what the audit is to say of each thing. */
export type Asking = { key: string; by: string; why: string }

/** `body`: what was asked for, where the act itself holds what is sealed anew each time. */
const act = async (
  c: Visitor,
  { key, by, why }: Asking,
  what: RightsAct,
  body: unknown = what,
): Promise<string[]> => {
  const once = keyed(ringOf(c), `rights-${what.act}`, { key }, body)
  const done = await atDesk(c, (desk) => desk.rights({ ...what, nowMs: nowMs(c), keyed: once, key, by, why }))
  return done.ok ? done.value.ids : []
}

/**
 * Another name for whoever asks, another phone for the whole party: sealed and hashed anew; the code stays. Nobody's name is changed who
 * did not ask by their own ID number. The ids of what was changed.
 */
export const correctBookings = async (
  c: Visitor,
  lookup: Lookup,
  { ids, name, phone, ...asking }: { ids: readonly string[]; name?: string; phone?: string } & Asking,
): Promise<string[]> => {
  const ring = ringOf(c)
  const parties = (await found(c, lookup)).flatMap(({ record: { id, sealed }, data, own }) => {
    if (!ids.includes(id) || data === undefined || sealed === null) return []
    const people = data.people.map((one, at) => (at === own && name !== undefined ? { ...one, name } : one))
    const made = { people, phone: phone ?? data.phone }
    if (JSON.stringify(made) === JSON.stringify({ people: data.people, phone: data.phone })) return []
    const { sealed: resealed, phoneHash, last4Hash } = partyOf(ring, id, made)
    return [{ id, from: sealed, sealed: resealed, phoneHash, last4Hash }]
  })
  return parties.length === 0 ? [] : act(c, asking, { act: 'correct', parties }, [ids, name, phone])
}

/** Erases what may be erased before its time; the ids of what was. */
export const eraseBookings = (c: Visitor, ids: readonly string[], asking: Asking): Promise<string[]> =>
  ids.length === 0 ? Promise.resolve([]) : act(c, asking, { act: 'erase', ids: [...ids] })

export const keepBooking = (
  c: Visitor,
  hold: { id: string; reason: string; untilMs: number },
  asking: Asking,
): Promise<string[]> => act(c, asking, { act: 'keep', ...hold })

export const liftBooking = (c: Visitor, id: string, asking: Asking): Promise<string[]> =>
  act(c, asking, { act: 'lift', id })

/** The thing of a booking code, however it was typed; masked. */
export const bookingOfCode = async (c: Visitor, typed: string): Promise<BookingThing | undefined> => {
  const [ring, code] = [ringOf(c), readCode(typed)]
  if (code === undefined) return undefined
  const [record] = await atDesk(c, (desk) =>
    desk.theirParties({ codeHash: codeHashOf(ring, code) }, nowMs(c)),
  )
  return record && thingOf(ring, openedOf(ring, { phones: [] }, record))
}

/** What is on hold, with the thing it is about. */
export const heldBookings = async (
  c: Visitor,
  holds: readonly Hold[],
): Promise<{ hold: Hold; thing: BookingThing }[]> => {
  const records = await atDesk(c, (desk) =>
    desk.theirParties({ ids: holds.map(({ thing }) => thing) }, nowMs(c)),
  )
  return holds.flatMap((hold) => {
    const record = records.find(({ id }) => id === hold.thing)
    return record === undefined
      ? []
      : [{ hold, thing: thingOf(ringOf(c), openedOf(ringOf(c), { phones: [] }, record)) }]
  })
}

export const keptBookings = (c: Visitor): Promise<Kept> => atDesk(c, (desk) => desk.kept(nowMs(c)))
