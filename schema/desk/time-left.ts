const MINUTE_MS = 60_000
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/**
 * How long until an instant, or how long ago it was, as it is said: two parts at most, and never more time than there is. The words
 * are `desk-cases.clock.<over|left>-<days|hours|minutes>`.
 */
export type TimeLeft = {
  over: boolean
  size: 'days' | 'hours' | 'minutes'
  days: number
  hours: number
  minutes: number
}

/** From `nowMs` to `dueMs`, both ms since 1970. What is left is rounded down, and so is what is over. */
export const timeLeft = (dueMs: number, nowMs: number): TimeLeft => {
  const all = Math.floor(Math.abs(dueMs - nowMs) / MINUTE_MS)
  const days = Math.floor(all / DAY_MINUTES)
  const hours = Math.floor((all % DAY_MINUTES) / HOUR_MINUTES)
  return {
    over: nowMs > dueMs,
    size: days > 0 ? 'days' : hours > 0 ? 'hours' : 'minutes',
    days,
    hours,
    minutes: all % HOUR_MINUTES,
  }
}
