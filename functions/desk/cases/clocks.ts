import { dueMs } from '../../../schema/desk/case-order.ts'
import { timeLeft } from '../../../schema/desk/time-left.ts'
import type { CaseFile } from '../../casework/desk/file.ts'
import { t } from '../../words.ts'
import { atText } from '../pages/show.tsx'

type CaseState = CaseFile['state']

const PRESSING_MS = 3_600_000

/** 还有 1 小时 20 分, 已超过 2 天 3 小时 */
export const leftText = (untilMs: number, nowMs: number): string => {
  const { over, size, days, hours, minutes } = timeLeft(untilMs, nowMs)
  return t(`desk-cases.clock.${over ? 'over' : 'left'}-${size}`, { days, hours, minutes })
}

/** What is due of a case next, in words; nothing of one that has ended. */
export const dueText = (state: CaseState, nowMs: number): { text: string; pressing: boolean } => {
  const untilMs = dueMs(state)
  return untilMs === undefined
    ? { text: t('desk-cases.clock.none'), pressing: false }
    : { text: leftText(untilMs, nowMs), pressing: untilMs - nowMs < PRESSING_MS }
}

/** The clocks of an open case: until when to accept it, where nobody has, and until when to answer. */
export const clocksOf = (state: CaseState, nowMs: number) => {
  if (dueMs(state) === undefined) return []
  const clock = (label: string, ms: number) => ({
    label: t(`desk-cases.clock.${label}`),
    at: atText(ms),
    left: leftText(ms, nowMs),
    over: nowMs > ms,
  })
  return [
    ...(state.status === 'received' ? [clock('accept', state.acceptByMs)] : []),
    clock(state.danger && state.toldMs === null ? 'danger' : 'answer', state.answerByMs),
  ]
}
