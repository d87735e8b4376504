import { policy } from '../../policy.ts'
import { t } from '../../words.ts'

export type KeptRule = { id: string; what: string; days: string; why: string }

const rule = (id: string, days: string, kinds = ''): KeptRule => ({
  id,
  what: t(`desk-retention.rules.${id}`),
  days,
  why: t(`desk-retention.rules.${id}-why`, { kinds }),
})
const after = (days: number): string => t('desk-retention.rules.after', { days })

/** Kinds of cases that are kept equally long, in the order of their days. */
const caseRules = (isMeant: (kind: string) => boolean): KeptRule[] => {
  const kinds = policy.requests.filter(({ name }) => isMeant(name))
  const days = [...new Set(kinds.map(({ retentionDays }) => retentionDays))]
  return days
    .toSorted((one, other) => one - other)
    .map((kept) => {
      const names = kinds.filter(({ retentionDays }) => retentionDays === kept).map(({ name }) => name)
      return { ...rule('cases', after(kept), names.join('、')), id: `cases-${kept}` }
    })
}

/** What is kept, for how long and why: every figure is content. `isMeant`: of which kinds of cases, by their names. */
export const keptRules = (isMeant: (kind: string) => boolean = () => true): KeptRule[] => {
  const { retentionDays, noShow } = policy.booking
  return [
    rule('done', after(retentionDays.done)),
    rule('cancelled', after(retentionDays.cancelled)),
    rule('waiting', after(retentionDays.waiting)),
    rule('no-show', after(noShow.withinDays + noShow.walkInDays)),
    rule('first-visit', t('desk-retention.rules.first-visit-days')),
    ...caseRules(isMeant),
    rule('upload', t('desk-retention.rules.hours', { hours: policy.casework.photo.waitsHours })),
    rule('requests', after(policy.rights.keepDays)),
    rule('audit', t('desk-retention.rules.none')),
    rule('drafts', t('desk-retention.rules.drafts-days')),
  ]
}
