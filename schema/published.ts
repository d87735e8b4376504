import type { Disclosure } from './content/disclosure.ts'
import type { Notice } from './content/notice.ts'
import type { ProgressItem } from './content/progress.ts'
import type { WorkPlan } from './content/work-plan.ts'

/** Topics that are tables, one for each stretch of time. */
export const disclosureTopics = ['funds', 'lottery-fund', 'inspections'] as const
export type DisclosureTopic = (typeof disclosureTopics)[number]

/**
 * What the bureau publishes. It grows with the years and the Worker has no use for it, so it stands apart from the policy:
 * `generated/published.ts` exports one of these, for the site alone.
 */
export type Published = {
  /** Latest first. */
  notices: Notice[]
  progress: ProgressItem[]
  /** Latest first. */
  disclosures: Record<DisclosureTopic, Disclosure[]>
  workPlan: WorkPlan
}
