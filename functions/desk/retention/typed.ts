import { MOST_NAME } from '../../../schema/api/booking.ts'
import { readPhone } from '../../../schema/booking/code.ts'
import { readIdNumber } from '../../../schema/booking/id-number.ts'
import { tidyText } from '../../../schema/casework/read-report.ts'
import { addDays, isDay, type Day } from '../../../schema/dates.ts'
import { LEAST_WHY } from '../../../schema/desk/may.ts'
import { requestKinds, type RequestKind } from '../../../schema/desk/rights.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { policy } from '../../policy.ts'

const LONGEST = 200
/** A request that came in earlier has been answered, or never will be. */
const MOST_DAYS_AGO = 90

export const word = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').trim().slice(0, LONGEST)

export const numberIn = (text: string | undefined): number => {
  const number = Number(text ?? NaN)
  return Number.isSafeInteger(number) ? number : 0
}

export type TypedRequest = { kind: string; proof: string; phone: string; idNumber: string; received: string }

export const typedRequest = (form: URLSearchParams): TypedRequest => ({
  kind: word(form, 'kind'),
  proof: word(form, 'proof'),
  phone: word(form, 'phone'),
  idNumber: word(form, 'idNumber'),
  received: word(form, 'received'),
})

export type ReadRequest = {
  kind: RequestKind
  proof: string
  received: Day
  /** In clear, only until they are hashed. */
  numbers: { phone?: string; idNumber?: string }
}

const phoneFault = (typed: string): FieldFault[] =>
  typed === '' || readPhone(typed) !== undefined ? [] : [{ path: 'phone', code: 'not_a_phone' }]

const dayFault = (received: string, today: Day): FieldFault[] => {
  if (!isDay(received)) return [{ path: 'received', code: 'not_a_date' }]
  if (received > today) return [{ path: 'received', code: 'date_in_future' }]
  const min = addDays(today, -MOST_DAYS_AGO)
  return received < min ? [{ path: 'received', code: 'date_too_early', params: { min } }] : []
}

/** What was typed about a request, or what cannot be right in it, in the order of the form. */
export const readRequest = (typed: TypedRequest, today: Day): ReadRequest | FieldFault[] => {
  const { phone, idNumber, received, proof } = typed
  const kind = requestKinds.find((one) => one === typed.kind)
  const read = idNumber === '' ? undefined : readIdNumber(idNumber, today)
  const faults: FieldFault[] = [
    ...(kind === undefined ? [{ path: 'kind', code: 'not_an_option' } as const] : []),
    ...(policy.rights.proofs.some(({ id }) => id === proof)
      ? []
      : [{ path: 'proof', code: 'not_an_option' } as const]),
    ...(phone === '' && idNumber === '' ? [{ path: 'phone', code: 'only_one_of' } as const] : []),
    ...phoneFault(phone),
    ...(typeof read === 'string' ? [{ path: 'idNumber', code: read }] : []),
    ...dayFault(received, today),
  ]
  if (faults.length > 0 || kind === undefined) return faults
  const tidy = readPhone(phone)
  return {
    kind,
    proof,
    received,
    numbers: {
      ...(tidy === undefined ? {} : { phone: tidy }),
      ...(typeof read === 'object' ? { idNumber: read.number } : {}),
    },
  }
}

export const whyFault = (why: string, path = 'why'): FieldFault[] =>
  why.length < LEAST_WHY ? [{ path, code: 'required' }] : []

export type TypedCorrection = { name: string; phone: string; why: string; chosen: string[] }

export const typedCorrection = (form: URLSearchParams): TypedCorrection => ({
  name: word(form, 'name'),
  phone: word(form, 'phone'),
  why: word(form, 'why'),
  chosen: [...new Set(form.getAll('thing'))].slice(0, LONGEST),
})

/** A name and a phone as they are kept; each missing where nothing was typed. */
export const readCorrection = (typed: TypedCorrection): { name?: string; phone?: string } | FieldFault[] => {
  const name = tidyText(typed.name).replaceAll('\n', ' ')
  const phone = readPhone(typed.phone)
  const faults: FieldFault[] = [
    ...(name === '' && typed.phone === '' ? [{ path: 'name', code: 'required' } as const] : []),
    ...(name !== '' && !/\p{L}/u.test(name) ? [{ path: 'name', code: 'required' } as const] : []),
    ...(name.length > MOST_NAME
      ? [{ path: 'name', code: 'too_long', params: { max: MOST_NAME } } as const]
      : []),
    ...phoneFault(typed.phone),
    ...(typed.chosen.length === 0 ? [{ path: 'thing', code: 'required' } as const] : []),
    ...whyFault(typed.why),
  ]
  if (faults.length > 0) return faults
  return { ...(name === '' ? {} : { name }), ...(phone === undefined ? {} : { phone }) }
}

export type TypedHold = { of: string; which: string; reason: string; until: string }

export const typedHold = (form: URLSearchParams): TypedHold => ({
  of: word(form, 'of') === 'case' ? 'case' : 'booking',
  which: word(form, 'which'),
  reason: word(form, 'reason'),
  until: word(form, 'until'),
})

export const holdFaults = ({ which, reason, until }: TypedHold, today: Day): FieldFault[] => {
  const last = addDays(today, policy.rights.holdMostDays)
  const day: FieldFault[] = !isDay(until)
    ? [{ path: 'until', code: 'not_a_date' }]
    : until <= today
      ? [{ path: 'until', code: 'date_too_early', params: { min: today } }]
      : until > last
        ? [{ path: 'until', code: 'too_large', params: { max: last } }]
        : []
  return [
    ...(which === '' ? [{ path: 'which', code: 'required' } as const] : []),
    ...whyFault(reason, 'reason'),
    ...day,
  ]
}
