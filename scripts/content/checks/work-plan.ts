import { fault } from '../fault.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

/** Every section of the plan is told once: where it has parts, its parts. */
export const workPlan: Check = ({ workPlan: { value, source }, jurisdiction }) => {
  const anchors = jurisdiction.value.plan.anchors.map(({ id }) => id)
  const leaves = anchors.filter((anchor) => !anchors.some((other) => other.startsWith(`${anchor}.`)))
  const told = [
    { anchor: value.opening.anchor, path: ['opening'] as PropertyKey[] },
    ...value.parts.flatMap(({ sections }, part) =>
      sections.map(({ anchor }, at) => ({ anchor, path: ['parts', part, 'sections', at] as PropertyKey[] })),
    ),
  ]
  return [
    ...leaves
      .filter((anchor) => !told.some((section) => section.anchor === anchor))
      .map((anchor) => fault(placeIn(source, ['parts']), 'plan_untold', { anchor })),
    ...told.flatMap(({ anchor, path }, at) => {
      const place = placeIn(source, [...path, 'anchor'])
      if (!anchors.includes(anchor)) return [fault(place, 'plan_anchor', { anchor })]
      return leaves.includes(anchor) && told.findIndex((section) => section.anchor === anchor) === at
        ? []
        : [fault(place, 'plan_twice', { anchor })]
    }),
  ]
}
