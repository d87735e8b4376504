import type { InstitutionEntry } from '../../schema/content/institution.ts'
import { dayText } from '../../schema/dates.ts'
import type { Words } from '../words.ts'
import { careText } from './model.ts'

/** An entry in the words of its page, by column: what the page, the table of an edition, the CSV and the desk have in common. */
export const toldOf = (entry: InstitutionEntry, t: Words, township: string) => {
  const unknown = t('site.unknown')
  return {
    kind: t(`whitelist.kind.${entry.kind}`),
    where: `${township}　${entry.address ?? t('site.institution.address-unknown')}`,
    phone: entry.phone ?? unknown,
    beds: t('site.institution.beds', { beds: entry.beds }),
    care: careText(entry.careLevels, t),
    number: entry.record.number ?? unknown,
    filed: dayText(entry.record.day),
    inspected: `${dayText(entry.inspected.day)}　${entry.inspected.subjects.join(t('site.cite.list-separator'))}`,
    complaints:
      entry.complaints === null
        ? unknown
        : t('institutions.entry.complaints-count', { count: entry.complaints }),
    listed: dayText(entry.added),
  }
}
export type Told = ReturnType<typeof toldOf>
