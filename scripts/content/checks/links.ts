import { fault, word, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import type { Service } from '../../../schema/content/service.ts'
import { placeIn } from '../source.ts'
import { SERVICE_COUNT } from '../../../schema/content/catalogue.ts'
import type { Check } from './check.ts'

const serviceLinks = (content: Content, { id: slug, value, source }: Entry<Service>): Fault[] => {
  const dead = (path: PropertyKey[], to: string, what: string): Fault =>
    fault(placeIn(source, path), 'link_dead', { to, what: word(`what.${what}`) })
  const pages = new Set(content.services.map(({ id }) => id))
  const programmes = new Map(content.programmes.map(({ id, value: programme }) => [id, programme]))
  return [
    ...value.related.flatMap((to, at) => {
      if (to === slug) return [fault(placeIn(source, ['related', at]), 'link_self')]
      return pages.has(to) ? [] : [dead(['related', at], to, 'service')]
    }),
    ...(content.situations.value.some(({ id }) => id === value.situation)
      ? []
      : [dead(['situation'], value.situation, 'situation')]),
    ...value.programmes.flatMap((to, at) => {
      const programme = programmes.get(to)
      if (programme === undefined) return [dead(['programmes', at], to, 'programme')]
      if (programme.service === slug) return []
      return [
        fault(placeIn(source, ['programmes', at]), 'programme_back', {
          programme: to,
          service: programme.service ?? 'null',
        }),
      ]
    }),
  ]
}

const idsBack = ({ catalogue }: Content, { id: slug, value, source }: Entry<Service>): Fault[] =>
  value.ids.flatMap((id, at) => {
    const row = catalogue.value.find((one) => one.id === id)
    if (row === undefined)
      return [fault(placeIn(source, ['ids', at]), 'link_dead', { to: id, what: word('what.row') })]
    if (row.page !== slug)
      return [fault(placeIn(source, ['ids', at]), 'ids_not_back', { id, page: row.page ?? 'null', slug })]
    if (row.situation === value.situation) return []
    const differs = { here: value.situation, there: row.situation, id }
    return [fault(placeIn(source, ['situation']), 'situation_differs', differs)]
  })

const rowLinks = (content: Content): Fault[] => {
  const { value, source } = content.catalogue
  return value.flatMap((row, at) => {
    const situation = content.situations.value.some(({ id }) => id === row.situation)
      ? []
      : [
          fault(placeIn(source, [at, 'situation']), 'link_dead', {
            to: row.situation,
            what: word('what.situation'),
          }),
        ]
    if (row.page === null) return situation
    const page = content.services.find(({ id }) => id === row.page)
    const place = placeIn(source, [at, 'page'])
    if (page === undefined)
      return [...situation, fault(place, 'link_dead', { to: row.page, what: word('what.service') })]
    return page.value.ids.includes(row.id)
      ? situation
      : [...situation, fault(place, 'page_not_back', { id: row.id, page: row.page })]
  })
}

const anchors = ({ catalogue, jurisdiction }: Content): Fault[] => {
  const known = new Set(jurisdiction.value.plan.anchors.map(({ id }) => id))
  return catalogue.value.flatMap(({ section }, at) =>
    section.flatMap((anchor, nth) =>
      known.has(anchor)
        ? []
        : [fault(placeIn(catalogue.source, [at, 'section', nth]), 'plan_anchor', { anchor })],
    ),
  )
}

const complete = ({ catalogue: { value, source } }: Content): Fault[] => {
  const expected = Array.from({ length: SERVICE_COUNT }, (_, at) => `SV${String(at + 1).padStart(2, '0')}`)
  const missing = expected.filter((id) => !value.some((row) => row.id === id))
  return [
    ...missing.map((id) => fault(placeIn(source, []), 'catalogue_missing', { id, count: SERVICE_COUNT })),
    ...value.flatMap(({ id }, at) =>
      expected.includes(id)
        ? []
        : [fault(placeIn(source, [at, 'id']), 'catalogue_extra', { id, count: SERVICE_COUNT })],
    ),
  ]
}

/** Every link leads somewhere, and the catalogue and the pages agree, in both directions. */
export const links: Check = (content) => [
  ...content.services.flatMap((entry) => [...serviceLinks(content, entry), ...idsBack(content, entry)]),
  ...rowLinks(content),
  ...anchors(content),
  ...complete(content),
]
