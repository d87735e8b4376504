import {
  reportBodySchema,
  type FieldValue,
  type TypedPlace,
  type TypedReport,
} from '../../schema/api/casework.ts'
import { dayOf, isDay } from '../../schema/dates.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import type { PolicyRequest } from '../../schema/policy.ts'
import { policy } from '../policy.ts'
import type { Answer } from './answer.ts'
import { refusal } from './errors.ts'
import { wordsFieldOf } from './services.ts'
import { readDatetime } from './span.ts'

/** `media`: a photo was named that is not fetched. */
export type Posted = { typed: TypedReport; media: boolean }

const text = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim()

const ATTRIBUTE = /^attribute\[([A-Za-z][A-Za-z0-9]{0,31})\](?:\[\d*\])?$/

/** `attribute[code]=…`, several times for a list of several. */
const attributesOf = (form: URLSearchParams): Map<string, string[]> => {
  const values = new Map<string, string[]>()
  for (const [name, value] of form) {
    const code = ATTRIBUTE.exec(name)?.[1]
    if (code !== undefined && value !== '') values.set(code, [...(values.get(code) ?? []), value])
  }
  return values
}

/** A day as our forms have it; an instant becomes the day it is in Asia/Shanghai. */
const readDay = (typed: string): string => {
  const atMs = isDay(typed) ? undefined : readDatetime(typed)
  return atMs === undefined ? typed : dayOf(atMs)
}

const fieldsOf = (kind: PolicyRequest, form: URLSearchParams): Result<TypedReport['fields'], Answer> => {
  const fields: Record<string, FieldValue> = {}
  for (const [code, values] of attributesOf(form)) {
    const type = kind.fields.find(({ id }) => id === code)?.type
    const [first = '', ...more] = values
    if (type !== 'choices' && more.length > 0)
      return refuse(refusal(400, 'several', { argument: `attribute[${code}]` }))
    fields[code] = type === 'choices' ? values : type === 'day' ? readDay(first) : first
  }
  const [words, description] = [wordsFieldOf(kind), text(form, 'description')]
  if (words === undefined || description === '') return ok(fields)
  const typed = fields[words]
  return ok({ ...fields, [words]: typeof typed === 'string' ? `${typed}\n${description}` : description })
}

const degrees = (typed: string, most: number): number | undefined =>
  /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(typed) && Math.abs(Number(typed)) <= most ? Number(typed) : undefined

/** The divisions whose names stand in an address that somebody wrote: a township, and a village of it. */
const divisionIn = (address: string): Pick<TypedPlace, 'township' | 'village'> => {
  const named = policy.places.townships.filter(({ name }) => address.includes(name))
  const [township, ...others] = named
  if (township === undefined || others.length > 0) return {}
  const villages = township.villages.filter(({ name }) => address.includes(name))
  const [village] = villages
  return {
    township: township.code,
    ...(village !== undefined && villages.length === 1 ? { village: village.code } : {}),
  }
}

/** `address_id` is the code of a township (9 digits) or of a village (12, the township's first). */
const divisionOf = (code: string): Pick<TypedPlace, 'township' | 'village'> =>
  code.length === 12 ? { township: code.slice(0, 9), village: code } : { township: code }

const placeOf = (form: URLSearchParams): Result<TypedPlace, Answer> => {
  const [lat, long] = [text(form, 'lat'), text(form, 'long')]
  const [address, id] = [text(form, 'address_string'), text(form, 'address_id')]
  if ((lat === '') !== (long === '')) return refuse(refusal(400, 'half-point'))
  if (lat === '' && address === '' && id === '') return refuse(refusal(400, 'no-place'))
  const point = lat === '' ? {} : { lat: degrees(lat, 90), lon: degrees(long, 180) }
  if (lat !== '' && (point.lat === undefined || point.lon === undefined))
    return refuse(refusal(400, 'no-point'))
  const division = id === '' ? divisionIn(address) : divisionOf(id)
  if (lat === '' && division.township === undefined) return refuse(refusal(400, 'vague-place'))
  return ok({
    ...division,
    ...(point.lat === undefined || point.lon === undefined ? {} : { lat: point.lat, lon: point.lon }),
    ...(address === '' ? {} : { landmark: address }),
  })
}

/**
 * A POST of GeoReport v2 as the report it means: still as typed, to be read by its kind. What somebody wrote goes where it is
 * sealed: `description` into the kind's first long field, the names and the phone into its contact, `address_string` into the
 * landmark. `email`, `device_id` and `account_id` have no place here and are not kept; `media_url` is never fetched.
 */
export const readPosted = (kind: PolicyRequest, form: URLSearchParams): Result<Posted, Answer> => {
  const fields = fieldsOf(kind, form)
  if (!fields.ok) return fields
  const place = kind.place === 'none' ? ok(undefined) : placeOf(form)
  if (!place.ok) return place
  const [name, phone] = [`${text(form, 'last_name')}${text(form, 'first_name')}`, text(form, 'phone')]
  const typed = reportBodySchema.safeParse({
    kind: kind.id,
    fields: fields.value,
    place: place.value,
    contact: { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) },
  })
  return typed.success
    ? ok({ typed: typed.data, media: text(form, 'media_url') !== '' })
    : refuse(refusal(400, 'too-long'))
}
