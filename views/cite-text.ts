import type { Cite } from '../schema/eligibility/rule.ts'
import type { Words } from './words.ts'

export const listOf = <T>(one: T | readonly T[]): readonly T[] =>
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

export const anchorOf = (cite: Cite): string => ('plan' in cite ? 'plan' : cite.law)

/** A citation in words. `joint` stands between the law and its articles, for a page where a line may break there. */
export const citeText = (cite: Cite, t: Words, joint = ''): string => {
  const join = t('check.cite.join')
  if ('plan' in cite) return t('check.cite.plan', { sections: listOf(cite.plan).map(planSection).join(join) })
  if ('article' in cite)
    return t('check.cite.article', { law: `${cite.law}${joint}`, articles: listOf(cite.article).join(join) })
  if ('section' in cite)
    return t('check.cite.section', { law: `${cite.law}${joint}`, sections: listOf(cite.section).join(join) })
  return t('check.cite.secondHand', { law: cite.law })
}
