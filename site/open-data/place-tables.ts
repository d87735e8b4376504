import { policy } from '../../generated/policy.ts'
import { siteCells, siteColumns } from '../care-sites-view.ts'
import { t } from '../copy.ts'
import type { Table } from '../csv.ts'

const head = (...columns: string[]): string[] => columns.map((column) => t(`data.columns.${column}`))

/** Townships and villages, a line each, with the letters of the name and whether somebody checked them. */
export const divisionsTable = (): Table => [
  head('code', 'division', 'kind', 'pinyin', 'pinyin-checked', 'above'),
  ...policy.places.townships.flatMap(({ villages, ...township }) => [
    [
      township.code,
      township.name,
      t(`data.division.${township.kind}`),
      township.pinyin,
      t('data.yes'),
      policy.places.county,
    ],
    ...villages.map(({ code, name, kind, pinyin, checked }) => [
      code,
      name,
      t(`data.division.${kind}`),
      pinyin,
      t(checked ? 'data.yes' : 'data.no'),
      township.code,
    ]),
  ]),
]

/** The places of the care network, a line each, in the words of the page. */
export const careSitesTable = (): Table => [
  [...head('id', 'site'), ...siteColumns],
  ...policy.careSites.map((site) => [site.id, site.name, ...siteCells(site)]),
]
