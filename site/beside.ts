import { policy } from '../generated/policy.ts'
import { t } from './copy.ts'
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

/** The page of a catalogue row that no service page explains; a row of several checklists has their list. */
export const besideRow = (row: string, paths: Paths): Beside | undefined => {
  if (policy.fraudTest.ids.includes(row)) return fraudTest(paths)
  const [only, other] = lifeEvents(paths, ({ ids }) => ids.includes(row))
  if (only === undefined || other === undefined) return only
  return {
    href: paths.lifeEvents,
    name: t('life-events.index.title'),
    summary: t('life-events.index.lead'),
  }
}
