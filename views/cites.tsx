import type { Cite } from '../schema/eligibility/rule.ts'
import { JOINT, Joints } from './parts.tsx'
import type { Words } from './words.ts'

const listOf = <T,>(one: T | readonly T[]): readonly T[] =>
  Array.isArray(one) ? (one as readonly T[]) : [one as T]

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 1 to 99 as Chinese numerals: 6 -> 六, 16 -> 十六, 20 -> 二十. */
const chineseNumber = (value: number): string => {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? numerals[ones] : ''}`
}

/** S7.2 -> （七）2, the way the plan itself numbers its sections. */
const planSection = (anchor: string): string => {
  const [section = '', part = ''] = anchor.slice(1).split('.')
  return `（${chineseNumber(Number(section))}）${part}`
}

const anchorOf = (cite: Cite): string => ('plan' in cite ? 'plan' : cite.law)

export const citeText = (cite: Cite, t: Words): string => {
  const join = t('check.cite.join')
  if ('plan' in cite) return t('check.cite.plan', { sections: listOf(cite.plan).map(planSection).join(join) })
  if ('article' in cite)
    return t('check.cite.article', { law: `${cite.law}${JOINT}`, articles: listOf(cite.article).join(join) })
  if ('section' in cite)
    return t('check.cite.section', { law: `${cite.law}${JOINT}`, sections: listOf(cite.section).join(join) })
  return t('check.cite.secondHand', { law: cite.law })
}

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
            <Joints text={unbroken(citeText(cite, t))} />
          </a>
        </span>
      ))}
    </p>
  )
}
