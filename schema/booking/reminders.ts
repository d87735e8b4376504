import { addDays, dayOf } from '../dates.ts'
import type { ReminderKind } from './message-kind.ts'

/** Times of day as `HH:MM` in Asia/Shanghai: on the day before the booking, and on its own day. */
export type ReminderRules = { dayBefore: string; sameDay: string }

export type Reminder = { kind: ReminderKind; dueAtMs: number }

/**
 * The reminders of a booking that starts at `startMs` and was made at `bookedAtMs` (ms since 1970), earliest first. One that
 * would have been due by then is left out: whoever books has just read the same. So is one that would come after the start.
 */
export const remindersOf = (startMs: number, bookedAtMs: number, rules: ReminderRules): Reminder[] => {
  const day = dayOf(startMs)
  const planned: Reminder[] = [
    { kind: 'reminder-day-before', dueAtMs: Date.parse(`${addDays(day, -1)}T${rules.dayBefore}:00+08:00`) },
    { kind: 'reminder-same-day', dueAtMs: Date.parse(`${day}T${rules.sameDay}:00+08:00`) },
  ]
  return planned.filter(({ dueAtMs }) => dueAtMs > bookedAtMs && dueAtMs < startMs)
}
