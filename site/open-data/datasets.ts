import { policy } from '../../generated/policy.ts'
import { t } from '../copy.ts'
import { csvText, type Table } from '../csv.ts'
import { published } from '../../generated/published.ts'
import { progressTable } from '../progress-view.ts'
import { disclosureRecords, fundsTable, noticesTable } from './published-tables.ts'
import { currentEdition } from '../content.ts'
import { editionTable } from '../institutions-table.ts'
import { pathsIn } from '../paths.ts'
import { careSitesTable, divisionsTable } from './place-tables.ts'
import { programmesTable, questionsTable, standardsTable, termsTable } from './tables.ts'

/** What the portal gives away. The address of each file is `/data/<id>.json` and `/data/<id>.csv`, and stays. */
export const datasetIds = [
  'standards',
  'programmes',
  'terms',
  'questions',
  'notices',
  'progress',
  'funds',
  'divisions',
  'institutions',
  'care-sites',
] as const
export type DatasetId = (typeof datasetIds)[number]

export const licence = {
  name: 'Apache-2.0',
  title: t('data.licence-name'),
  path: 'https://www.apache.org/licenses/LICENSE-2.0',
}

const tables: Record<DatasetId, () => Table> = {
  standards: standardsTable,
  programmes: programmesTable,
  terms: termsTable,
  questions: questionsTable,
  notices: noticesTable,
  progress: progressTable,
  funds: fundsTable,
  divisions: divisionsTable,
  institutions: () => editionTable(currentEdition()).slice(0, -1),
  'care-sites': careSitesTable,
}

const records: Record<DatasetId, () => readonly unknown[]> = {
  standards: () => policy.standards,
  programmes: () => policy.programmes,
  terms: () => policy.terms,
  questions: () => policy.questions,
  notices: () => published.notices,
  progress: () => published.progress,
  funds: () => disclosureRecords,
  divisions: () => policy.places.townships,
  institutions: () => currentEdition().entries,
  'care-sites': () => policy.careSites,
}

/** Which edition of the whitelist this is, and the checksum by which it is known. */
const institutionEdition = (): { readonly [key: string]: unknown } => {
  const { edition, day, publisher, provenance, checksum, removed } = currentEdition()
  const file = pathsIn('standard').institutionsFile(edition)
  return { edition: { edition, day, publisher, provenance, file, sha256: checksum, removed } }
}

/** Data sets that are a collection of the content as it stands; the others are put together for the table. */
const described: readonly DatasetId[] = [
  'standards',
  'programmes',
  'terms',
  'questions',
  'notices',
  'progress',
]

export type Dataset = {
  id: DatasetId
  title: string
  about: string
  source: string
  /** The collection whose JSON Schema describes the records, where they are the content as it stands. */
  schema?: string
  records: readonly unknown[]
  table: Table
}

export const dataset = (id: DatasetId): Dataset => ({
  id,
  title: t(`data.sets.${id}.title`),
  about: t(`data.sets.${id}.about`),
  source: t(`data.sets.${id}.source`),
  ...(described.includes(id) ? { schema: id } : {}),
  records: records[id](),
  table: tables[id](),
})

/** The whole records, with what one must know to use them. */
export const jsonOf = (id: DatasetId): string => {
  const { title, source, records } = dataset(id)
  const about = { title, source, licence, reviewed: policy.reviewed, version: policy.version }
  const more = id === 'institutions' ? institutionEdition() : {}
  return `${JSON.stringify({ ...about, ...more, records }, null, 1)}\n`
}

export const csvOf = (id: DatasetId): string => csvText(dataset(id).table)
