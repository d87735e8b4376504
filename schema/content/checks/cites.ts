import type { Law } from '../law.ts'
import { listOf, walk, type Finding } from './walk.ts'

type Written =
  { law: string; article?: number | number[]; section?: string | string[] } | { plan: string | string[] }
/** What can be cited: the laws, and the anchors of the work plan. */
export type Citable = { laws: readonly Law[]; anchors: readonly string[] }

const SECTIONS_SHOWN = 12

const isRecord = (part: unknown): part is Record<string, unknown> =>
  typeof part === 'object' && part !== null && !Array.isArray(part)

// After the schemas, a record with a text `law`, or a `plan` that is an anchor, is a citation and nothing else.
export const isCite = (part: unknown): part is Written =>
  isRecord(part) && (typeof part.law === 'string' || /^S\d/.test(String(listOf(part.plan)[0])))

const articleFindings = (path: PropertyKey[], law: Law, articles: readonly number[]): Finding[] =>
  articles.flatMap((article): Finding[] => {
    const at = [...path, 'article']
    if (law.articles === undefined)
      return [{ path: at, code: 'law_no_articles', params: { law: law.id, article } }]
    return article > law.articles
      ? [{ path: at, code: 'law_article', params: { law: law.id, article, most: law.articles } }]
      : []
  })

const sectionFindings = (path: PropertyKey[], law: Law, sections: readonly string[]): Finding[] => {
  const known = law.sections ?? []
  return sections
    .filter((section) => !known.includes(section))
    .map((section) => ({
      path: [...path, 'section'],
      code: 'law_section',
      params: { law: law.id, section, sections: known.slice(0, SECTIONS_SHOWN).join('、') || '—' },
    }))
}

const citeFindings = ({ laws, anchors }: Citable, cite: Written, path: PropertyKey[]): Finding[] => {
  if ('plan' in cite)
    return listOf(cite.plan)
      .filter((anchor) => !anchors.includes(anchor))
      .map((anchor) => ({ path: [...path, 'plan'], code: 'plan_anchor', params: { anchor } }))
  const law = laws.find(({ id }) => id === cite.law)
  const about = [...path, 'law']
  if (law === undefined) return [{ path: about, code: 'law_unknown', params: { law: cite.law } }]
  if (cite.article !== undefined) return articleFindings(path, law, listOf(cite.article))
  if (cite.section !== undefined) return sectionFindings(path, law, listOf(cite.section))
  return law.level === 'full-text' ? [{ path: about, code: 'law_not_whole', params: { law: law.id } }] : []
}

/** Every citation in a record that leads to no law, article, section or plan anchor. */
export const citationFindings = (value: unknown, citable: Citable): Finding[] => {
  const findings: Finding[] = []
  walk(value, (part, path) => {
    if (isCite(part)) findings.push(...citeFindings(citable, part, path))
  })
  return findings
}
