import { policy } from '../generated/policy.ts'
import type { InstitutionEntry } from '../schema/content/institution.ts'
import { dayText } from '../schema/dates.ts'
import { currentEdition, townshipOf } from './content.ts'
import { t } from './copy.ts'

const GROUP = 4

/** What is printed and compared by eye; the whole sum stands beside the list for machines. */
const SHORT = 16

/** 9f2c71ae… -> "9F2C 71AE …": in groups, so that two people can read it to each other. */
export const checksumText = (hex: string): string =>
  hex.toUpperCase().replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$& ')

export const shortChecksum = (hex: string): string => checksumText(hex.slice(0, SHORT))

export const townshipName = (entry: InstitutionEntry): string =>
  townshipOf(entry.township)?.name ?? entry.township

export const entrySummary = (entry: InstitutionEntry): string =>
  t('site.institutions.summary', { township: townshipName(entry), beds: entry.beds })

export const sampleTag = (provenance: 'sample' | 'confirmed'): string | undefined =>
  provenance === 'sample' ? t('site.sample') : undefined

/** When the list was published, and that it is made up while it is. */
export const publishedText = (): string => {
  const edition = currentEdition()
  const key = edition.provenance === 'sample' ? 'published-sample' : 'published'
  return t(`site.institutions.${key}`, { day: dayText(edition.day) })
}

export const facts = (entry: InstitutionEntry): { name: string; value: string }[] => {
  const separator = t('site.cite.list-separator')
  const value = {
    where: `${townshipName(entry)}　${entry.address ?? t('site.institution.address-unknown')}`,
    phone: entry.phone ?? t('site.unknown'),
    beds: t('site.institution.beds', { beds: entry.beds }),
    care: entry.careLevels.join(separator),
    filed: dayText(entry.record.day) + (entry.record.number === null ? '' : `　${entry.record.number}`),
    inspected: `${dayText(entry.inspected.day)}　${entry.inspected.subjects.join(separator)}`,
    listed: dayText(entry.added),
  }
  return Object.entries(value).map(([name, text]) => ({
    name: t(`site.institution.fact.${name}`),
    value: text,
  }))
}

/** Every institution that any edition ever named still has its page; it says whether it is on the list now. */
export const allEntries = (): { entry: InstitutionEntry; edition: number; listed: boolean }[] => {
  const known = new Map<string, { entry: InstitutionEntry; edition: number; listed: boolean }>()
  const current = currentEdition()
  for (const edition of policy.editions) {
    for (const entry of edition.entries)
      known.set(entry.id, { entry, edition: edition.edition, listed: edition === current })
  }
  return [...known.values()]
}
