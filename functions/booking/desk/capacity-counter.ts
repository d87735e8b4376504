import type { TypedParty } from '../../../schema/api/booking.ts'
import { dayOf } from '../../../schema/dates.ts'
import { maskedName, maskedPhone } from '../../../schema/mask.ts'
import { problem } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import { nowMs, today } from '../../clock.ts'
import { newKey } from '../../form-key.ts'
import { keyRing, type KeyRing } from '../../keys.ts'
import { timeOrderedId } from '../../time-ordered-id.ts'
import type { BookingRecord, TimeRef } from '../commands.ts'
import { keyed } from '../counter.ts'
import { ledgerOf } from '../ledger-of.ts'
import { atDesk } from './desk-of.ts'
import { codeOf, openParty, partyOf, readParty } from '../party.ts'
import { plan } from '../plan.ts'
import type { Visitor } from '../visitor.ts'
import type {
  AffectedBooking,
  CapacityRecord,
  ChangeCommand,
  Effect,
  ProposeCommand,
  TouchedRecord,
} from './capacity-commands.ts'

export { plan } from '../plan.ts'
export { emptyParty, partyFromForm } from '../pages/typed.ts'
export { knownMatter, matterOf } from '../pages/matter.ts'

/** Here sealed names and phones are opened, and masked before anybody sees them. */
export type Masked = { names: readonly string[]; phone: string }
type WithMasked<T extends AffectedBooking> = Omit<T, 'sealed'> & { party: Masked | null }

const masked = (ring: KeyRing, { id, sealed }: AffectedBooking): Masked | null => {
  if (sealed === null) return null
  const { people, phone } = openParty(ring, id, sealed)
  return { names: people.map(({ name }) => maskedName(name)), phone: maskedPhone(phone) }
}

const withMasked = <T extends AffectedBooking>(ring: KeyRing, booking: T): WithMasked<T> => {
  const { sealed, ...rest } = booking
  return { ...rest, party: masked(ring, { ...booking, sealed }) }
}

export type CapacityView = Omit<CapacityRecord, 'touched'> & { touched: WithMasked<TouchedRecord>[] }
export type EffectView = Omit<Effect, 'touched' | 'lifted'> & {
  touched: WithMasked<AffectedBooking>[]
  lifted: WithMasked<AffectedBooking>[]
}

const effectView = (ring: KeyRing, effect: Effect): EffectView => ({
  ...effect,
  touched: effect.touched.map((one) => withMasked(ring, one)),
  lifted: effect.lifted.map((one) => withMasked(ring, one)),
})

const withRing = async <T>(c: Visitor, work: (ring: KeyRing) => Promise<T>): Promise<Result<T>> => {
  const ring = keyRing(c.env)
  return ring.ok ? ok(await work(ring.value)) : ring
}

/** An office's times of a month as they are this very moment, not as readers saw them. */
export const capacityOf = (c: Visitor, office: string, month: string): Promise<Result<CapacityView>> =>
  withRing(c, async (ring) => {
    const record = await atDesk(c, (desk) => desk.capacity({ nowMs: nowMs(c), office, month }))
    return { ...record, touched: record.touched.map((one) => withMasked(ring, one)) }
  })

export const previewOf = (c: Visitor, command: ProposeCommand): Promise<Result<EffectView>> =>
  withRing(c, async (ring) => effectView(ring, await atDesk(c, (desk) => desk.previewChange(command))))

export const changeBy = (
  c: Visitor,
  command: ChangeCommand,
): Promise<Result<{ made: boolean; effect: EffectView }>> =>
  withRing(c, async (ring) => {
    const { made, effect } = await atDesk(c, (desk) => desk.change(command))
    return { made, effect: effectView(ring, effect) }
  })

/** A booking by its id; undefined where there is none, or nothing of a person is kept of it any more. */
export const bookingOf = async (c: Visitor, id: string): Promise<BookingRecord | undefined> =>
  (await ledgerOf(c).found(id, nowMs(c))).booking

/** The whole phone of a booking. Whoever asks has said why, and it is written down. */
export const phoneOf = (c: Visitor, { id, sealed }: BookingRecord): Result<string> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  return sealed === null ? refuse(problem('booking_not_found')) : ok(openParty(ring.value, id, sealed).phone)
}

export const keepBy = (c: Visitor, asked: { id: string; by: string; why: string }): Promise<Result<true>> =>
  atDesk(c, (desk) => desk.keepTouched({ ...asked, key: newKey(), nowMs: nowMs(c) }))

type OverbookRequest = TimeRef & { typed: TypedParty; by: string; reason: string; key: string }

/** Enters a party beyond the places of a full time; people are read as those who type themselves. */
export const overbookBy = async (
  c: Visitor,
  { typed, by, reason, key, ...time }: OverbookRequest,
): Promise<Result<{ code: string; endMs: number }>> => {
  const ring = keyRing(c.env)
  if (!ring.ok) return ring
  const what = plan.appointments.get(time.appointment)
  if (what === undefined) return refuse(problem('slot_not_offered'))
  const read = readParty(typed, what, today(c), dayOf(time.startMs))
  if (!read.ok) return read
  const atMs = nowMs(c)
  const party = partyOf(ring.value, timeOrderedId(atMs), read.value)
  const booked = await atDesk(c, (desk) =>
    desk.overbook({
      ...time,
      nowMs: atMs,
      keyed: keyed(ring.value, 'overbook', { key }, [time, typed, reason, by]),
      key,
      party,
      by,
      reason,
    }),
  )
  if (!booked.ok) return booked
  const { id, endMs } = booked.value
  // A retry gets the first answer, with the first one's id.
  return ok({ code: codeOf(ring.value, id), endMs })
}
