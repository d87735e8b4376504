import type { Appointment } from '../content/appointment.ts'
import type { BookingRules } from '../content/booking-rules.ts'
import { addDays, dayOf } from '../dates.ts'
import { clockOf, instantAt, MINUTE_MS } from './instant.ts'

/**
 * Until when somebody who waits may take an offered place. In the night nobody's time runs: it begins when the quiet
 * ends. Never longer than the place can be booked at all.
 */
export const offerUntilMs = (
  { minutes, quietFrom, quietUntil }: BookingRules['offer'],
  { opens }: Appointment,
  startMs: number,
  nowMs: number,
): number => {
  const [clock, day] = [clockOf(nowMs), dayOf(nowMs)]
  const begins =
    clock >= quietFrom
      ? instantAt(addDays(day, 1), quietUntil)
      : clock < quietUntil
        ? instantAt(day, quietUntil)
        : nowMs
  return Math.min(begins + minutes * MINUTE_MS, startMs - opens.untilMinutesBefore * MINUTE_MS)
}
