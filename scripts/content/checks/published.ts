import {
  noticeFindings,
  notYetFindings,
  referenceFindings,
  type Known,
} from '../../../schema/content/checks/notice.ts'
import type { Finding } from '../../../schema/content/checks/walk.ts'
import type { Disclosure } from '../../../schema/content/disclosure.ts'
import type { Notice } from '../../../schema/content/notice.ts'
import type { ProgressItem } from '../../../schema/content/progress.ts'
import type { Day } from '../../../schema/dates.ts'
import { fault, word, type Fault } from '../fault.ts'
import type { Content, Entry } from '../load.ts'
import { faultFrom, placeIn, type Source } from '../source.ts'
import type { Check } from './check.ts'

/** `what` of a finding is a word of the checker. */
const told = (source: Source, { path, code, params }: Finding, under: PropertyKey[]): Fault =>
  faultFrom(source, {
    path: [...under, ...path],
    code,
    params: { ...params, ...('what' in params ? { what: word(`what.${params.what}`) } : {}) },
  })

const knownOf = ({ units, catalogue }: Content): Known => ({
  units: new Set(units.value.map(({ id }) => id)),
  services: new Set(catalogue.value.map(({ id }) => id)),
})

/** Units and services that a record names are there. */
const references = (
  content: Content,
  source: Source,
  record: Parameters<typeof referenceFindings>[0],
  under: PropertyKey[],
): Fault[] => referenceFindings(record, knownOf(content)).map((finding) => told(source, finding, under))

const notYet = (source: Source, path: PropertyKey[], day: Day | null, today: Day): Fault[] =>
  notYetFindings(path, day, today).map((finding) => faultFrom(source, finding))

const ofNotice = (content: Content, { value, source }: Entry<Notice>, today: Day): Fault[] =>
  noticeFindings(value, knownOf(content), today).map((finding) => told(source, finding, []))

const ofItem = (content: Content, item: ProgressItem, at: number, today: Day): Fault[] => {
  const { source } = content.progress
  const { target, states } = item
  const counted = 'count' in target
  const most = counted ? target.atMost : undefined
  return [
    ...references(content, source, item, [at]),
    ...(counted && most !== undefined && most <= target.count
      ? [fault(placeIn(source, [at, 'target']), 'span_backwards', { count: target.count, most })]
      : []),
    ...states.flatMap(({ day, done }, nth) => {
      const path = [at, 'states', nth]
      const earlier = states[nth - 1]?.day
      return [
        ...notYet(source, [...path, 'day'], day, today),
        ...(earlier !== undefined && day <= earlier
          ? [fault(placeIn(source, [...path, 'day']), 'state_order', { day, earlier })]
          : []),
        ...((typeof done === 'number') === counted
          ? []
          : [fault(placeIn(source, [...path, 'done']), 'state_kind')]),
      ]
    }),
  ]
}

/** All that only a publication could tell: null, every one, until there is one. */
const figuresOf = ({ table }: Disclosure): unknown[] => {
  if (table.of === 'inspection') return [table.checked, table.faulty, ...table.rows]
  return table.of === 'paid'
    ? table.rows.flatMap(({ recipients, paidFen }) => [recipients, paidFen])
    : table.rows.flatMap(({ funding, carriedOutBy, grantedFen, spentFen, result }) => [
        funding,
        carriedOutBy,
        grantedFen,
        spentFen,
        result,
      ])
}

const standardsOf = (content: Content, { value: { table }, source }: Entry<Disclosure>): Fault[] =>
  table.of !== 'paid'
    ? []
    : table.rows.flatMap(({ standard }, at) =>
        standard === null || content.standards.value.some(({ id }) => id === standard)
          ? []
          : [fault(placeIn(source, ['table', 'rows', at, 'standard']), 'standard_unknown', { id: standard })],
      )

const countsOf = ({ value: { table }, source }: Entry<Disclosure>): Fault[] => {
  if (table.of !== 'inspection' || table.checked === null || table.faulty === null) return []
  const { checked, faulty } = table
  return faulty <= checked
    ? []
    : [fault(placeIn(source, ['table', 'faulty']), 'inspection_count', { checked, faulty })]
}

const ofDisclosure = (content: Content, entry: Entry<Disclosure>, today: Day): Fault[] => {
  const { value, source } = entry
  const { from, until, published } = value
  return [
    ...references(content, source, value, []),
    ...notYet(source, ['published'], published, today),
    ...(from > until ? [fault(placeIn(source, ['until']), 'days_backwards', { from, until })] : []),
    ...(published !== null && published < from
      ? [fault(placeIn(source, ['published']), 'published_early', { from, published })]
      : []),
    ...(published === null && figuresOf(value).some((figure) => figure !== null)
      ? [fault(placeIn(source, ['published']), 'figures_unpublished')]
      : []),
    ...(published !== null && value.source === null
      ? [fault(placeIn(source, ['source']), 'figures_no_source')]
      : []),
    ...standardsOf(content, entry),
    ...countsOf(entry),
  ]
}

/** What is published has its day, its source and somebody who answers for it, and what is not published has no figure. */
export const published: Check = (content, today) => [
  ...content.notices.flatMap((notice) => ofNotice(content, notice, today)),
  ...content.progress.value.flatMap((item, at) => ofItem(content, item, at, today)),
  ...[...content.funds, ...content.lotteryFund, ...content.inspections].flatMap((entry) =>
    ofDisclosure(content, entry, today),
  ),
]
