import type { Evaluation } from '../../schema/eligibility/evaluate.ts'
import type { Verdict } from '../../schema/eligibility/rule.ts'
import type { Words } from '../words.ts'

/** The verdicts in the order in which they are told, each with its words and its round. */
export const groups = [
  { verdict: 'likely', words: 'check.result.likely', glyph: 'full' },
  { verdict: 'auto', words: 'check.result.auto', glyph: 'full' },
  { verdict: 'choose', words: 'check.result.choose', glyph: 'half' },
  { verdict: 'ask', words: 'check.result.ask', glyph: 'half' },
  { verdict: 'not_met', words: 'check.result.notMet', glyph: 'empty' },
] as const satisfies { verdict: Verdict; words: string; glyph: 'full' | 'half' | 'empty' }[]

/** How many of each there are, as a heading and the sentence below it. */
export const headline = (shown: Evaluation[], t: Words): { heading: string; lead: string } => {
  const count = (...wanted: Verdict[]): number =>
    shown.filter(({ verdict }) => wanted.includes(verdict)).length
  const likely = count('likely', 'auto')
  const parts = [
    count('choose') > 0 ? t('check.result.leadChoose', { count: count('choose') }) : '',
    count('ask') > 0 ? t('check.result.leadAsk', { count: count('ask') }) : '',
    count('not_met') > 0 ? t('check.result.leadNot', { count: count('not_met') }) : '',
  ].filter((part) => part !== '')
  const heading =
    likely > 0
      ? t('check.result.likelyCount', { count: likely })
      : t(count('ask', 'choose') > 0 ? 'check.result.noneLikely' : 'check.result.noneAtAll')
  return { heading, lead: parts.join(t('check.result.leadJoin')) }
}
