import { type Day, dayOf, dayText, weekdayOf } from '../dates.ts'

const MS_A_DAY = 86_400_000
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

const NOON = 720

/** The part of the day as people say it: the hour from noon on is 中午, because 下午12:30 is read as half past midnight. */
const partOf = (minutes: number): string => (minutes < NOON ? '上午' : minutes < NOON + 60 ? '中午' : '下午')

const minuteOfDay = (instantMs: number): number =>
  Math.floor(((instantMs + SHANGHAI_OFFSET_MS) % MS_A_DAY) / 60_000)

const clock = (minutes: number): string => {
  const hour = Math.floor(minutes / 60)
  return `${hour > 12 ? hour - 12 : hour}:${String(minutes % 60).padStart(2, '0')}`
}

/** 2027-05-20 -> 星期四 */
export const weekdayText = (day: Day): string => `星期${'日一二三四五六'[weekdayOf(day)]}`

/** 2027-05-20 -> 2027年5月20日 星期四 */
export const dayWithWeekday = (day: Day): string => `${dayText(day)} ${weekdayText(day)}`

/** An instant (ms since 1970) -> 上午9:00, in Asia/Shanghai. */
export const timeText = (instantMs: number): string => {
  const minutes = minuteOfDay(instantMs)
  return partOf(minutes) + clock(minutes)
}

/** An instant (ms since 1970) -> 2027年5月20日 星期四 上午9:00. */
export const whenText = (instantMs: number): string =>
  `${dayWithWeekday(dayOf(instantMs))} ${timeText(instantMs)}`

/** From one instant to another of the same day -> 上午9:00—9:30; both parts of the day are named where the end needs it. */
export const timeRangeText = (startMs: number, endMs: number): string => {
  const [start, end] = [minuteOfDay(startMs), minuteOfDay(endMs)]
  const samePart = partOf(start) === partOf(end) || end === NOON
  return `${timeText(startMs)}—${samePart ? clock(end) : timeText(endMs)}`
}

/** 2027年5月20日 星期四 上午9:00—9:30, as the page and the paper say when a booking is. */
export const whenRangeText = (startMs: number, endMs: number): string =>
  `${dayWithWeekday(dayOf(startMs))} ${timeRangeText(startMs, endMs)}`

/** `10:00` and `09:30` as people read them: from one to the other. */
export const hoursText = (hours: readonly { from: string; to: string }[]): string =>
  hours.map(({ from, to }) => `${from.replace(/^0/, '')}—${to.replace(/^0/, '')}`).join('、')
