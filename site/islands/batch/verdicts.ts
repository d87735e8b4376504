import type { Verdict } from '../../../schema/eligibility/rule.ts'
import type { Wanted } from './protocol.ts'

/** Each verdict by its word in the copy, in the order in which they are told; the same words as in the self-check. */
export const verdictWord = {
  likely: 'check.result.likely',
  auto: 'check.result.auto',
  choose: 'check.result.choose',
  ask: 'check.result.ask',
  not_met: 'check.result.notMet',
} as const satisfies Record<Verdict, string>

export const verdictOrder = Object.keys(verdictWord) as Verdict[]

/** What a household may get: likely, by itself, or one of several. */
export const mayGet = (verdict: Verdict): boolean =>
  verdict === 'likely' || verdict === 'auto' || verdict === 'choose'

/** Whether a finding is one of those asked for. */
export const isWanted = (
  { programme, verdict }: { programme: string; verdict: Verdict },
  wanted: Wanted,
): boolean =>
  (wanted.programme === undefined || wanted.programme === programme) &&
  (wanted.verdict === undefined || wanted.verdict === verdict)
