import { policy } from '../generated/policy.ts'
import { published } from '../generated/published.ts'
import type { Disclosure } from '../schema/content/disclosure.ts'
import { dayText, type Day } from '../schema/dates.ts'
import { yuanText } from '../schema/money.ts'
import type { DisclosureTopic } from '../schema/published.ts'
import { gathered, type Cite } from './cites.ts'
import { t } from './copy.ts'
import type { Table } from './csv.ts'
import { joined } from './joints.ts'
import type { pathsIn } from './paths.ts'
import { sampleTag, unitName, yearOf, type PublishedRow } from './published-view.ts'

/** The columns of each kind of table, after the name. */
export const columnsOf = {
  paid: ['standard', 'recipients', 'paid'],
  projects: ['funding', 'carriedOutBy', 'granted', 'spent', 'result'],
  inspection: ['day', 'found', 'outcome'],
} as const satisfies Record<Disclosure['table']['of'], readonly string[]>

const money = new Set(['paid', 'granted', 'spent'])

/** The places of the columns that hold amounts. */
export const moneyColumns = ({ table }: Disclosure): number[] =>
  columnsOf[table.of].flatMap((column, at) => (money.has(column) ? [at] : []))

/** A cell as a page shows it and as a table carries it: an amount is in yuan there, and what is unknown is empty. */
type Cell = { text: string; value: string | number }
const unknown = (): Cell => ({ text: t('site.unknown'), value: '' })
const words = (value: string | null): Cell => (value === null ? unknown() : { text: value, value })
const yuan = (fen: number | null): Cell =>
  fen === null ? unknown() : { text: t('site.unit.once', { amount: yuanText(fen) }), value: yuanText(fen) }

/** The standard that held on the last day of the time that the table is about. */
const standardText = (id: string | null, on: Day): string | null => {
  const standard = policy.standards.find((one) => one.id === id)
  const value = standard?.values.findLast(({ from }) => from <= on)
  if (standard === undefined || value === undefined) return null
  return t(`site.unit.${standard.per}`, { amount: yuanText(value.fen) })
}

export type DisclosureRow = { name: string; cells: Cell[] }

export const rowsOf = ({ table, until }: Disclosure): DisclosureRow[] => {
  if (table.of === 'paid')
    return table.rows.map(({ name, standard, per, recipients, paidFen }) => {
      const unit = t(`disclosure.edition.units.${per}`)
      const number = recipients === null ? null : t('disclosure.edition.number', { count: recipients, unit })
      return { name, cells: [words(standardText(standard, until)), words(number), yuan(paidFen)] }
    })
  if (table.of === 'projects')
    return table.rows.map(({ name, funding, carriedOutBy, grantedFen, spentFen, result }) => ({
      name,
      cells: [words(funding), words(carriedOutBy), yuan(grantedFen), yuan(spentFen), words(result)],
    }))
  return table.rows.map(({ name, day, found, outcome }) => ({
    name,
    cells: [{ text: dayText(day), value: day }, words(found), words(outcome)],
  }))
}

/** What a page shows: a table without lines still shows its columns, and that they are awaited. */
export const shownRows = (disclosure: Disclosure): { name: string; cells: string[] }[] => {
  const rows = rowsOf(disclosure)
  const unknown = t('site.unknown')
  if (rows.length === 0) return [{ name: unknown, cells: columnsOf[disclosure.table.of].map(() => unknown) }]
  return rows.map(({ name, cells }) => ({ name: joined(name), cells: cells.map(({ text }) => text) }))
}

export const spanText = ({ from, until }: Disclosure): string =>
  t('disclosure.edition.span', { from: dayText(from), until: dayText(until) })

export const publishedText = ({ published: day }: Disclosure): string =>
  day === null ? t('site.unknown') : dayText(day)

/** What one has to know of a table before one reads it. */
export const factsOf = (disclosure: Disclosure): { name: string; value: string }[] => {
  const { table, unit, source } = disclosure
  const count = (number: number | null): string =>
    number === null ? t('site.unknown') : t('disclosure.edition.count', { count: number })
  const facts = {
    span: spanText(disclosure),
    published: publishedText(disclosure),
    unit: unitName(unit),
    source: source ?? t('site.unknown'),
    ...(table.of === 'inspection' ? { checked: count(table.checked), faulty: count(table.faulty) } : {}),
  }
  return Object.entries(facts).map(([name, value]) => ({
    name: t(`disclosure.edition.facts.${name}`),
    value,
  }))
}

/** The tables of a topic by the year in which their time ended, the latest first. */
export const byYear = (topic: DisclosureTopic, paths: ReturnType<typeof pathsIn>) =>
  [...new Set(published.disclosures[topic].map(({ until }) => yearOf(until)))].map((year) => ({
    year,
    rows: published.disclosures[topic]
      .filter(({ until }) => yearOf(until) === year)
      .map((disclosure): PublishedRow => ({
        href: paths.disclosure(topic, disclosure.id),
        name: joined(disclosure.title),
        summary:
          disclosure.published === null
            ? t('site.unknown')
            : t('disclosure.edition.published', { day: dayText(disclosure.published) }),
        ...sampleTag(disclosure.provenance),
      })),
  }))

/** What one has to know before one reads a topic's tables, where there is something. */
export const noteOf = (topic: DisclosureTopic): string | undefined =>
  policy.words[`disclosure.topic.${topic}.note`]

/** What obliges the bureau to publish a topic's tables, and what else they rest on. */
export const citesOf = (topic: DisclosureTopic): Cite[] =>
  gathered(published.disclosures[topic].flatMap(({ cite }) => cite))

const csvHead = (column: string): string => {
  const inYuan = policy.words[`disclosure.edition.csv.${column}`]
  return inYuan ?? t(`disclosure.edition.columns.${column}`)
}
const about = ['id', 'title', 'from', 'until', 'published', 'unit', 'source', 'provenance'] as const

/** Tables of one or more kinds as one: a column that a kind does not have is empty there. */
export const disclosureTable = (disclosures: readonly Disclosure[]): Table => {
  const columns = [...new Set(disclosures.flatMap(({ table }) => [...columnsOf[table.of]]))]
  return [
    [t('disclosure.edition.columns.name'), ...columns.map(csvHead), ...about.map(csvHead)],
    ...disclosures.flatMap((disclosure) => {
      const own: readonly string[] = columnsOf[disclosure.table.of]
      return rowsOf(disclosure).map(({ name, cells }) => [
        name,
        ...columns.map((column) => cells[own.indexOf(column)]?.value ?? ''),
        disclosure.id,
        disclosure.title,
        disclosure.from,
        disclosure.until,
        disclosure.published ?? '',
        unitName(disclosure.unit),
        disclosure.source ?? '',
        sampleTag(disclosure.provenance).tag ?? '',
      ])
    }),
  ]
}
