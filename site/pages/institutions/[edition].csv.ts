import type { APIRoute, GetStaticPaths } from 'astro'
import { policy } from '../../../generated/policy.ts'
import type { PolicyEdition } from '../../../schema/policy.ts'
import { t } from '../../copy.ts'
import { csvResponse } from '../../csv.ts'
import { facts } from '../../institutions-view.ts'

export const getStaticPaths = (() =>
  policy.editions.map((edition) => ({
    params: { edition: String(edition.edition) },
    props: { edition },
  }))) satisfies GetStaticPaths

export const GET: APIRoute<{ edition: PolicyEdition }> = ({ props: { edition } }) => {
  const [first] = edition.entries
  const head = first === undefined ? [] : facts(first).map(({ name }) => name)
  return csvResponse([
    [t('site.institutions.name'), ...head, t('site.institutions.provenance')],
    ...edition.entries.map((entry) => [
      entry.name,
      ...facts(entry).map(({ value }) => value),
      entry.provenance === 'sample' ? t('site.sample') : '',
    ]),
    [t('site.institutions.checksum'), edition.checksum],
  ])
}
