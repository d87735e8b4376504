import { reservedInstitutionIds, type Edition } from '../../../schema/content/institution.ts'
import { fault, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

const entries = (content: Content, { value, source }: Entry<Edition>): Fault[] =>
  value.entries.flatMap((entry, at) => {
    const days: [PropertyKey[], string][] = [
      [['record', 'day'], entry.record.day],
      [['inspected', 'day'], entry.inspected.day],
      [['added'], entry.added],
    ]
    return [
      ...days.flatMap(([path, day]) =>
        day > value.day
          ? [
              fault(placeIn(source, ['entries', at, ...path]), 'entry_later', {
                name: entry.name,
                day,
                published: value.day,
              }),
            ]
          : [],
      ),
      ...(content.places.value.townships.some(({ code }) => code === entry.township)
        ? []
        : [
            fault(placeIn(source, ['entries', at, 'township']), 'township_unknown', { code: entry.township }),
          ]),
      ...(value.provenance === 'confirmed' && entry.provenance === 'sample'
        ? [fault(placeIn(source, ['entries', at, 'provenance']), 'sample_in_confirmed', { name: entry.name })]
        : []),
    ]
  })

/** Who was listed and is not any more has a reason, and nobody else has one. */
const removals = (content: Content, { value, source }: Entry<Edition>, at: number): Fault[] => {
  const before = content.editions[at - 1]?.value.entries ?? []
  const left = before.filter(({ id }) => !value.entries.some((entry) => entry.id === id))
  return [
    ...left.flatMap(({ id, name }) =>
      value.removed.some((removal) => removal.id === id)
        ? []
        : [fault(placeIn(source, ['removed']), 'removal_missing', { id, name })],
    ),
    ...value.removed.flatMap(({ id, name }, nth) =>
      left.some((entry) => entry.id === id)
        ? []
        : [fault(placeIn(source, ['removed', nth, 'id']), 'removal_unfounded', { id, name })],
    ),
  ]
}

/** What holds between an edition and the one before it: nothing made up mixes with what is true, no address changes its owner. */
const beside = (content: Content, { value, source }: Entry<Edition>, at: number): Fault[] => {
  const earlier = content.editions[at - 1]?.value
  const known = new Map(earlier?.entries.map((entry) => [entry.id, entry]))
  return [
    ...(earlier === undefined || earlier.provenance === value.provenance
      ? []
      : [fault(placeIn(source, ['provenance']), 'editions_mixed')]),
    ...value.entries.flatMap(({ id, added }, nth) => {
      const right = known.get(id)?.added ?? value.day
      return [
        ...(earlier === undefined || added === right
          ? []
          : [fault(placeIn(source, ['entries', nth, 'added']), 'entry_added', { id, added, right })]),
        ...(reservedInstitutionIds.includes(id)
          ? [fault(placeIn(source, ['entries', nth, 'id']), 'entry_reserved', { id })]
          : []),
      ]
    }),
  ]
}

/** Editions are numbered and dated one after another, each in the file of its day. */
export const institutions: Check = (content) =>
  content.editions.flatMap((edition, at) => {
    const { id, value, source } = edition
    const earlier = content.editions[at - 1]?.value.day
    return [
      ...(id === value.day ? [] : [fault(placeIn(source, ['day']), 'edition_name', { day: value.day })]),
      ...(value.edition === at + 1
        ? []
        : [
            fault(placeIn(source, ['edition']), 'edition_number', {
              edition: value.edition,
              count: at,
              right: at + 1,
            }),
          ]),
      ...(earlier !== undefined && value.day <= earlier
        ? [
            fault(placeIn(source, ['day']), 'edition_order', {
              edition: value.edition,
              day: value.day,
              earlier,
            }),
          ]
        : []),
      ...entries(content, edition),
      ...removals(content, edition, at),
      ...beside(content, edition, at),
    ]
  })
