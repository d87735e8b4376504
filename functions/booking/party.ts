import { codeFrom, readCode, readPhone } from '../../schema/booking/code.ts'
import {
  hasReached,
  readIdNumber,
  type IdNumber,
  type IdNumberFault,
} from '../../schema/booking/id-number.ts'
import { tight } from '../../schema/booking/tight.ts'
import { MOST_NAME, type TypedParty } from '../../schema/api/booking.ts'
import type { Appointment } from '../../schema/content/appointment.ts'
import { birthdayOf, dayText, type Day } from '../../schema/dates.ts'
import { problem, type FieldFault } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import type { KeyRing } from '../keys.ts'
import { lookupBytes, lookupHash } from '../lookup-hash.ts'
import { open, seal } from '../sealed.ts'
import type { Party } from './commands.ts'

/** What is sealed under a party: all that could tell who somebody is. */
export type Sealed = { people: { name: string; idNumber: string }[]; phone: string }

const partyContext = (id: string): string => `party:${id}`

/** The code of a booking, a waiting or a draw entry: from its id, so that it need not be stored to be told again. */
export const codeOf = (ring: KeyRing, id: string): string => codeFrom(lookupBytes(ring, 'booking-code', id))

export const codeHashOf = (ring: KeyRing, code: string): string => lookupHash(ring, 'code', code)
export const last4HashOf = (ring: KeyRing, code: string, last4: string): string =>
  lookupHash(ring, 'last4', `${code}:${last4}`)
export const personHashOf = (ring: KeyRing, idNumber: string): string => lookupHash(ring, 'person', idNumber)

/** What somebody typed to find their booking; refuses with the field that cannot be right. */
export const readLookup = (
  ring: KeyRing,
  typed: { code: string; phoneLast4: string },
): Result<{ codeHash: string; last4Hash: string }> => {
  const code = readCode(typed.code)
  const last4 = tight(typed.phoneLast4)
  const faults: FieldFault[] = []
  if (code === undefined) faults.push({ path: 'code', code: 'not_a_code' })
  if (!/^\d{4}$/.test(last4)) faults.push({ path: 'phoneLast4', code: 'not_last_four' })
  if (code === undefined || faults.length > 0) return refuse(problem('invalid_input', faults))
  return ok({ codeHash: codeHashOf(ring, code), last4Hash: last4HashOf(ring, code, last4) })
}

/** A name without what nobody sees or can print: control characters, halves of characters, marks of direction. */
const tidyName = (name: string): string =>
  name.replaceAll(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu, ' ').trim()

const nameFaults = (name: string, path: string): FieldFault[] => {
  const tidy = tidyName(name)
  if (!/\p{L}/u.test(tidy)) return [{ path, code: 'required' }]
  return tidy.length > MOST_NAME ? [{ path, code: 'too_long', params: { max: MOST_NAME } }] : []
}

const ageFaults = ({ leastAge }: Appointment, read: IdNumber, path: string, onDay: Day): FieldFault[] => {
  const years = leastAge?.[read.sex]
  if (years === undefined || hasReached(read, years, onDay)) return []
  return [{ path, code: 'too_young', params: { years, from: dayText(birthdayOf(read.born, years)) } }]
}

/** Who of a party that is known is too young on the day of a time to which it would move; `path` is where the time was said. */
export const tooYoungOn = (
  { people }: Sealed,
  appointment: Appointment,
  path: string,
  onDay: Day,
): FieldFault[] =>
  people.flatMap(({ idNumber }) => {
    // Read once already: a birth is not in the future of a day that comes.
    const read = readIdNumber(idNumber, onDay)
    return typeof read === 'string' ? [] : ageFaults(appointment, read, path, onDay)
  })

const numberFaults = (
  appointment: Appointment,
  typed: string,
  read: IdNumber | IdNumberFault,
  path: string,
  onDay: Day | undefined,
): FieldFault[] => {
  if (typed.trim() === '') return [{ path, code: 'required' }]
  if (typeof read === 'string') return [{ path, code: read }]
  return onDay === undefined ? [] : ageFaults(appointment, read, path, onDay)
}

/**
 * Reads what was typed about the people of an appointment. `onDay` is the day on which they come: a lower age than the law
 * asks for is refused with the day from which it is reached. Names are taken as they are; only the counter sees the card.
 */
export const readParty = (
  typed: TypedParty,
  appointment: Appointment,
  today: Day,
  onDay: Day | undefined,
): Result<Sealed> => {
  const faults: FieldFault[] = []
  const numbers = typed.people.map(({ idNumber }) => readIdNumber(idNumber, today))
  if (typed.people.length !== appointment.people)
    faults.push({ path: 'people', code: 'wrong_people_count', params: { count: appointment.people } })
  // In the order in which the form asks, so that a list of faults reads from top to bottom.
  typed.people.forEach(({ name, idNumber }, at) => {
    const read = numbers[at]
    faults.push(...nameFaults(name, `people.${at}.name`))
    if (read !== undefined)
      faults.push(...numberFaults(appointment, idNumber, read, `people.${at}.idNumber`, onDay))
  })
  const [first, second] = numbers
  if (typeof first === 'object' && typeof second === 'object' && first.number === second.number)
    faults.push({ path: 'people.1.idNumber', code: 'same_person' })
  const phone = readPhone(typed.phone)
  if (phone === undefined)
    faults.push({ path: 'phone', code: typed.phone.trim() === '' ? 'required' : 'not_a_phone' })
  if (faults.length > 0 || phone === undefined) return refuse(problem('invalid_input', faults))
  const people = typed.people.map(({ name }, at) => {
    const read = numbers[at]
    if (typeof read !== 'object') throw new Error('a number without a fault was not read')
    return { name: tidyName(name), idNumber: read.number }
  })
  return ok({ people, phone })
}

/** Seals and hashes a party under a new id. */
export const partyOf = (ring: KeyRing, id: string, data: Sealed): Party => {
  const code = codeOf(ring, id)
  return {
    id,
    codeHash: codeHashOf(ring, code),
    last4Hash: last4HashOf(ring, code, data.phone.slice(-4)),
    phoneHash: lookupHash(ring, 'phone', data.phone),
    sealed: seal(ring, partyContext(id), JSON.stringify(data)),
    personHashes: data.people.map(({ idNumber }) => personHashOf(ring, idNumber)),
  }
}

/** The people and the phone of a party. What we sealed ourselves has our own shape. */
export const openParty = (ring: KeyRing, id: string, sealed: string): Sealed =>
  JSON.parse(open(ring, partyContext(id), sealed)) as Sealed
