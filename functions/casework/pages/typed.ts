import { MOST_LANDMARK, type FieldValue, type TypedReport } from '../../../schema/api/casework.ts'
import { readReport } from '../../../schema/casework/read-report.ts'
import type { RequestField, RequestKind } from '../../../schema/content/request.ts'
import { readDay } from '../../../schema/eligibility/answer.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { CONTACT, fieldPath, PLACE, written, type Written } from '../../../views/casework/model.ts'
import { divisions } from '../rules.ts'

const MOST_NAME = 60
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isUuid = (text: string | null): text is string => text !== null && uuid.test(text)

/** What a form says in the fields that the kind has; whatever else it carries is left out. */
export const writtenIn = (words: URLSearchParams, kind: RequestKind): Written => {
  const paths = [
    ...[...kind.urgency, ...kind.fields].map(({ id }) => fieldPath(id)),
    ...(kind.place === 'none' ? [] : Object.values<string>(PLACE)),
    ...Object.values<string>(CONTACT),
  ]
  return Object.fromEntries(
    paths.flatMap((path) => {
      const values = words.getAll(path).filter((value) => value !== '')
      return values.length === 0 ? [] : [[path, values]]
    }),
  )
}

/** Ids of photos that were taken in before, as the form brings them back. */
export const photosIn = (words: URLSearchParams, most: number): string[] =>
  [...new Set(words.getAll('photos').filter(isUuid))].slice(0, most)

/** Days are written as people write them. */
const valueOf = ({ type }: Pick<RequestField, 'type'>, values: readonly string[]): FieldValue => {
  if (type === 'choices') return [...values]
  const [text = ''] = values
  if (type !== 'day') return text
  const day = readDay(text)
  return day.ok ? day.value : text
}

/** A number that a script wrote; anything else counts as not there. */
const degrees = (typed: Written, path: string, most: number): number | undefined => {
  const text = written(typed, path)
  const value = Number(text)
  return text !== '' && Math.abs(value) <= most ? value : undefined
}

const placeOf = (typed: Written): TypedReport['place'] => {
  const [lat, lon] = [degrees(typed, PLACE.lat, 90), degrees(typed, PLACE.lon, 180)]
  const accuracyM = degrees(typed, PLACE.accuracyM, 100_000)
  return {
    township: written(typed, PLACE.township),
    village: written(typed, PLACE.village),
    landmark: written(typed, PLACE.landmark),
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    ...(accuracyM === undefined || accuracyM < 0 ? {} : { accuracyM }),
  }
}

/** A report as the counter takes it, from what was typed. */
export const reportFrom = (
  kind: RequestKind,
  typed: Written,
  photos: readonly string[],
): Omit<TypedReport, 'draftId'> => {
  const fields: Record<string, FieldValue> = {}
  for (const { id, type } of [
    ...kind.urgency.map((question) => ({ ...question, type: 'choice' as const })),
    ...kind.fields,
  ]) {
    const values = typed[fieldPath(id)]
    if (values !== undefined) fields[id] = valueOf({ type }, values)
  }
  return {
    kind: kind.id,
    fields,
    place: placeOf(typed),
    contact: { name: written(typed, CONTACT.name), phone: written(typed, CONTACT.phone) },
    photos: [...photos],
  }
}

const tooLong = (typed: Written, path: string, max: number): FieldFault[] =>
  Array.from(written(typed, path)).length > max ? [{ path, code: 'too_long', params: { max } }] : []

/** Everything that is wrong, in the order of the form. */
export const faultsIn = (kind: RequestKind, typed: Written, photos: readonly string[]): FieldFault[] => {
  const read = readReport(kind, reportFrom(kind, typed, photos), divisions)
  return [
    ...(read.ok ? [] : (read.problem.fields ?? [])),
    ...tooLong(typed, PLACE.landmark, MOST_LANDMARK),
    ...tooLong(typed, CONTACT.name, MOST_NAME),
  ]
}
