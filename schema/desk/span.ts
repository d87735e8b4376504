import { addDays, dayNumber, isDay, type Day } from '../dates.ts'

/** Days in Asia/Shanghai, both included. */
export type DaySpan = { from: Day; until: Day }

/** Two years and a day: more is no span of an office's numbers but the whole of its tables. */
export const MOST_DAYS = 732
/** Longer spans are shown by month. */
const MOST_SINGLE_DAYS = 31

/** What somebody asked for, where it is a span: not backwards and not too long. Otherwise the month of `today` until today. */
export const chosenSpan = (asked: { from?: string; until?: string }, today: Day): DaySpan => {
  const { from = '', until = '' } = asked
  const isSpan =
    isDay(from) && isDay(until) && from <= until && dayNumber(until) - dayNumber(from) < MOST_DAYS
  return isSpan ? { from, until } : { from: `${today.slice(0, 8)}01`, until: today }
}

/** The part of a span that a day is shown under: the day itself, or its month. */
export const partOf = ({ from, until }: DaySpan, day: Day): string =>
  dayNumber(until) - dayNumber(from) < MOST_SINGLE_DAYS ? day : day.slice(0, 7)

/** The same span as one month before, for whoever goes back: `2026-11-01`..`2026-11-26` -> all of October. */
export const monthBefore = ({ from }: DaySpan): DaySpan => {
  const last = addDays(`${from.slice(0, 8)}01`, -1)
  return { from: `${last.slice(0, 8)}01`, until: last }
}
