import type { z } from 'zod'
import type { citeSchema } from '../schema/content/cite.ts'
import { t } from './copy.ts'
import type { pathsIn } from './paths.ts'
import { JOINT } from './ui/joints.ts'

export type Cite = z.infer<typeof citeSchema>
type Paths = ReturnType<typeof pathsIn>

const SHORTEST_RUN = 3
const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

/** 15, 19, 20, 21, 22 -> "15、19—22". */
export const articlesText = (articles: readonly number[], separator: string): string => {
  const runs: number[][] = []
  for (const article of [...articles].sort((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last !== undefined && last.at(-1) === article - 1) last.push(article)
    else runs.push([article])
  }
  return runs
    .flatMap((run) => (run.length >= SHORTEST_RUN ? [`${run[0]}—${run.at(-1)}`] : run.map(String)))
    .join(separator)
}

/** S10.2 -> （十）2, the way the plan numbers its sections; S0 is what stands before them. */
export const planSectionText = (anchor: string): string => {
  const [number = '', part = ''] = anchor.slice(1).split('.')
  if (number === '0') return t('site.cite.plan-opening')
  const numeral = t('site.cite.numerals').split(' ')[Number(number) - 1]
  if (numeral === undefined) throw new Error(`the work plan has no section "${anchor}"`)
  return t('site.cite.plan-section', { number: numeral, part })
}

export const planText = (anchors: string | readonly string[]): string =>
  t('site.cite.plan', { sections: listOf(anchors).map(planSectionText).join(t('site.cite.list-separator')) })

/** Each source once, in the order in which they are named; the sections of the plan together, and the articles of a law. */
export const gathered = (cites: readonly Cite[]): Cite[] => {
  const plan = new Set(cites.flatMap((cite) => ('plan' in cite ? cite.plan : [])))
  const articles = new Map<string, Set<number>>()
  const others = new Map<string, Cite>()
  for (const cite of cites) {
    if ('plan' in cite) continue
    const key = 'article' in cite ? cite.law : JSON.stringify(cite)
    if (!others.has(key)) others.set(key, cite)
    if ('article' in cite) articles.set(key, new Set([...(articles.get(key) ?? []), ...listOf(cite.article)]))
  }
  return [
    ...(plan.size > 0 ? [{ plan: [...plan] }] : []),
    ...[...others].map(([key, cite]): Cite => {
      const found = articles.get(key)
      return found === undefined || 'plan' in cite ? cite : { law: cite.law, article: [...found] }
    }),
  ]
}

/** What a source is called on a page, with a joint between the law and the place in it, and where it stands. */
export const citeLink = (
  cite: Cite,
  paths: Paths,
  isSecondHand: (law: string) => boolean,
): { href: string; text: string } => {
  if ('plan' in cite) return { href: paths.plan(listOf(cite.plan)[0] ?? 'plan'), text: planText(cite.plan) }
  const separator = t('site.cite.list-separator')
  const place =
    'article' in cite
      ? t('site.cite.article', { articles: articlesText(listOf(cite.article), separator) })
      : 'section' in cite
        ? listOf(cite.section).join(separator)
        : ''
  const mark = isSecondHand(cite.law) ? t('site.cite.second-hand') : ''
  return { href: paths.law(cite.law), text: `${cite.law}${place === '' ? '' : JOINT}${place}${mark}` }
}
