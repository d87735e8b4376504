import type { TypedParty } from '../../../schema/api/booking.ts'
import { readIdNumber, type Sex } from '../../../schema/booking/id-number.ts'
import { dayOf } from '../../../schema/dates.ts'
import type { PolicyAppointment } from '../../../schema/policy.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { personPaths, PHONE } from '../../../views/booking/model.ts'
import { t } from '../../words.ts'
import { readParty } from '../party.ts'

/** Longer than any name or number that is one; what is longer still is cut, and refused for what it is then. */
const MOST_TYPED = 80

const typedAt = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').slice(0, MOST_TYPED)

/** The people of a service as the form has them; fields that are missing are empty. */
export const partyFromForm = (form: URLSearchParams, { people }: PolicyAppointment): TypedParty => ({
  people: Array.from({ length: people }, (_, at) => ({
    name: typedAt(form, personPaths(at).name),
    idNumber: typedAt(form, personPaths(at).idNumber),
  })),
  phone: typedAt(form, PHONE),
})

export const isBlank = ({ people, phone }: TypedParty): boolean =>
  phone === '' && people.every(({ name, idNumber }) => name === '' && idNumber === '')

export const emptyParty = (what: PolicyAppointment): TypedParty => partyFromForm(new URLSearchParams(), what)

export const faultsIn = (
  typed: TypedParty,
  what: PolicyAppointment,
  nowMs: number,
  startMs: number | undefined,
): readonly FieldFault[] => {
  const read = readParty(typed, what, dayOf(nowMs), startMs === undefined ? undefined : dayOf(startMs))
  return read.ok ? [] : (read.problem.fields ?? [])
}

const sexes: readonly Sex[] = ['female', 'male']

/** Who carries an ID number that does not look like what the form calls them. The counter decides; here it is only said. */
export const doubtsIn = (typed: TypedParty, { labels }: PolicyAppointment, nowMs: number): number[] =>
  typed.people.flatMap(({ idNumber }, at) => {
    const called = sexes.find((sex) => t(`booking.hold.${sex}`) === labels[at])
    const read = readIdNumber(idNumber, dayOf(nowMs))
    return called === undefined || typeof read === 'string' || read.sex === called ? [] : [at]
  })
