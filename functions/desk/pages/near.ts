import { addDays, dayOf } from '../../../schema/dates.ts'
import { wallClock } from '../../../schema/booking/wall-clock.ts'
import { t } from '../../words.ts'

/** When something is or was, as one reads it in a list: 今天 06:01, 11月22日 07:06, with its year only where that is another one. Both in ms since 1970. */
export const nearText = (ms: number, nowMs: number): string => {
  const [day, now] = [dayOf(ms), dayOf(nowMs)]
  const clock = wallClock(ms).slice(11, 16)
  if (day === now) return t('desk.near.today', { clock })
  if (day === addDays(now, -1)) return t('desk.near.yesterday', { clock })
  if (day === addDays(now, 1)) return t('desk.near.tomorrow', { clock })
  const [year, month, date] = day.split('-').map(Number)
  const parts = { year: year ?? '', month: month ?? '', day: date ?? '', clock }
  return t(day.slice(0, 4) === now.slice(0, 4) ? 'desk.near.this-year' : 'desk.near.other-year', parts)
}
