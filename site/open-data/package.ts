import { createHash } from 'node:crypto'
import { policy } from '../../generated/policy.ts'
import { t } from '../copy.ts'
import { csvOf, dataset, datasetIds, jsonOf, licence, type DatasetId } from './datasets.ts'

const measured = (text: string) => {
  const bytes = Buffer.from(text)
  return {
    bytes: bytes.length,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    encoding: 'utf-8',
  }
}

/** The files of one data set, as a Data Package describes them. */
export const resourcesOf = (id: DatasetId) => {
  const { title, about, source, table } = dataset(id)
  const shared = { title, description: about, sources: [{ title: source }], licenses: [licence] }
  const [head = []] = table
  return [
    {
      name: id,
      path: `${id}.json`,
      format: 'json',
      mediatype: 'application/json',
      ...measured(jsonOf(id)),
      ...shared,
    },
    {
      name: `${id}-table`,
      path: `${id}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      ...measured(csvOf(id)),
      ...shared,
      schema: { fields: head.map((name) => ({ name: String(name), type: 'any' })) },
    },
  ]
}

/** `/data/datapackage.json` (Data Package 2.0): every file with its licence, source, date, size and checksum. */
export const dataPackage = () => ({
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'hongjiang-civil-affairs',
  title: t('data.title'),
  description: t('data.description'),
  version: policy.version,
  created: `${policy.reviewed}T00:00:00+08:00`,
  licenses: [licence],
  resources: datasetIds.flatMap(resourcesOf),
})
