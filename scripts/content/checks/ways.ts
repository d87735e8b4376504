import { fault, word, type Fault } from '../fault.ts'
import type { Content } from '../load.ts'
import { placeIn, type Source } from '../source.ts'
import type { Check } from './check.ts'

const dead = (source: Source, path: PropertyKey[], to: string, what: string): Fault =>
  fault(placeIn(source, path), 'link_dead', { to, what: word(`what.${what}`) })

const rows = ({ catalogue: { value, source }, units, moments, audiences }: Content): Fault[] => {
  const known = (records: readonly { id: string }[]): Set<string> => new Set(records.map(({ id }) => id))
  const [unitIds, momentIds, audienceIds] = [known(units.value), known(moments.value), known(audiences.value)]
  return value.flatMap((row, at) => [
    ...(unitIds.has(row.unit) ? [] : [dead(source, [at, 'unit'], row.unit, 'unit')]),
    ...row.audiences.flatMap((id, nth) =>
      audienceIds.has(id) ? [] : [dead(source, [at, 'audiences', nth], id, 'audience')],
    ),
    ...row.moments.flatMap((id, nth) =>
      momentIds.has(id) ? [] : [dead(source, [at, 'moments', nth], id, 'moment')],
    ),
  ])
}

/** A way that leads to nothing is none. */
const used = ({ catalogue, moments, audiences }: Content): Fault[] => [
  ...moments.value.flatMap(({ id }, at) =>
    catalogue.value.some((row) => row.moments.includes(id))
      ? []
      : [fault(placeIn(moments.source, [at, 'id']), 'way_empty', { id })],
  ),
  ...audiences.value.flatMap(({ id }, at) =>
    catalogue.value.some((row) => row.audiences.includes(id))
      ? []
      : [fault(placeIn(audiences.source, [at, 'id']), 'way_empty', { id })],
  ),
]

const checklists = ({ moments: { value, source }, lifeEvents }: Content): Fault[] =>
  value.flatMap(({ checklists: ids }, at) =>
    ids.flatMap((id, nth) =>
      lifeEvents.some((event) => event.value.id === id)
        ? []
        : [dead(source, [at, 'checklists', nth], id, 'life-event')],
    ),
  )

/** A synonym stands for a word of the pages: for one that no page has it would find nothing. */
const synonyms = (content: Content): Fault[] => {
  const { value, source } = content.synonyms
  const words = [
    ...content.catalogue.value.map(({ name }) => name),
    ...content.services.flatMap(({ value: page }) => [page.title, page.formalName, ...page.keywords]),
    ...content.requests.flatMap(({ value: kind }) => [kind.name, ...kind.keywords]),
    ...content.lifeEvents.flatMap(({ value: event }) => [event.title, ...event.keywords]),
    ...content.wellKnown.value.flatMap(({ title, keywords }) => [title, ...keywords]),
    ...content.fraudTest.value.keywords,
  ].join('\n')
  return value.synonyms.flatMap(({ means }, at) =>
    means.flatMap((meant, nth) =>
      words.includes(meant)
        ? []
        : [fault(placeIn(source, ['synonyms', at, 'means', nth]), 'synonym_of_nothing', { meant })],
    ),
  )
}

/** The ways into the catalogue, and the words by which it is searched. */
export const ways: Check = (content) => [
  ...rows(content),
  ...used(content),
  ...checklists(content),
  ...synonyms(content),
]
