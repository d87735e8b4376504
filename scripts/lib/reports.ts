import { policy } from '../../functions/policy.ts'
import type { FieldValue, TypedPlace, TypedReport } from '../../schema/api/casework.ts'
import type { RequestField, RequestKind } from '../../schema/content/request.ts'
import { between, pick, type Random } from './chance.ts'

/** What somebody who never was would send; `words` stand in every field that takes words. */
export type Sender = { words: string; phone: string }
/** `all`: every field is filled in, also what may be left out. */
export type Filling = { all: boolean; danger: boolean }

const valueOf = (field: RequestField, random: Random, words: string): FieldValue => {
  switch (field.type) {
    case 'text':
    case 'long':
      return words.slice(0, field.max)
    case 'choice':
      return pick(random, field.options).id
    case 'choices':
      return field.options
        .filter(({ id }, at) => at === 0 || (id !== '' && random() < 0.5))
        .map(({ id }) => id)
    case 'number':
      return between(random, field.min, field.max)
    case 'day':
      return `2027-0${between(random, 1, 3)}-${between(random, 10, 28)}`
    case 'yesno':
      return random() < 0.5
  }
}

const degrees = (from: number, random: Random): number => Number((from + random() * 0.1).toFixed(6))

const placeOf = (random: Random, words: string, all: boolean): TypedPlace => {
  const township = pick(random, policy.places.townships)
  const place: TypedPlace = { township: township.code, landmark: words }
  if (all || random() < 0.3) place.village = pick(random, township.villages).code
  if (all || random() < 0.3)
    Object.assign(place, { lat: degrees(27.1, random), lon: degrees(109.8, random), accuracyM: 20 })
  return place
}

/** A report that its kind lets in, made from the kind's own definition. */
export const reportOf = (
  kind: RequestKind,
  random: Random,
  { words, phone }: Sender,
  { all, danger }: Filling,
): TypedReport => {
  const fields: Record<string, FieldValue> = {}
  for (const { id, danger: isDanger } of kind.urgency) {
    if (isDanger) fields[id] = danger ? 'yes' : 'no'
    else if (all) fields[id] = pick(random, ['yes', 'no', 'unsure'])
  }
  for (const field of kind.fields)
    if (all || field.required || random() < 0.5) fields[field.id] = valueOf(field, random, words)
  const { contact } = kind
  const [phoned, named] = [contact.phone === 'required' || all, contact.name === 'required' || all]
  return {
    kind: kind.id,
    fields,
    ...(kind.place === 'none' ? {} : { place: placeOf(random, words, all) }),
    contact: {
      ...(contact.phone !== 'none' && (phoned || random() < 0.5) ? { phone } : {}),
      ...(contact.name !== 'none' && (named || random() < 0.5) ? { name: words } : {}),
    },
  }
}
