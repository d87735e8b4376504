import { instantAt, MINUTE_MS } from '../booking/instant.ts'
import type { RestDays } from '../booking/rest-days.ts'
import type { RequestKind, Span } from '../content/request.ts'
import { addDays, dayOf } from '../dates.ts'

const HOUR_MS = 60 * MINUTE_MS

export type Working = RestDays & { dayEnds: string }

/**
 * When a span that began at `fromMs` is over (ms since 1970). Working days are counted from the day after; the last one counts
 * until its end of business.
 */
export const spanEnds = (span: Span, fromMs: number, { isRestDay, dayEnds }: Working): number => {
  if ('hours' in span) return fromMs + span.hours * HOUR_MS
  let day = dayOf(fromMs)
  for (let left = span.workdays; left > 0;) {
    day = addDays(day, 1)
    if (!isRestDay(day)) left -= 1
  }
  return instantAt(day, dayEnds)
}

/** Until when a case is to be accepted and to be answered. Danger to life has a clock of its own, where it is the shorter. */
export const clocksOf = (
  { clocks }: Pick<RequestKind, 'clocks'>,
  danger: boolean,
  fromMs: number,
  working: Working,
): { acceptByMs: number; answerByMs: number } => {
  const answer = spanEnds(clocks.answer, fromMs, working)
  const answerByMs = danger ? Math.min(answer, spanEnds(clocks.danger, fromMs, working)) : answer
  return { acceptByMs: Math.min(spanEnds(clocks.accept, fromMs, working), answerByMs), answerByMs }
}
