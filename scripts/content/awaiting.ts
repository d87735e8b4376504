import { contactKinds } from '../../schema/content/place.ts'
import { word } from './fault.ts'
import type { Content } from './load.ts'
import { placeIn, type Source } from './source.ts'
import { walk } from './checks/check.ts'

/**
 * Something only the bureau can supply. `sample`: made-up data that has to be replaced, which a production build refuses;
 * `empty`: a contact, address or number that is null; `unknown`: a rule, amount or list that no source has.
 */
export type Awaiting = { kind: 'sample' | 'empty' | 'unknown'; what: string; file: string; line: number }

type Named = { name?: unknown; title?: unknown; id?: unknown }

const isSample = (part: unknown): part is Named & { provenance: 'sample' } =>
  typeof part === 'object' && part !== null && 'provenance' in part && part.provenance === 'sample'

const nameOf = ({ name, title, id }: Named, fallback: string): string =>
  [name, title, id].find((one) => typeof one === 'string') ?? fallback

const samples = (content: Content): Awaiting[] => {
  const found: Awaiting[] = []
  for (const { id, value, source } of Object.values(content).flat())
    walk(value, (part, path) => {
      if (!isSample(part)) return
      const what = word('audit.sample', { name: nameOf(part, id) })
      found.push({ kind: 'sample', what, file: source.file, line: source.lineOf([...path, 'provenance']) })
    })
  return found
}

const empty = (source: Source, path: PropertyKey[], whose: string, field: string): Awaiting => {
  const { file, line } = placeIn(source, path)
  return {
    kind: 'empty',
    what: word('audit.empty', { whose, field: word(`audit.field.${field}`) }),
    file,
    line,
  }
}

const bureau = ({ jurisdiction: { value, source } }: Content): Awaiting[] => [
  ...(['phone', 'address', 'hours'] as const)
    .filter((field) => value.bureau[field] === null)
    .map((field) => empty(source, ['bureau', field], value.bureau.name, field)),
  ...(value.assistanceHotline === null
    ? [empty(source, ['assistanceHotline'], value.name, 'assistanceHotline')]
    : []),
]

const contacts = (content: Content): Awaiting[] =>
  contactKinds.flatMap((kind) => {
    const { value, source } = content[kind]
    return value.flatMap((row, at) => {
      const township = content.places.value.townships.find(({ code }) => code === row.township)
      const whose = word(`audit.contact.${kind}`, { name: township?.name ?? row.township })
      return (['address', 'phone', 'hours'] as const)
        .filter((field) => row[field] === null)
        .map((field) => empty(source, [at, field], whose, field))
    })
  })

const careSites = ({ careSites: { value, source } }: Content): Awaiting[] =>
  value.flatMap(({ name, now }, at) => (now === null ? [empty(source, [at, 'now'], name, 'now')] : []))

const institutions = ({ editions }: Content): Awaiting[] => {
  const last = editions.at(-1)
  if (last === undefined) return []
  return last.value.entries.flatMap((entry, at) => [
    ...(['address', 'phone'] as const)
      .filter((field) => entry[field] === null)
      .map((field) => empty(last.source, ['entries', at, field], entry.name, field)),
    ...(entry.record.number === null
      ? [empty(last.source, ['entries', at, 'record', 'number'], entry.name, 'record')]
      : []),
    ...(entry.complaints === null
      ? [empty(last.source, ['entries', at, 'complaints'], entry.name, 'complaints')]
      : []),
  ])
}

const offices = ({ offices }: Content): Awaiting[] =>
  offices.flatMap(({ value, source }) =>
    (['address', 'phone'] as const)
      .filter((field) => value[field] === null)
      .map((field) => empty(source, [field], value.name, field)),
  )

const units = ({ units: { value, source } }: Content): Awaiting[] =>
  value.flatMap(({ phone, name }, at) =>
    phone === null ? [empty(source, [at, 'phone'], name, 'phone')] : [],
  )

const fraudReport = ({ fraudTest: { value, source } }: Content): Awaiting[] =>
  value.report.phone === null ? [empty(source, ['report', 'phone'], value.report.name, 'reportPhone')] : []

const disclosures = (content: Content): Awaiting[] =>
  [...content.funds, ...content.lotteryFund, ...content.inspections].flatMap(({ value, source }) =>
    value.published === null ? [empty(source, ['published'], value.title, 'figures')] : [],
  )

const progress = ({ progress: { value, source } }: Content): Awaiting[] =>
  value.flatMap(({ name, states }, at) =>
    states.length === 0 ? [empty(source, [at, 'states'], name, 'state')] : [],
  )

const unknown = ({ awaited: { value, source } }: Content): Awaiting[] =>
  value.flatMap((row, at) =>
    row.supplied === null
      ? [
          {
            kind: 'unknown' as const,
            what: word('audit.unknown', { what: row.what, into: row.file }),
            ...lineOf(source, at),
          },
        ]
      : [],
  )

const templates = ({ forms }: Content): Awaiting[] =>
  forms.flatMap(({ value, source }) =>
    value.state === 'template'
      ? [
          {
            kind: 'unknown' as const,
            what: word('audit.template', { title: value.title }),
            file: source.file,
            line: source.lineOf(['state']),
          },
        ]
      : [],
  )

const lineOf = (source: Source, at: number) => ({ file: source.file, line: source.lineOf([at, 'id']) })

/** All that the bureau must supply before the portal opens, samples first. */
export const awaitingIn = (content: Content): Awaiting[] => [
  ...samples(content),
  ...bureau(content),
  ...contacts(content),
  ...careSites(content),
  ...institutions(content),
  ...offices(content),
  ...units(content),
  ...fraudReport(content),
  ...templates(content),
  ...disclosures(content),
  ...progress(content),
  ...unknown(content),
]
