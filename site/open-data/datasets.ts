import { policy } from '../../generated/policy.ts'
import { t } from '../copy.ts'
import { csvText, type Table } from '../csv.ts'
import { published } from '../../generated/published.ts'
import { progressTable } from '../progress-view.ts'
import { disclosureRecords, fundsTable, noticesTable } from './published-tables.ts'
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

const records = { ...policy, ...published, funds: disclosureRecords }

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
  records: records[id],
  table: tables[id](),
})

/** The whole records, with what one must know to use them. */
export const jsonOf = (id: DatasetId): string => {
  const { title, source, records } = dataset(id)
  const about = { title, source, licence, reviewed: policy.reviewed, version: policy.version }
  return `${JSON.stringify({ ...about, records }, null, 1)}\n`
}

export const csvOf = (id: DatasetId): string => csvText(dataset(id).table)
