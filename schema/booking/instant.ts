import { dayOf, isDay, type Day } from '../dates.ts'
import { wallClock } from './wall-clock.ts'

/** Instants are milliseconds since 1970 inside, and ISO 8601 with the zone of the country outside. */
const SHANGHAI = '+08:00'
export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\+08:00$/

/** `2027-05-20T09:00:00+08:00` from milliseconds since 1970. */
export const instantText = (ms: number): string => wallClock(ms) + SHANGHAI

/** Milliseconds since 1970, or undefined for what is no instant of the calendar, or is of another zone. */
export const readInstant = (text: string): number | undefined => {
  const day = shape.exec(text)?.[1]
  return day !== undefined && isDay(day) ? Date.parse(text) : undefined
}

/** The instant at which the clock shows `clock` (`09:00`) on a day in Asia/Shanghai. */
export const instantAt = (day: Day, clock: string): number => Date.parse(`${day}T${clock}:00${SHANGHAI}`)

/** The time of day in Asia/Shanghai, `09:00`. */
export const clockOf = (ms: number): string => wallClock(ms).slice(11, 16)

/** The month `2027-05` of an instant. */
export const monthOf = (ms: number): string => dayOf(ms).slice(0, 7)
