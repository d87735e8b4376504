import { policy } from '../generated/policy.ts'
import type { CatalogueRow } from '../schema/content/catalogue.ts'
import { pageOf } from './content.ts'
import { t } from './copy.ts'
import { bothModes, type WayName } from './paths.ts'

/** One way into the catalogue, with what it leads to. */
export type Way = {
  id: string
  title: string
  summary: string
  isSample: boolean
  /** Ids of checklists, which come first. */
  checklists: readonly string[]
  rows: readonly CatalogueRow[]
}

const rowsWhere = (wanted: (row: CatalogueRow) => boolean): CatalogueRow[] =>
  policy.catalogue.filter((row) => wanted(row) && pageOf(row.id) !== undefined)

const departments = (): Way[] =>
  policy.units.flatMap(({ id, name, provenance }) => {
    const rows = rowsWhere(({ unit }) => unit === id)
    if (rows.length === 0) return []
    const summary = t('services.ways.departments.count', { count: rows.length })
    return [{ id, title: name, summary, isSample: provenance === 'sample', checklists: [], rows }]
  })

/** All ways of a name, in the order of their content. */
export const waysOf = (name: WayName): Way[] => {
  if (name === 'departments') return departments()
  if (name === 'moments')
    return policy.moments.map(({ provenance, ...moment }) => ({
      ...moment,
      isSample: provenance === 'sample',
      rows: rowsWhere(({ moments }) => moments.includes(moment.id)),
    }))
  return policy.audiences.map(({ provenance, ...audience }) => ({
    ...audience,
    isSample: provenance === 'sample',
    checklists: [],
    rows: rowsWhere(({ audiences }) => audiences.includes(audience.id)),
  }))
}

/** The pages of one way, in both modes, as Astro wants its routes. */
export const wayRoutes = (name: WayName) =>
  waysOf(name).flatMap((way) =>
    bothModes().map(({ params }) => ({ params: { ...params, id: way.id }, props: { way } })),
  )
