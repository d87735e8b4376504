import { policy } from '../../policy.ts'
import { t } from '../../words.ts'

export type KeptRule = { id: string; what: string; days: string; why: string }

const rule = (id: string, days: string, what = t(`desk-retention.rules.${id}`)): KeptRule => ({
  id,
  what,
  days,
  why: t(`desk-retention.rules.${id}-why`),
})
const after = (days: number): string => t('desk-retention.rules.after', { days })

/** Kinds of cases that are kept equally long, in the order of their days. */
const caseRules = (): KeptRule[] => {
  const days = [...new Set(policy.requests.map(({ retentionDays }) => retentionDays))]
  return days
    .toSorted((one, other) => one - other)
    .map((kept) => {
      const kinds = policy.requests.filter(({ retentionDays }) => retentionDays === kept)
      const names = kinds.map(({ name }) => name).join('、')
      return {
        ...rule('cases', after(kept), t('desk-retention.rules.cases', { kinds: names })),
        id: `cases-${kept}`,
      }
    })
}

/** What is kept, for how long and why: every figure is content. */
export const keptRules = (): KeptRule[] => {
  const { retentionDays, noShow } = policy.booking
  return [
    rule('done', after(retentionDays.done)),
    rule('cancelled', after(retentionDays.cancelled)),
    rule('waiting', after(retentionDays.waiting)),
    rule('no-show', after(noShow.withinDays + noShow.walkInDays)),
    ...caseRules(),
    rule('upload', t('desk-retention.rules.hours', { hours: policy.casework.photo.waitsHours })),
    rule('requests', after(policy.rights.keepDays)),
    rule('audit', t('desk-retention.rules.none')),
    rule('drafts', t('desk-retention.rules.drafts-days')),
  ]
}
