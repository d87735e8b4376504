import { placeholdersIn } from '../amounts.ts'
import { walk, type Finding } from './walk.ts'

const AMOUNT =
  /[0-9０-９][0-9０-９,.，．]*\s*多?\s*[千万亿]?\s*[元块]|[一二两三四五六七八九十百千万]+(?:元|块钱)/

/** The first amount of money that a text writes out. */
export const amountIn = (text: string): string | undefined => AMOUNT.exec(text)?.[0]

/** Whether a `**` has no other that closes it. */
export const isBoldOpen = (text: string): boolean => text.split('**').length % 2 === 0

// These hold names and numbers for programs, not sentences.
export const notSentences: ReadonlySet<string> = new Set([
  'facts',
  'cite',
  'sources',
  'keywords',
  'reviewed',
  'on',
])

/** What has no engine behind it carries no amount at all. A notice stays as it was, and a placeholder would change with the years. */
export const plainTextFindings = (value: unknown): Finding[] => {
  const findings: Finding[] = []
  walk(value, (part, path) => {
    if (typeof part !== 'string' || path.some((step) => notSentences.has(String(step)))) return
    const amount = amountIn(part) ?? placeholdersIn(part)[0]
    if (amount !== undefined) findings.push({ path, code: 'no_amounts', params: { amount } })
    if (isBoldOpen(part)) findings.push({ path, code: 'bold_open', params: {} })
  })
  return findings
}
