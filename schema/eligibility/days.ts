import { birthdayOf, dayNumber, fullYears } from '../dates.ts'
import { known, setRange, type Context } from './context.ts'
import type { Node } from './node.ts'
import { bounds, dayIn, valueOf } from './value.ts'

/** Days and ages: the forms of expression that look at a calendar. */

const OLDEST_YEARS = 130
/** No run of rest days is longer; a calendar that says otherwise is broken. */
const LONGEST_HOLIDAY_DAYS = 31

export const ofDate = ({ op, path, least }: Node, context: Context): void => {
  const value = known(path, context)
  if (typeof value !== 'string') return setRange(context, -Infinity, Infinity)
  const day = dayNumber(op === 'date' ? value : birthdayOf(value, least))
  setRange(context, day, day)
}

export const ofAge = ({ path, parts: [at] }: Node, context: Context): void => {
  const born = known(path, context)
  const on = at === undefined ? context.on : dayIn(at, context)
  if (typeof born !== 'string' || on === undefined) return setRange(context, 0, OLDEST_YEARS)
  const [lo, hi] = fullYears(born, on)
  setRange(context, lo, hi)
}

/** A day made of another one; unknown as long as that is. */
export const ofDay = ({ op, parts, book }: Node, context: Context): void => {
  const { lo: day, hi } = bounds(parts[0] as Node, context)
  if (day !== hi) return op === 'rest' ? valueOf(parts[1] as Node, context) : undefined
  if (op === 'rest') {
    const is = book.isRestDay(day) ? 1 : 0
    return setRange(context, is, is)
  }
  let free = day
  while (book.isRestDay(free) && free - day < LONGEST_HOLIDAY_DAYS) free += 1
  setRange(context, free, free)
}
