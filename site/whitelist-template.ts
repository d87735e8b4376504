import { policy } from '../generated/policy.ts'
import type { InstitutionEntry } from '../schema/content/institution.ts'
import { columnIds, neededColumns, type ColumnId } from '../schema/institutions/columns.ts'
import { careLevels, institutionKinds } from '../schema/institutions/vocabulary.ts'
import { careText } from '../views/institutions/model.ts'
import { currentEdition } from './content.ts'
import { t } from './copy.ts'
import type { Table } from './csv.ts'
import { townshipName } from './institutions-view.ts'

const rowOf = (entry: InstitutionEntry): Record<ColumnId, string | number> => ({
  name: entry.name,
  kind: t(`whitelist.kind.${entry.kind}`),
  township: townshipName(entry),
  address: entry.address ?? '',
  phone: entry.phone ?? '',
  recordNumber: entry.record.number ?? '',
  recordDay: entry.record.day,
  beds: entry.beds,
  careLevels: careText(entry.careLevels, t),
  inspectedDay: entry.inspected.day,
  subjects: entry.inspected.subjects.join(t('whitelist.separator')),
  complaints: entry.complaints ?? '',
  why: '',
})

/** The table that `npm run whitelist:import` reads: the list as it is, to be changed; only its headings while the list is a sample. */
export const templateTable = (): Table => {
  const { entries, provenance } = currentEdition()
  return [
    columnIds.map((id) => t(`whitelist.column.${id}`)),
    ...(provenance === 'sample' ? [] : entries.map(rowOf)).map((row) => columnIds.map((id) => row[id])),
  ]
}

/** What each column is for. */
export const templateHints = (): Table => [
  ['column', 'fill', 'needed'].map((key) => t(`whitelist.template.${key}`)),
  ...columnIds.map((id) => [
    t(`whitelist.column.${id}`),
    t(`whitelist.hint.${id}`),
    t(`whitelist.template.${neededColumns.includes(id) ? 'must' : 'may'}`),
  ]),
]

/** The words that a column's drop-down offers; none where anything may be written. */
export const templateChoices: Partial<Record<ColumnId, readonly string[]>> = {
  kind: institutionKinds.map((kind) => t(`whitelist.kind.${kind}`)),
  township: policy.places.townships.map(({ name }) => name),
  careLevels: careLevels.map((_, at) => careText(careLevels.slice(0, at + 1), t)),
}
