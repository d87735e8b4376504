import type { FieldValue, TypedPlace, TypedReport } from '../../../schema/api/casework.ts'
import type { OpenDraft, Said } from '../parts/draft.ts'

const under = (said: readonly Said[], prefix: string): Said[] =>
  said.flatMap(([name, value]): Said[] =>
    name.startsWith(prefix) && value.trim() !== '' ? [[name.slice(prefix.length), value]] : [],
  )

/** One value is a text, several under one name are a list, as forms have it. */
const fieldsOf = (said: readonly Said[]): Record<string, FieldValue> => {
  const fields: Record<string, FieldValue> = {}
  for (const [name, value] of under(said, 'fields.')) {
    const before = fields[name]
    fields[name] =
      before === undefined ? value : Array.isArray(before) ? [...before, value] : [String(before), value]
  }
  return fields
}

const numbers = new Set(['lat', 'lon', 'accuracyM'])

const placeOf = (said: readonly Said[]): TypedPlace =>
  Object.fromEntries(
    under(said, 'place.').map(([name, value]) => [name, numbers.has(name) ? Number(value) : value]),
  )

/** The body of `POST /api/requests`, from a form as it was filled in (docs/architecture.md names its fields). */
export const reportBody = ({ id, kind, said, photos }: OpenDraft): TypedReport => {
  const place = placeOf(said)
  const contact: { [name: string]: string } = Object.fromEntries(under(said, 'contact.'))
  const kept = photos.flatMap((photo) => (photo.kept === undefined ? [] : [photo.kept]))
  return {
    kind,
    fields: fieldsOf(said),
    ...(Object.keys(place).length === 0 ? {} : { place }),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...(kept.length === 0 ? {} : { photos: kept }),
    draftId: id,
  }
}
