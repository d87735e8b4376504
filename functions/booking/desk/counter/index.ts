import { ok, refuse, type Result } from '../../../../schema/result.ts'
import { maskedIdNumber, maskedName, maskedPhone } from '../../../../schema/mask.ts'
import { addDays, type Day } from '../../../../schema/dates.ts'
import { deskFault, type DeskFault } from '../../../../schema/desk/faults.ts'
import { readLast4, readScanned } from '../../../../schema/desk/scanned.ts'
import { nowMs } from '../../../clock.ts'
import { keyRing, type KeyRing } from '../../../keys.ts'
import { timeOrderedId } from '../../../time-ordered-id.ts'
import { atDesk } from '../desk-of.ts'
import { codeHashOf, codeOf, openParty, type Sealed } from '../../party.ts'
import { plan } from '../../plan.ts'
import type { Visitor } from '../../visitor.ts'
import type { ActCommand, CounterEvent, CounterRecord, UndoCommand } from './commands.ts'

/** What staff at the counter see of one: everything that could tell who it is masked. */
export type CounterLine = Omit<CounterRecord, 'sealed' | 'appointment'> & {
  service: string
  /** How many people come. */
  people: number
  /** The first half of the code: enough to tell one from another. Empty for who came without a booking. */
  shortCode: string
  names: readonly string[]
  idNumbers: readonly string[]
  phone: string
}

export type { CounterEvent }

/** Days before and after, in which a phone's last digits are looked for. */
const NEAR = { before: 1, after: 7 }
const HALF = 4

/** Nobody comes to a page of the desk without keys (pages/guard.ts). */
const ringOf = ({ env }: Visitor): KeyRing => {
  const ring = keyRing(env)
  if (!ring.ok) throw new Error('the desk is open without keys')
  return ring.value
}

const partyOf = (ring: KeyRing, { id, sealed }: CounterRecord): Sealed | undefined =>
  sealed === null ? undefined : openParty(ring, id, sealed)

const lineOf = (ring: KeyRing, record: CounterRecord): CounterLine => {
  const { sealed: _, appointment, ...rest } = record
  const what = plan.appointments.get(appointment)
  const party = partyOf(ring, record)
  return {
    ...rest,
    service: what?.name ?? appointment,
    people: what?.people ?? 1,
    shortCode: record.kind === 'booked' ? codeOf(ring, record.id).slice(0, HALF) : '',
    names: party?.people.map(({ name }) => maskedName(name)) ?? [],
    idNumbers: party?.people.map(({ idNumber }) => maskedIdNumber(idNumber)) ?? [],
    phone: party === undefined ? '' : maskedPhone(party.phone),
  }
}

/** Everybody of an office's day: who booked, by time, then who came without, by number. */
export const counterDay = async (c: Visitor, office: string, day: Day): Promise<CounterLine[]> => {
  const ring = ringOf(c)
  const records = await atDesk(c, (desk) =>
    desk.counterDays({ office, from: day, until: day, nowMs: nowMs(c) }),
  )
  return records.map((record) => lineOf(ring, record))
}

/** One, with all that was marked of them; undefined where there is no such id. */
export const counterOne = async (
  c: Visitor,
  id: string,
): Promise<{ line: CounterLine; events: readonly CounterEvent[] } | undefined> => {
  const found = await atDesk(c, (desk) => desk.counterOne(id, nowMs(c)))
  return found === null ? undefined : { line: lineOf(ringOf(c), found.record), events: found.events }
}

/** What a masked field holds, opened; a line for each person. Nothing where it was erased. */
export const openedField = async (
  c: Visitor,
  id: string,
  field: 'name' | 'phone' | 'id-number',
): Promise<string[]> => {
  const found = await atDesk(c, (desk) => desk.counterOne(id, nowMs(c)))
  const party = found === null ? undefined : partyOf(ringOf(c), found.record)
  if (party === undefined) return []
  if (field === 'phone') return [party.phone]
  return party.people.map(({ name, idNumber }) => (field === 'name' ? name : idNumber))
}

/** Whose code was scanned or typed. Refuses `not_a_code` for what can be none, `not_yours` for one that nobody has. */
export const counterScan = async (c: Visitor, typed: string): Promise<Result<string, DeskFault>> => {
  const code = readScanned(typed)
  if (code === undefined) return refuse(deskFault('not_a_code'))
  const id = await atDesk(c, (desk) => desk.counterCode(codeHashOf(ringOf(c), code), nowMs(c)))
  return id === null ? refuse(deskFault('not_yours')) : ok(id)
}

/**
 * An office's bookings by code, or by the last four digits of the phone among those of the days around one. The digits are compared
 * with what is opened here: no hash of four digits is kept that could be tried ten thousand times. Refuses `not_a_code`.
 */
export const counterSearch = async (
  c: Visitor,
  { office, day, typed }: { office: string; day: Day; typed: string },
): Promise<Result<CounterLine[], DeskFault>> => {
  const last4 = readLast4(typed)
  if (last4 === undefined) {
    const id = await counterScan(c, typed)
    if (!id.ok) return id.problem.code === 'not_yours' ? ok([]) : id
    const found = await counterOne(c, id.value)
    return ok(found === undefined || found.line.office !== office ? [] : [found.line])
  }
  const [from, until] = [addDays(day, -NEAR.before), addDays(day, NEAR.after)]
  const ring = ringOf(c)
  const records = await atDesk(c, (desk) => desk.counterDays({ office, from, until, nowMs: nowMs(c) }))
  return ok(
    records
      .filter((record) => partyOf(ring, record)?.phone.endsWith(last4) === true)
      .map((record) => lineOf(ring, record)),
  )
}

type Marked = Promise<Result<CounterLine, DeskFault>>
const marked = async (c: Visitor, done: Promise<Result<CounterRecord, DeskFault>>): Marked => {
  const record = await done
  return record.ok ? ok(lineOf(ringOf(c), record.value)) : record
}

export const counterAct = (c: Visitor, command: Omit<ActCommand, 'nowMs'>): Marked =>
  marked(
    c,
    atDesk(c, (desk) => desk.counterAct({ ...command, nowMs: nowMs(c) })),
  )

export const counterUndo = (c: Visitor, command: Omit<UndoCommand, 'nowMs'>): Marked =>
  marked(
    c,
    atDesk(c, (desk) => desk.counterUndo({ ...command, nowMs: nowMs(c) })),
  )

/** A number for somebody without a booking. Refuses `service_unknown` for what the office does not offer. */
export const counterWalkIn = async (
  c: Visitor,
  command: { key: string; by: string; office: string; appointment: string },
): Marked => {
  const offers = plan.offices.get(command.office)?.offers ?? []
  if (!offers.some(({ appointment }) => appointment === command.appointment))
    return refuse(deskFault('service_unknown'))
  const atMs = nowMs(c)
  const record = await atDesk(c, (desk) =>
    desk.counterWalkIn({ ...command, id: timeOrderedId(atMs), nowMs: atMs }),
  )
  return ok(lineOf(ringOf(c), record))
}

/** Tells who waits today that it will be later; how many were told. Refuses `minutes_unknown`, `nobody_waits`. */
export const counterDelay = async (
  c: Visitor,
  command: { key: string; by: string; office: string; minutes: number },
): Promise<Result<{ told: number }, DeskFault>> =>
  plan.rules.delayMinutes.includes(command.minutes)
    ? atDesk(c, (desk) => desk.counterDelay({ ...command, nowMs: nowMs(c) }))
    : refuse(deskFault('minutes_unknown'))

/** What an office can be asked at the counter, and how many minutes late it can say it is. */
export const counterOffers = (
  office: string,
): { services: { id: string; name: string }[]; minutes: number[] } => ({
  services: (plan.offices.get(office)?.offers ?? []).map(({ appointment }) => ({
    id: appointment,
    name: plan.appointments.get(appointment)?.name ?? appointment,
  })),
  minutes: plan.rules.delayMinutes,
})
