import type { GetStaticPaths } from 'astro'
import { policy } from '../generated/policy.ts'
import type { PolicyEdition } from '../schema/policy.ts'
import { t } from './copy.ts'
import type { Table } from './csv.ts'
import { facts } from './institutions-view.ts'

/** An edition as a table that an official opens in a spreadsheet, in the words of the pages; its checksum is the last line. */
export const editionTable = ({ entries, checksum }: PolicyEdition): Table => {
  const [first] = entries
  const head = first === undefined ? [] : facts(first).map(({ name }) => name)
  return [
    [t('site.institutions.name'), ...head, t('site.institutions.provenance')],
    ...entries.map((entry) => [
      entry.name,
      ...facts(entry).map(({ value }) => value),
      entry.provenance === 'sample' ? t('site.sample') : '',
    ]),
    [t('institutions.checksum.short'), checksum],
  ]
}

/** A file for each edition. */
export const editionFiles = (() =>
  policy.editions.map((edition) => ({
    params: { edition: String(edition.edition) },
    props: { edition },
  }))) satisfies GetStaticPaths
