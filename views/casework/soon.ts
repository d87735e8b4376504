import { timeText, whenText } from '../../schema/booking/when-text.ts'
import { addDays, dayOf } from '../../schema/dates.ts'
import type { Words } from '../words.ts'

/** An instant as one says it in a sentence: 今天下午6:00, 明天上午9:00, and the whole date further away. */
export const soonText = (ms: number, nowMs: number, t: Words): string => {
  const today = dayOf(nowMs)
  if (dayOf(ms) === today) return t('report.today', { time: timeText(ms) })
  return dayOf(ms) === addDays(today, 1) ? t('report.tomorrow', { time: timeText(ms) }) : whenText(ms)
}
