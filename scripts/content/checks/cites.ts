import type { Law } from '../../../schema/content/law.ts'
import { fault, type Fault } from '../fault.ts'
import type { Content } from '../load.ts'
import { placeIn, type Source } from '../source.ts'
import { entriesOf, listOf, walk, type Check } from './check.ts'

type Written =
  { law: string; article?: number | number[]; section?: string | string[] } | { plan: string | string[] }

const isRecord = (part: unknown): part is Record<string, unknown> =>
  typeof part === 'object' && part !== null && !Array.isArray(part)

// After the schemas, a record with a text `law`, or a `plan` that is an anchor, is a citation and nothing else.
const isCite = (part: unknown): part is Written =>
  isRecord(part) && (typeof part.law === 'string' || /^S\d/.test(String(listOf(part.plan)[0])))

const articleFaults = (
  source: Source,
  path: PropertyKey[],
  law: Law,
  articles: readonly number[],
): Fault[] => {
  const place = placeIn(source, [...path, 'article'])
  return articles.flatMap((article) => {
    if (law.articles === undefined) return [fault(place, 'law_no_articles', { law: law.id, article })]
    return article > law.articles
      ? [fault(place, 'law_article', { law: law.id, article, most: law.articles })]
      : []
  })
}

const sectionFaults = (
  source: Source,
  path: PropertyKey[],
  law: Law,
  sections: readonly string[],
): Fault[] => {
  const known = law.sections ?? []
  return sections
    .filter((section) => !known.includes(section))
    .map((section) =>
      fault(placeIn(source, [...path, 'section']), 'law_section', {
        law: law.id,
        section,
        sections: known.slice(0, 12).join('、') || '—',
      }),
    )
}

const citeFaults = (content: Content, source: Source, cite: Written, path: PropertyKey[]): Fault[] => {
  if ('plan' in cite) {
    const anchors = content.jurisdiction.value.plan.anchors.map(({ id }) => id)
    return listOf(cite.plan)
      .filter((anchor) => !anchors.includes(anchor))
      .map((anchor) => fault(placeIn(source, [...path, 'plan']), 'plan_anchor', { anchor }))
  }
  const law = content.laws.value.find(({ id }) => id === cite.law)
  if (law === undefined) return [fault(placeIn(source, [...path, 'law']), 'law_unknown', { law: cite.law })]
  if (cite.article !== undefined) return articleFaults(source, path, law, listOf(cite.article))
  if (cite.section !== undefined) return sectionFaults(source, path, law, listOf(cite.section))
  return law.level === 'full-text'
    ? [fault(placeIn(source, [...path, 'law']), 'law_not_whole', { law: law.id })]
    : []
}

/** Every citation leads to a law, article, section or plan anchor that exists. */
export const cites: Check = (content) => {
  const faults: Fault[] = []
  const copies = new Set<unknown>(content.copy)
  for (const entry of entriesOf(content)) {
    if (copies.has(entry)) continue
    walk(entry.value, (part, path) => {
      if (isCite(part)) faults.push(...citeFaults(content, entry.source, part, path))
    })
  }
  return faults
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
