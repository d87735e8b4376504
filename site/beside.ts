import { policy } from '../generated/policy.ts'
import type { pathsIn } from './paths.ts'

/** A page beside the service pages: a checklist, the fraud test. `name` is plain; whoever shows it joins it. */
export type Beside = { href: string; name: string; summary: string }
type Paths = ReturnType<typeof pathsIn>

const fraudTest = (paths: Paths): Beside => ({
  href: paths.fraudTest,
  name: policy.fraudTest.title,
  summary: policy.fraudTest.summary,
})

const lifeEvents = (paths: Paths, wanted: (event: (typeof policy.lifeEvents)[number]) => boolean): Beside[] =>
  policy.lifeEvents
    .filter(wanted)
    .map(({ id, title, summary }) => ({ href: paths.lifeEvent(id), name: title, summary }))

/** The pages where people in a situation look for them. */
export const besideSituation = (situation: string, paths: Paths): Beside[] => [
  ...lifeEvents(paths, (event) => event.situation === situation),
  ...(policy.fraudTest.situation === situation ? [fraudTest(paths)] : []),
]
