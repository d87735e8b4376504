import { DAY_MS } from '../../schema/booking/instant.ts'
import { isDay } from '../../schema/dates.ts'
import { refuse, ok, type Result } from '../../schema/result.ts'

/** A date and time of W3C NOTE-datetime with its zone, which GeoReport v2 requires. */
const shape =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** Milliseconds since 1970, or undefined. A plus sign that nobody encoded arrives as a space, and is meant as one. */
export const readDatetime = (text: string): number | undefined => {
  const written = text.trim().replace(/ (?=\d{2}:\d{2}$)/, '+')
  const day = shape.exec(written)?.[1]
  return day !== undefined && isDay(day) ? Date.parse(written) : undefined
}

const MOST_DAYS = 90
const MOST_MS = MOST_DAYS * DAY_MS

export type Span = { fromMs: number; toMs: number }
/** Which sentence says what is wrong. */
export type SpanFault = 'start' | 'end' | 'order' | 'span'

/**
 * The span that two optional dates mean. None: the latest 90 days. One: the 90 days from it, or up to it. Both: from one to the
 * other; the specification allows no more than 90 days, and more is refused, so that nobody takes a part for the whole.
 */
export const readSpan = (start: string, end: string, nowMs: number): Result<Span, SpanFault> => {
  const fromMs = start === '' ? undefined : readDatetime(start)
  const toMs = end === '' ? undefined : readDatetime(end)
  if (start !== '' && fromMs === undefined) return refuse('start')
  if (end !== '' && toMs === undefined) return refuse('end')
  if (fromMs === undefined) {
    const until = toMs ?? nowMs
    return ok({ fromMs: until - MOST_MS, toMs: until })
  }
  if (toMs === undefined) return ok({ fromMs, toMs: fromMs + MOST_MS })
  if (toMs < fromMs) return refuse('order')
  return toMs - fromMs > MOST_MS ? refuse('span') : ok({ fromMs, toMs })
}
