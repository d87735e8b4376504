const FIRST_SECONDS = 2
const MOST_SECONDS = 60

/**
 * How many seconds until the next try, after so many that failed in a row: twice as long each time, up to a minute. `chance` (0 to 1)
 * spreads the boards of an office, so that they do not all come back in the same moment.
 */
export const secondsUntilTry = (failures: number, chance: number): number => {
  const whole = Math.min(MOST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, failures - 1))
  return Math.ceil(whole * (0.5 + chance / 2))
}
