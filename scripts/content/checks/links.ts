import { fault, word, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import type { Service } from '../../../schema/content/service.ts'
import { placeIn } from '../source.ts'
import { SERVICE_COUNT } from '../../../schema/content/catalogue.ts'
import type { Check } from './check.ts'

const serviceLinks = (content: Content, { id: slug, value, source }: Entry<Service>): Fault[] => {
  const dead = (path: PropertyKey[], to: string, what: string): Fault =>
    fault(placeIn(source, path), 'link_dead', { to, what: word(`what.${what}`) })
  const programmes = new Map(content.programmes.map(({ id, value: programme }) => [id, programme]))
  return [
    ...value.related.flatMap((to, at) => {
      if (to === value.id) return [fault(placeIn(source, ['related', at]), 'link_self')]
      return content.catalogue.value.some(({ id }) => id === to) ? [] : [dead(['related', at], to, 'row')]
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

const rowOf = ({ catalogue }: Content, { value, source }: Entry<Service>): Fault[] => {
  const row = catalogue.value.find(({ id }) => id === value.id)
  if (row === undefined)
    return [fault(placeIn(source, ['id']), 'link_dead', { to: value.id, what: word('what.row') })]
  if (row.situation === value.situation) return []
  const differs = { here: value.situation, there: row.situation, id: value.id }
  return [fault(placeIn(source, ['situation']), 'situation_differs', differs)]
}

/** A row has one page, so that whoever looks for its name finds it. */
const onePage = ({ services }: Content): Fault[] =>
  services.flatMap(({ id: slug, value, source }, at) => {
    const first = services.slice(0, at).find((other) => other.value.id === value.id)
    return first === undefined
      ? []
      : [fault(placeIn(source, ['id']), 'page_twice', { id: value.id, slug, first: first.id })]
  })

const rowLinks = (content: Content): Fault[] => {
  const { value, source } = content.catalogue
  return value.flatMap((row, at) =>
    content.situations.value.some(({ id }) => id === row.situation)
      ? []
      : [
          fault(placeIn(source, [at, 'situation']), 'link_dead', {
            to: row.situation,
            what: word('what.situation'),
          }),
        ],
  )
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

/** What a page leads to by name is there. */
const leadsOf = (content: Content, { value, source }: Entry<Service>): Fault[] =>
  value.links.flatMap((link, at) => {
    const is = (known: readonly { id: string }[], key: string, id: string, what: string): Fault[] =>
      known.some((one) => one.id === id)
        ? []
        : [fault(placeIn(source, ['links', at, key]), 'link_dead', { to: id, what: word(`what.${what}`) })]
    if ('lifeEvent' in link) return is(content.lifeEvents, 'lifeEvent', link.lifeEvent, 'life-event')
    if ('programme' in link) return is(content.programmes, 'programme', link.programme, 'programme')
    if ('appointment' in link) return is(content.appointments, 'appointment', link.appointment, 'appointment')
    if ('request' in link) return is(content.requests, 'request', link.request, 'request')
    return []
  })

/** Every link leads somewhere, and the catalogue and the pages agree, in both directions. */
export const links: Check = (content) => [
  ...content.services.flatMap((entry) => [
    ...serviceLinks(content, entry),
    ...rowOf(content, entry),
    ...leadsOf(content, entry),
  ]),
  ...onePage(content),
  ...rowLinks(content),
  ...anchors(content),
  ...complete(content),
]
