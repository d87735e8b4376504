import { join } from 'node:path'
import type { Disclosure } from '../../schema/content/disclosure.ts'
import type { Published } from '../../schema/published.ts'
import type { Content, Entry } from './load.ts'
import { HEAD, write } from './write.ts'

/** Latest first; on one day by id, so that the order never depends on the folder. */
const latestFirst = <T extends { id: string }>(records: readonly T[], dayOf: (record: T) => string): T[] =>
  records.toSorted((one, other) => dayOf(other).localeCompare(dayOf(one)) || one.id.localeCompare(other.id))

const disclosures = (entries: readonly Entry<Disclosure>[]): Disclosure[] =>
  latestFirst(
    entries.map(({ value }) => value),
    ({ until }) => until,
  )

/** What the bureau publishes, as the site reads it. Takes content that was checked. */
export const publishedFrom = (content: Content): Published => ({
  notices: latestFirst(
    content.notices.map(({ value }) => value),
    ({ day }) => day,
  ),
  progress: content.progress.value,
  disclosures: {
    funds: disclosures(content.funds),
    'lottery-fund': disclosures(content.lotteryFund),
    inspections: disclosures(content.inspections),
  },
  workPlan: content.workPlan.value,
})

/** Writes `generated/published.ts` below `root`. */
export const writePublished = (root: string, published: Published): void => {
  const type = "import type { Published } from '../schema/published.ts'\n\n"
  write(
    join(root, 'generated', 'published.ts'),
    `${HEAD}${type}export const published: Published = ${JSON.stringify(published, null, 1)}\n`,
  )
}
