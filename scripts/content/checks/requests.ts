import type { RequestField, RequestKind } from '../../../schema/content/request.ts'
import { JOINT, withJoints } from '../../../site/ui/joints.ts'
import { fault, word, type Fault } from '../fault.ts'
import { wholeWords } from '../life-events.ts'
import type { Content, Entry } from '../load.ts'
import { placeIn, type Source } from '../source.ts'
import type { Check } from './check.ts'

/** What a heading may have between two joints, in characters: more would run out of a screen 320 px wide in 长辈版. */
const MOST_UNBROKEN = 9

const dead = (source: Source, path: PropertyKey[], to: string, what: string): Fault =>
  fault(placeIn(source, path), 'link_dead', { to, what: word(`what.${what}`) })

/** Each id once, with the place of the second. */
const twice = (source: Source, ids: readonly { id: string; path: PropertyKey[] }[]): Fault[] =>
  ids.flatMap(({ id, path }, at) => {
    const first = ids.slice(0, at).find((other) => other.id === id)
    return first === undefined
      ? []
      : [fault(placeIn(source, path), 'id_twice', { id, line: source.lineOf(first.path) })]
  })

const listed = (part: readonly { id: string }[], ...under: PropertyKey[]) =>
  part.map(({ id }, at) => ({ id, path: [...under, at, 'id'] }))

const optionFaults = (source: Source, field: RequestField, at: number): Fault[] =>
  'options' in field ? twice(source, listed(field.options, 'fields', at, 'options')) : []

const linkFaults = (content: Content, { value, source }: Entry<RequestKind>): Fault[] => {
  const is = (known: readonly { id: string }[], id: string): boolean => known.some((one) => one.id === id)
  return [
    ...(is(content.units.value, value.unit) ? [] : [dead(source, ['unit'], value.unit, 'unit')]),
    ...(is(content.casework.value.groups, value.group)
      ? []
      : [dead(source, ['group'], value.group, 'request-group')]),
    ...value.sees.units.flatMap((id, at) =>
      is(content.units.value, id) ? [] : [dead(source, ['sees', 'units', at], id, 'unit')],
    ),
    ...value.services.flatMap((id, at) =>
      is(content.catalogue.value, id) ? [] : [dead(source, ['services', at], id, 'row')],
    ),
  ]
}

/** A child's report is never published or counted by what it says, has no photos, and tells nobody that there are others. */
const childFaults = ({ value, source }: Entry<RequestKind>): Fault[] => [
  ...value.fields.flatMap(({ seenBy }, at) =>
    seenBy === 'named' ? [] : [fault(placeIn(source, ['fields', at, 'seenBy']), 'child_seen', { seenBy })],
  ),
  ...(value.photos === 0
    ? []
    : [fault(placeIn(source, ['photos']), 'child_photos', { photos: value.photos })]),
  ...(value.same === null ? [] : [fault(placeIn(source, ['same']), 'child_same')]),
  ...(value.first?.includes('110') === true ? [] : [fault(placeIn(source, ['first']), 'child_first')]),
]

const privacyFaults = (entry: Entry<RequestKind>): Fault[] => {
  const { value, source } = entry
  if (value.privacy === 'child') return childFaults(entry)
  const told = value.fields.some(({ seenBy }) => seenBy === 'public')
  return value.privacy === 'thing' && !told
    ? [fault(placeIn(source, ['fields']), 'thing_untold', { id: value.id })]
    : []
}

const headingFaults = (content: Content, { value, source }: Entry<RequestKind>): Fault[] =>
  withJoints(value.name, wholeWords(content))
    .split(JOINT)
    .filter((piece) => Array.from(piece).length > MOST_UNBROKEN)
    .map((piece) => fault(placeIn(source, ['name']), 'unbroken', { piece, most: MOST_UNBROKEN }))

const kindFaults = (content: Content, entry: Entry<RequestKind>): Fault[] => {
  const { value, source } = entry
  return [
    ...linkFaults(content, entry),
    ...twice(source, [...listed(value.urgency, 'urgency'), ...listed(value.fields, 'fields')]),
    ...value.fields.flatMap((field, at) => optionFaults(source, field, at)),
    ...twice(source, listed(value.outcomes, 'outcomes')),
    ...(value.urgent && value.first === null
      ? [fault(placeIn(source, ['first']), 'urgent_first', { id: value.id })]
      : []),
    ...privacyFaults(entry),
    ...headingFaults(content, entry),
  ]
}

const asksOrReports = (capabilities: readonly string[]): boolean =>
  capabilities.includes('request') || capabilities.includes('report')

/** Whatever the catalogue says one can ask for or report has a kind, or content/casework.yaml says where it is done instead. */
const servedFaults = ({ catalogue, requests, casework, appointments }: Content): Fault[] => {
  const served = new Set(requests.flatMap(({ value }) => value.services))
  const { elsewhere } = casework.value
  const at = (path: PropertyKey[]) => placeIn(casework.source, ['elsewhere', ...path])
  return [
    ...catalogue.value.flatMap(({ id, name, capabilities }, row) =>
      !asksOrReports(capabilities) || served.has(id) || elsewhere.some(({ service }) => service === id)
        ? []
        : [fault(placeIn(catalogue.source, [row, 'capabilities']), 'service_unserved', { id, name })],
    ),
    ...elsewhere.flatMap(({ service, appointment }, nth) => [
      ...(served.has(service) ? [fault(at([nth, 'service']), 'elsewhere_served', { id: service })] : []),
      ...(catalogue.value.some(({ id }) => id === service)
        ? []
        : [dead(casework.source, ['elsewhere', nth, 'service'], service, 'row')]),
      ...(appointment === null || appointments.some(({ id }) => id === appointment)
        ? []
        : [dead(casework.source, ['elsewhere', nth, 'appointment'], appointment, 'appointment')]),
    ]),
  ]
}

const ruleFaults = ({ casework, units, requests }: Content): Fault[] => [
  ...twice(casework.source, listed(casework.value.groups, 'groups')),
  ...casework.value.groups.flatMap(({ id }, at) =>
    requests.some(({ value }) => value.group === id)
      ? []
      : [fault(placeIn(casework.source, ['groups', at, 'id']), 'group_empty', { id })],
  ),
  ...casework.value.rescue.units.flatMap((unit, at) =>
    units.value.some(({ id }) => id === unit)
      ? []
      : [dead(casework.source, ['rescue', 'units', at], unit, 'unit')],
  ),
  ...(units.value.some(({ id }) => id === casework.value.escalateTo)
    ? []
    : [dead(casework.source, ['escalateTo'], casework.value.escalateTo, 'unit')]),
]

/** Where other content leads to a kind. */
const leadFaults = ({ requests, programmes, lifeEvents, fraudTest }: Content): Fault[] => {
  const leads = (source: Source, path: PropertyKey[], to: string): Fault[] =>
    requests.some(({ id }) => id === to) ? [] : [dead(source, path, to, 'request')]
  return [
    ...programmes.flatMap(({ value, source }) =>
      value.request === undefined ? [] : leads(source, ['request'], value.request),
    ),
    ...lifeEvents.flatMap(({ value, source }) =>
      value.steps.flatMap(({ link }, at) =>
        link !== undefined && 'request' in link
          ? leads(source, ['steps', at, 'link', 'request'], link.request)
          : [],
      ),
    ),
    ...leads(fraudTest.source, ['report', 'request'], fraudTest.value.report.request),
  ]
}

/** What can be asked for and reported fits together, with the units, the catalogue, and the pages that lead to it. */
export const requests: Check = (content) => [
  ...content.requests.flatMap((entry) => kindFaults(content, entry)),
  ...ruleFaults(content),
  ...servedFaults(content),
  ...leadFaults(content),
]
