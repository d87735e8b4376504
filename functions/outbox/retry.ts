const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 3_600_000

/** A message nobody took for a day is given up, and shows as failed. */
export const GIVE_UP_AFTER_MS = 86_400_000

/**
 * The pause before the next try, after `attempts` tries (1 or more) in vain: 30 s, 1 min, 2 min … 1 h, of which a half is
 * certain and a half is `chance` (0 up to, not including, 1), so that what failed together does not come back together.
 */
export const pauseMs = (attempts: number, chance: number): number => {
  const whole = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS)
  return Math.round(whole / 2 + (whole / 2) * chance)
}

/**
 * When to try again (ms since 1970), or undefined where that would be too late. `afterMs` is what the receiver asked for in
 * Retry-After; it lengthens the pause and never shortens it.
 */
export const nextTryAtMs = (
  message: { attempts: number; giveUpAtMs: number },
  nowMs: number,
  chance: number,
  afterMs = 0,
): number | undefined => {
  const next = nowMs + Math.max(pauseMs(message.attempts, chance), afterMs)
  return next < message.giveUpAtMs ? next : undefined
}
