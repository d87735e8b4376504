import { published } from '../generated/published.ts'
import { publishedTopics } from '../schema/content/service-link.ts'
import { disclosureTopics } from '../schema/published.ts'
import { pathsIn } from './paths.ts'
import { noticeYears, yearOf } from './published-view.ts'

/** The addresses of all that is published as pages of the build; the numbers of reports come from the Worker. */
export const publishedPages = (): string[] => {
  const paths = pathsIn('standard')
  return [
    paths.publishedStart,
    ...publishedTopics.filter((topic) => topic !== 'reports').map(paths.published),
    ...noticeYears().map(paths.noticeYear),
    ...published.notices.map(({ day, id }) => paths.notice(yearOf(day), id)),
    ...disclosureTopics.flatMap((topic) =>
      published.disclosures[topic].map(({ id }) => paths.disclosure(topic, id)),
    ),
    ...published.workPlan.parts.map(({ id }) => paths.workPlanPart(id)),
  ]
}
