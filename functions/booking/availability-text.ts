import type { z } from 'zod'
import type { availabilityAnswerSchema } from '../../schema/api/booking.ts'
import { dayView, daysOfMonth, openTimes, type Asked } from '../../schema/booking/availability.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { plan } from './plan.ts'
import type { Seen } from './snapshot.ts'

type Answer = z.infer<typeof availabilityAnswerSchema>

const MONTH_LENGTH = '2027-05'.length
/** Times close on the minute, so what was true at the beginning of a second is true until its end. */
const SECOND_MS = 1000
const MOST_KEPT = 500

const answerFor = ({ version, taken }: Seen, asked: Asked, span: string): Answer =>
  span.length === MONTH_LENGTH
    ? { version, days: daysOfMonth(span).map((day) => dayView(plan, taken, asked, day)) }
    : {
        version,
        times: openTimes(plan, taken, asked, span).map(({ startMs, endMs, capacity, left }) => ({
          start: instantText(startMs),
          end: instantText(endMs),
          capacity,
          left,
        })),
      }

const kept = new Map<string, string>()
let keptFor = ''

/** The answer for a month or a day, as JSON. The same for everybody who asks in the same second and sees the same version. */
export const availabilityText = (seen: Seen, asked: Asked, span: string): string => {
  const moment = `${seen.version}/${Math.floor(asked.nowMs / SECOND_MS)}`
  if (moment !== keptFor || kept.size >= MOST_KEPT) kept.clear()
  keptFor = moment
  const key = `${asked.office}/${asked.appointment}/${span}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const text = JSON.stringify(answerFor(seen, asked, span))
  kept.set(key, text)
  return text
}
