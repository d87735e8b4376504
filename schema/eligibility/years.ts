import { fullYears, type Day } from '../dates.ts'
import { setRange, type Context } from './context.ts'

const ZERO = 48
const digit = (text: string, at: number): number => text.charCodeAt(at) - ZERO

/** `1964-08-15` as 19640815: the difference of two such numbers, cut to ten thousands, is full years. */
const numberOf = (day: Day): number =>
  digit(day, 0) * 10_000_000 +
  digit(day, 1) * 1_000_000 +
  digit(day, 2) * 100_000 +
  digit(day, 3) * 10_000 +
  digit(day, 5) * 1000 +
  digit(day, 6) * 100 +
  digit(day, 8) * 10 +
  digit(day, 9)

const YEAR = 10_000
const LEAP_DAY = 229
const DAY_BEFORE_IT = 228

/** Leaves the years full on a day in the register, for any birth date: `fullYears` without taking texts apart. */
export const yearsBy = (on: Day): ((context: Context, born: Day) => void) => {
  const today = numberOf(on)
  const disputed = today % YEAR === DAY_BEFORE_IT
  return (context, born) => {
    const from = numberOf(born)
    if (disputed && from % YEAR === LEAP_DAY) {
      const [lo, hi] = fullYears(born, on)
      setRange(context, lo, hi)
      return
    }
    const years = Math.floor((today - from) / YEAR)
    setRange(context, years, years)
  }
}
