import type { Cite } from '../schema/eligibility/rule.ts'
import { anchorOf, citeText, listOf } from './cite-text.ts'
import { JOINT, Joints } from './parts.tsx'
import type { Words } from './words.ts'

/** Articles of one law stand together: “社会救助法第 18、23、37 条”. */
const merged = (cites: readonly Cite[]): Cite[] => {
  const articles = new Map<string, Set<number>>()
  const plans = new Set<string>()
  const others = new Map<string, Cite>()
  for (const cite of cites) {
    if ('plan' in cite) listOf(cite.plan).forEach((anchor) => plans.add(anchor))
    else if ('article' in cite)
      articles.set(cite.law, new Set([...(articles.get(cite.law) ?? []), ...listOf(cite.article)]))
    else others.set(JSON.stringify(cite), cite)
  }
  return [
    ...[...articles].map(([law, numbers]) => ({ law, article: [...numbers].sort((a, b) => a - b) })),
    ...others.values(),
    ...(plans.size === 0 ? [] : [{ plan: [...plans] }]),
  ]
}

/** An article stays with its number. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')

/** 依据: each law with its articles, linked to the page that says when it came into force and when it was checked. */
export const Cites = ({ cites, t, base }: { cites: readonly Cite[]; t: Words; base: string }) => {
  if (cites.length === 0) return null
  return (
    <p className="cite">
      <b>{t('check.cite.title')}</b>{' '}
      {merged(cites).map((cite, at) => (
        <span key={citeText(cite, t)}>
          {at > 0 ? <span className="sep">；</span> : null}
          <a href={`${base}sources/#${anchorOf(cite)}`}>
            <Joints text={unbroken(citeText(cite, t, JOINT))} />
          </a>
        </span>
      ))}
    </p>
  )
}
