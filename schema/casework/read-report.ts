import type { FieldValue, TypedPlace, TypedReport } from '../api/casework.ts'
import { readPhone } from '../booking/code.ts'
import type { RequestField, RequestKind } from '../content/request.ts'
import { isDay } from '../dates.ts'
import { problem, type FieldFault } from '../problems.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { Spot } from './near.ts'

export type ReadFields = Record<string, FieldValue>
/** A report as it is kept: what may be counted apart from what is sealed. */
export type ReadReport = {
  danger: boolean
  /** Values of fields seen by everybody, and answers to urgency questions. */
  open: ReadFields
  /** Values of all other fields, the landmark and the contact: sealed before they are stored. */
  sealed: { fields: ReadFields; landmark?: string; name?: string; phone?: string }
  spot: Spot
}

/** A county where somebody's place was looked up: its townships and villages by code. */
export type Divisions = {
  county: string
  townshipOf: (code: string) => { villages: ReadonlySet<string> } | undefined
  /** A place next door that people take for this one: its name, and where they turn instead. */
  nextDoor?: (code: string) => { name: string; note: string } | undefined
}

/** Text without what nobody sees or can print: control characters but line breaks, halves of characters, marks of direction. */
export const tidyText = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?!\n)[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu, ' ')
    .trim()

/** Characters as people count them. */
const lengthOf = (text: string): number => Array.from(text).length

const textFault = (typed: string, max: number): FieldFault['code'] | undefined =>
  lengthOf(typed) > max ? 'too_long' : undefined

type ReadOne = { value: FieldValue } | { fault: Omit<FieldFault, 'path'> } | { empty: true }

const readNumber = (typed: FieldValue, min: number, max: number): ReadOne => {
  const number = typeof typed === 'string' ? Number(typed.normalize('NFKC').trim()) : typed
  if (typeof number !== 'number' || !Number.isInteger(number)) return { fault: { code: 'not_whole_number' } }
  if (number < min) return { fault: { code: 'too_small', params: { min } } }
  if (number > max) return { fault: { code: 'too_large', params: { max } } }
  return { value: number }
}

const isEmpty = (typed: FieldValue | undefined): boolean =>
  typed === undefined ||
  (typeof typed === 'string' && tidyText(typed) === '') ||
  (Array.isArray(typed) && typed.length === 0)

const readOne = (field: RequestField, typed: FieldValue): ReadOne => {
  switch (field.type) {
    case 'text':
    case 'long': {
      if (typeof typed !== 'string') return { fault: { code: 'wrong_type' } }
      const text = field.type === 'text' ? tidyText(typed).replaceAll('\n', ' ') : tidyText(typed)
      const fault = textFault(text, field.max)
      return fault === undefined ? { value: text } : { fault: { code: fault, params: { max: field.max } } }
    }
    case 'choice':
      return field.options.some(({ id }) => id === typed)
        ? { value: typed }
        : { fault: { code: 'not_an_option' } }
    case 'choices': {
      const chosen = typeof typed === 'string' ? [typed] : typed
      if (!Array.isArray(chosen) || !chosen.every((id) => field.options.some((option) => option.id === id)))
        return { fault: { code: 'not_an_option' } }
      return { value: field.options.map(({ id }) => id).filter((id) => chosen.includes(id)) }
    }
    case 'number':
      return readNumber(typed, field.min, field.max)
    case 'day':
      return typeof typed === 'string' && isDay(typed) ? { value: typed } : { fault: { code: 'not_a_date' } }
    case 'yesno':
      if (typed === true || typed === 'yes') return { value: true }
      if (typed === false || typed === 'no') return { value: false }
      return { fault: { code: 'not_an_option' } }
  }
}

const urgencyAnswers = ['yes', 'no', 'unsure']

const readFields = (kind: RequestKind, typed: ReadFields, faults: FieldFault[]) => {
  const [open, sealed]: [ReadFields, ReadFields] = [{}, {}]
  let danger = false
  for (const { id, danger: isDanger } of kind.urgency) {
    const said = typed[id] === true ? 'yes' : typed[id] === false ? 'no' : typed[id]
    if (said === undefined || said === '') continue
    if (typeof said !== 'string' || !urgencyAnswers.includes(said)) {
      faults.push({ path: `fields.${id}`, code: 'not_an_option' })
      continue
    }
    open[id] = said
    danger ||= isDanger && said === 'yes'
  }
  for (const field of kind.fields) {
    const path = `fields.${field.id}`
    const value = typed[field.id]
    if (value === undefined || isEmpty(value)) {
      if (field.required) faults.push({ path, code: 'required' })
      continue
    }
    const read = readOne(field, value)
    if ('fault' in read) faults.push({ path, ...read.fault })
    else if ('value' in read) (field.seenBy === 'public' ? open : sealed)[field.id] = read.value
  }
  const known = new Set([...kind.urgency, ...kind.fields].map(({ id }) => id))
  for (const id of Object.keys(typed))
    if (!known.has(id)) faults.push({ path: `fields.${id}`, code: 'unknown_field' })
  return { danger, open, sealed }
}

/** A place next door is not "none of the choices": whoever is there is told where to turn, whatever they send with. */
const townshipFault = (township: string, { nextDoor }: Divisions): FieldFault => {
  const other = nextDoor?.(township)
  return other === undefined
    ? { path: 'place.township', code: 'not_an_option' }
    : { path: 'place.township', code: 'place_next_door', params: { name: other.name, note: other.note } }
}

const readPlace = (
  kind: RequestKind,
  place: TypedPlace | undefined,
  divisions: Divisions,
  faults: FieldFault[],
): { spot: Spot; landmark?: string } => {
  const { township = '', village = '', landmark = '', lat, lon, accuracyM } = place ?? {}
  const spot: Spot = {}
  const point = lat !== undefined && lon !== undefined
  const words = tidyText(landmark).replaceAll('\n', ' ')
  const divided = divisions.townshipOf(township)
  if (kind.place === 'none') return { spot }
  if (township !== '' && divided === undefined) faults.push(townshipFault(township, divisions))
  if (village !== '' && divided?.villages.has(village) !== true)
    faults.push({ path: 'place.village', code: 'not_an_option' })
  if ((lat === undefined) !== (lon === undefined)) faults.push({ path: 'place.lat', code: 'required' })
  // A point alone is a place; a village alone is not, but better than nothing with words beside it.
  if (kind.place === 'required' && !point && township === '')
    faults.push({ path: 'place.township', code: 'required' })
  if (township !== '') spot.township = township
  if (village !== '') spot.village = village
  if (point) Object.assign(spot, { lat, lon, ...(accuracyM === undefined ? {} : { accuracyM }) })
  return words === '' ? { spot } : { spot, landmark: words }
}

const readContact = (
  kind: RequestKind,
  { name = '', phone = '' }: { name?: string; phone?: string },
  faults: FieldFault[],
) => {
  const contact: { name?: string; phone?: string } = {}
  const tidyName = tidyText(name).replaceAll('\n', ' ')
  if (kind.contact.name !== 'none' && tidyName !== '') contact.name = tidyName
  else if (kind.contact.name === 'required') faults.push({ path: 'contact.name', code: 'required' })
  if (kind.contact.phone === 'none') return contact
  const digits = readPhone(phone)
  if (digits !== undefined) contact.phone = digits
  else if (phone.trim() !== '') faults.push({ path: 'contact.phone', code: 'not_a_phone' })
  else if (kind.contact.phone === 'required') faults.push({ path: 'contact.phone', code: 'required' })
  return contact
}

/**
 * Reads what was typed by the kind it is of. Refuses `invalid_input` with every fault, in the order of the form
 * (`fields.<id>`, `place.township`, `contact.phone`, `photos`).
 */
export const readReport = (
  kind: RequestKind,
  typed: TypedReport,
  divisions: Divisions,
): Result<ReadReport> => {
  const faults: FieldFault[] = []
  const { danger, open, sealed } = readFields(kind, typed.fields, faults)
  const { spot, landmark } = readPlace(kind, typed.place, divisions, faults)
  const photos = typed.photos ?? []
  if (photos.length > kind.photos)
    faults.push({ path: 'photos', code: 'too_many', params: { max: kind.photos } })
  const contact = readContact(kind, typed.contact ?? {}, faults)
  if (faults.length > 0) return refuse(problem('invalid_input', faults))
  return ok({
    danger,
    open,
    sealed: { fields: sealed, ...(landmark === undefined ? {} : { landmark }), ...contact },
    spot,
  })
}
