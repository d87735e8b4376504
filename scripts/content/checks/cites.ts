import { citationFindings, isCite } from '../../../schema/content/checks/cites.ts'
import { fault, type Fault } from '../fault.ts'
import { faultFrom, placeIn } from '../source.ts'
import { entriesOf, walk, type Check } from './check.ts'

/** Every citation leads to a law, article, section or plan anchor that exists. */
export const cites: Check = (content) => {
  const copies = new Set<unknown>(content.copy)
  const citable = {
    laws: content.laws.value,
    anchors: content.jurisdiction.value.plan.anchors.map(({ id }) => id),
  }
  return entriesOf(content)
    .filter((entry) => !copies.has(entry))
    .flatMap(({ value, source }) =>
      citationFindings(value, citable).map((finding) => faultFrom(source, finding)),
    )
}

/** A page speaks of today, so it cites what holds today. Rules are dated and may cite what held before. */
export const citesToday: Check = (content, today) =>
  [
    ...content.services,
    ...content.lifeEvents,
    ...content.requests,
    ...content.forms,
    content.fraudTest,
  ].flatMap(({ value, source }) => {
    const faults: Fault[] = []
    walk(value, (part, path) => {
      if (!isCite(part) || 'plan' in part) return
      const law = content.laws.value.find(({ id }) => id === part.law)
      const place = placeIn(source, [...path, 'law'])
      if (law !== undefined && law.from > today)
        faults.push(fault(place, 'law_too_early', { law: law.id, from: law.from, on: today }))
      if (law?.until !== undefined && law.until < today)
        faults.push(fault(place, 'law_ended', { law: law.id, until: law.until }))
    })
    return faults
  })

/** A law known at second hand has no articles to cite; one read in full says how many it has. */
export const lawParts: Check = ({ laws: { value, source } }) =>
  value.flatMap((law, at) => {
    const parts = law.articles !== undefined || law.sections !== undefined
    if (law.level === 'second-hand' && parts)
      return [fault(placeIn(source, [at, 'level']), 'law_level', { law: law.id })]
    return law.level === 'full-text' && !parts
      ? [fault(placeIn(source, [at, 'level']), 'law_parts', { law: law.id })]
      : []
  })
