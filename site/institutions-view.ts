import { policy } from '../generated/policy.ts'
import { canonical } from '../schema/canonical.ts'
import type { InstitutionEntry } from '../schema/content/institution.ts'
import type { EditionChange, PolicyEdition } from '../schema/policy.ts'
import { dayText } from '../schema/dates.ts'
import { toldOf, type Told } from '../views/institutions/told.ts'
import { currentEdition, townshipOf } from './content.ts'
import { t } from './copy.ts'

const GROUP = 4

/** What is printed and compared by eye; the whole sum stands beside the list for machines. */
const SHORT = 16

/** 9f2c71ae… -> "9F2C 71AE …": in groups, so that two people can read it to each other. */
export const checksumText = (hex: string): string =>
  hex.toUpperCase().replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$& ')

export const shortChecksum = (hex: string): string => checksumText(hex.slice(0, SHORT))

/** The file of an edition, byte for byte what its checksum is of. */
export const editionText = (published: PolicyEdition): string => {
  const { checksum: _, changes: _changes, ...edition } = published
  return canonical(edition)
}

export const townshipName = (entry: InstitutionEntry): string =>
  townshipOf(entry.township)?.name ?? entry.township

export const sampleTag = (provenance: 'sample' | 'confirmed'): string | undefined =>
  provenance === 'sample' ? t('site.sample') : undefined

/** When the list was published, and that it is made up while it is. */
export const publishedText = (): string => {
  const edition = currentEdition()
  const key = edition.provenance === 'sample' ? 'published-sample' : 'published'
  return t(`site.institutions.${key}`, { day: dayText(edition.day) })
}

/** An entry in the words of its page, by column. */
export const told = (entry: InstitutionEntry): Told => toldOf(entry, t, townshipName(entry))

export const facts = (entry: InstitutionEntry): { name: string; value: string }[] =>
  Object.entries(told(entry)).map(([name, value]) => ({ name: t(`site.institution.fact.${name}`), value }))

export type Known = { entry: InstitutionEntry; edition: number; listed: boolean }

/** Every institution that any edition ever named still has its page; it says whether it is on the list now. */
export const allEntries = (): Known[] => {
  const known = new Map<string, Known>()
  const current = currentEdition()
  for (const edition of policy.editions) {
    for (const entry of edition.entries)
      known.set(entry.id, { entry, edition: edition.edition, listed: edition === current })
  }
  return [...known.values()]
}

const fieldsText = (fields: EditionChange['fields']): string =>
  fields.map((field) => t(`institutions.changes.field.${field}`)).join(t('site.cite.list-separator'))

/** What changed with an edition, in groups; each line names an institution. */
export const changesText = (edition: PolicyEdition): { what: EditionChange['what']; lines: string[] }[] =>
  (['added', 'removed', 'changed'] as const)
    .map((what) => ({
      what,
      lines: edition.changes
        .filter((change) => change.what === what)
        .map(({ name, fields, why }) => {
          if (what === 'changed') return t('institutions.changes.what', { name, fields: fieldsText(fields) })
          return why === undefined ? name : t('institutions.changes.why', { name, why })
        }),
    }))
    .filter(({ lines }) => lines.length > 0)

/** What became of an institution, edition by edition, the latest first. Before it was listed there is nothing to say. */
export const historyOf = (id: string): string[] => {
  const lines = policy.editions.flatMap((edition) => {
    const places = { edition: edition.edition, day: dayText(edition.day) }
    const change = edition.changes.find((one) => one.id === id)
    const isListed = edition.entries.some((entry) => entry.id === id)
    if (change === undefined)
      return isListed
        ? [t(`institutions.entry.history-${edition.edition === 1 ? 'added' : 'listed'}`, places)]
        : []
    if (change.what === 'added') return [t('institutions.entry.history-added', places)]
    if (change.what === 'removed')
      return [t('institutions.entry.history-removed', { ...places, why: change.why ?? '' })]
    return [t('institutions.entry.history-changed', { ...places, fields: fieldsText(change.fields) })]
  })
  return lines.reverse()
}
