import { policy } from '../generated/policy.ts'
import { published } from '../generated/published.ts'
import type { WorkPlanSection } from '../schema/content/work-plan.ts'
import { planSectionText } from './cites.ts'
import { t } from './copy.ts'
import type { Table } from './csv.ts'
import { targetText } from './progress-view.ts'
import { plainText } from './ui/inline.ts'

const { workPlan } = published

/** What a section is about, in the words of content/jurisdiction.yaml. */
export const aboutOf = (anchor: string): string => {
  const found = policy.jurisdiction.plan.anchors.find(({ id }) => id === anchor)
  if (found === undefined) throw new Error(`the work plan has no "${anchor}"`)
  return found.about
}

/** The rows of the catalogue that carry a section out. */
export const servicesOf = (anchor: string): string[] =>
  policy.catalogue.filter(({ section }) => section.includes(anchor)).map(({ id }) => id)

/** Aims of a section that are kept in content/published/progress.yaml. */
export const targetsOf = (anchor: string): { name: string; value: string }[] =>
  published.progress
    .filter(({ cite }) =>
      cite.some((one) => 'plan' in one && [one.plan].flat().some((section) => section === anchor)),
    )
    .map((item) => ({ name: item.name, value: targetText(item) }))

export const sections = (): WorkPlanSection[] => [
  workPlan.opening,
  ...workPlan.parts.flatMap((part) => part.sections),
]

const toldOf = ({ anchor, told }: WorkPlanSection) => ({
  section: anchor,
  place: planSectionText(anchor),
  about: aboutOf(anchor),
  told,
  targets: targetsOf(anchor).map(({ name, value }) => ({ name, target: value })),
  services: servicesOf(anchor),
})

/** The retold plan for programs, with what one must know to use it. */
export const workPlanJson = (): string =>
  `${JSON.stringify(
    {
      title: policy.jurisdiction.plan.title,
      year: workPlan.year,
      published: policy.jurisdiction.plan.published,
      note: plainText(t('disclosure.topic.work-plan.note')),
      sections: sections().map(toldOf),
    },
    null,
    1,
  )}\n`

export const workPlanTable = (): Table => [
  (['section', 'about', 'told', 'targets', 'services'] as const).map((column) =>
    t(`disclosure.plan.columns.${column}`),
  ),
  ...sections()
    .map(toldOf)
    .map(({ place, about, told, targets, services }) => [
      place,
      about,
      told.join(''),
      targets
        .map(({ name, target }) => t('disclosure.line', { name, value: target }))
        .join(t('site.cite.separator')),
      services.join(' '),
    ]),
]
