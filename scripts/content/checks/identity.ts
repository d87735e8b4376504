import { contactKinds } from '../../../schema/content/place.ts'
import { fault, type Fault } from '../fault.ts'
import type { Entry } from '../load.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

const twice = <T>(entry: Entry<readonly T[]>, key: keyof T & string, under: PropertyKey[] = []): Fault[] => {
  const first = new Map<unknown, number>()
  return entry.value.flatMap((record, at) => {
    const id = record[key]
    const path = [...under, at, key]
    const line = first.get(id)
    if (line !== undefined) return [fault(placeIn(entry.source, path), 'id_twice', { id: String(id), line })]
    first.set(id, entry.source.lineOf(path))
    return []
  })
}

/** An id names one thing only. */
export const identity: Check = (content) => [
  ...twice(content.laws, 'id'),
  ...twice(content.standards, 'id'),
  ...twice(content.situations, 'id'),
  ...twice(content.catalogue, 'id'),
  ...twice(content.moments, 'id'),
  ...twice(content.audiences, 'id'),
  ...twice(content.wellKnown, 'path'),
  ...contactKinds.flatMap((kind) => twice(content[kind], 'township')),
  ...twice(content.careSites, 'id'),
  ...(['townships', 'villages'] as const).flatMap((list) =>
    twice({ ...content.romanisation, value: content.romanisation.value[list] }, 'code', [list]),
  ),
  ...twice(content.awaited, 'id'),
  ...twice(content.offers, 'id'),
  ...twice(content.units, 'id'),
  ...twice(content.progress, 'id'),
  ...twice({ ...content.fraudTest, value: content.fraudTest.value.situations }, 'id', ['situations']),
  ...content.lifeEvents.flatMap((event) => [
    ...twice({ ...event, value: event.value.questions }, 'id', ['questions']),
    ...twice({ ...event, value: event.value.steps }, 'id', ['steps']),
  ]),
  ...twice({ ...content.places, value: content.places.value.townships }, 'code', ['townships']),
  ...content.editions.flatMap((edition) =>
    twice({ ...edition, value: edition.value.entries }, 'id', ['entries']),
  ),
  ...[
    ...content.programmes,
    ...content.lifeEvents,
    ...content.offices,
    ...content.appointments,
    ...content.requests,
    ...content.draws,
    ...content.forms,
    ...content.notices,
    ...content.funds,
    ...content.lotteryFund,
    ...content.inspections,
  ].flatMap(({ id, value, source }) =>
    id === value.id ? [] : [fault(placeIn(source, ['id']), 'id_differs', { id: value.id, name: id })],
  ),
]
