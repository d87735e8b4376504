import { drafting } from '../../../generated/drafting.ts'
import { canonical } from '../../../schema/canonical.ts'
import type { Edition } from '../../../schema/content/institution.ts'
import type { DraftContent, EditionDraft } from '../../../schema/desk/draft.ts'
import { noticeDraftFindings, type NoticeGround } from '../../../schema/desk/notice-draft.ts'
import type { Day } from '../../../schema/dates.ts'
import {
  refusedTable,
  type EditionAsked,
  type EditionGround,
  type Faulty,
} from '../../../schema/institutions/import/edition-of-table.ts'
import type { Say } from '../../../schema/institutions/import/words.ts'
import { ok } from '../../../schema/result.ts'
import { policy } from '../../policy.ts'
import { t } from '../../words.ts'
import { contentHash } from './object/saving.ts'

type SlugOf = NoticeGround['slugOf']

/** Readings of characters are large, and only drafting needs them. */
export const loadSlugOf = async (): Promise<SlugOf> => (await import('../../name-slug.ts')).slugOf

export const samples = drafting.samples
export const plainWords = drafting.plainWords
export const say: Say = (key, params) => t(`whitelist.${key}`, params)

/** What the content has now, as far as a notice has to agree with it. */
export const noticeGround = (slugOf: SlugOf): NoticeGround => ({
  units: new Set(policy.units.map(({ id }) => id)),
  services: new Set(policy.catalogue.map(({ id }) => id)),
  laws: policy.laws,
  anchors: policy.jurisdiction.plan.anchors.map(({ id }) => id),
  noticeIds: drafting.noticeIds,
  slugOf,
})

export const lastEdition = (): (typeof policy.editions)[number] | undefined => policy.editions.at(-1)

const editions = (): Edition[] =>
  policy.editions.map(({ checksum: _checksum, changes: _changes, ...edition }) => edition)

/** The editions that one of this provenance follows. A true list follows no samples: it is the first, and the samples go. */
export const editionsBefore = (provenance: Edition['provenance']): Edition[] =>
  editions().filter((edition) => edition.provenance === provenance)

/** What a table has to agree with. Refuses a sample after what is true. */
export const editionGround = ({ provenance }: EditionAsked, slugOf: SlugOf): Faulty<EditionGround> =>
  provenance === 'sample' && lastEdition()?.provenance === 'confirmed'
    ? refusedTable('sample-after-confirmed')
    : ok({
        editions: editionsBefore(provenance),
        townships: policy.places.townships,
        publisher: policy.jurisdiction.bureau.name,
        say,
        slugOf,
      })

const ofEdition = ({ edition, base }: EditionDraft): Standing => {
  const checksum = contentHash(canonical(edition))
  if (policy.editions.some((one) => one.checksum === checksum)) return 'live'
  return base === (lastEdition()?.checksum ?? null) ? 'good' : 'stale'
}

/** `live`: the content has it already. `stale`: what it was drafted against is no longer what is published. */
export type Standing = 'good' | 'live' | 'stale'

/** How a draft stands to the content of which this portal was built. */
export const standingOf = (content: DraftContent, today: Day): Standing => {
  if (content.kind === 'edition') return ofEdition(content)
  if (drafting.noticeIds.includes(content.notice.id)) return 'live'
  const ground = noticeGround(() => '')
  return noticeDraftFindings(content.notice, ground, today).length > 0 ? 'stale' : 'good'
}
