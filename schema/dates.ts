/**
 * Whole days are `YYYY-MM-DD` strings and compare as strings. The zone is Asia/Shanghai, which has been
 * UTC+8 without daylight saving since 1991.
 */
export type Day = string

const shape = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_A_DAY = 86_400_000
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLength = (year: number, month: number): number =>
  month === 2 ? (leap(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

/** True for a day that exists: `2023-02-29` is false. */
export const isDay = (text: string): boolean => {
  const parts = shape.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)
}

/** Requests ask for the same few days a hundred thousand times; strange ones only make the others be written anew. */
const MOST_REMEMBERED = 1000
const remembered = new Map<number, Day>()

/** The civil day in Asia/Shanghai at an instant (milliseconds since 1970). */
export const dayOf = (instantMs: number): Day => {
  const number = Math.floor((instantMs + SHANGHAI_OFFSET_MS) / MS_A_DAY)
  const known = remembered.get(number)
  if (known !== undefined) return known
  const day = new Date(instantMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(number, day)
  return day
}

/** The last day that can be written so. What lies beyond it is counted as this day. */
export const LAST_DAY = '9999-12-31'

/** Days since 1970-01-01, and back. */
export const dayNumber = (day: Day): number => Date.parse(day) / MS_A_DAY
const LAST_NUMBER = dayNumber(LAST_DAY)
export const dayAt = (number: number): Day =>
  new Date(Math.min(number, LAST_NUMBER) * MS_A_DAY).toISOString().slice(0, 10)

export const addDays = (day: Day, days: number): Day => dayAt(dayNumber(day) + days)

const ZERO = 48
const YEAR = 10_000
const [LAST_OF_FEBRUARY, LEAP_DAY] = [228, 229]

/** `1964-08-15` as 19640815: the difference of two such numbers, cut to ten thousands, is full years. */
const digits = (day: Day): number => {
  const at = (place: number): number => day.charCodeAt(place) - ZERO
  const year = at(0) * 1000 + at(1) * 100 + at(2) * 10 + at(3)
  return year * YEAR + at(5) * 1000 + at(6) * 100 + at(8) * 10 + at(9)
}

/**
 * Full years between two days, as the pair [surely reached, possibly reached]. The pair differs only for a birthday on
 * 29 February seen on 28 February of a year without one: whether the year is full is disputed, so both answers stand.
 */
export const fullYears = (from: Day, on: Day): [number, number] => {
  const [born, today] = [digits(from), digits(on)]
  const years = Math.floor((today - born) / YEAR)
  const disputed =
    today % YEAR === LAST_OF_FEBRUARY && born % YEAR === LEAP_DAY && !leap(Math.floor(today / YEAR))
  return [years, disputed ? years + 1 : years]
}

/** The day on which `years` are surely full: 1 March for a birthday on 29 February in a year without one. */
export const birthdayOf = (born: Day, years: number): Day => {
  const year = String(Number(born.slice(0, 4)) + years).padStart(4, '0')
  if (year.length > 4) return LAST_DAY
  const day = `${year}${born.slice(4)}`
  return isDay(day) ? day : `${year}-03-01`
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** Saturday or Sunday. */
export const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0

/** 2027-05-20 -> 2027年5月20日 */
export const dayText = (day: Day): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
