import { monthSchema } from '../api/booking.ts'

/** Months as `2026-10`. */
export const shiftMonth = (month: string, by: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

/** `2026年10月`. */
export const monthText = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** How far back a month can be chosen. */
export const MOST_MONTHS = 24

/** The month that somebody asked for, where its numbers can be asked for; else the latest that is over. */
export const chosenMonth = (asked: string | undefined, now: string): string => {
  const month = monthSchema.safeParse(asked)
  const isThere = month.success && month.data <= now && month.data > shiftMonth(now, -MOST_MONTHS)
  return isThere ? month.data : shiftMonth(now, -1)
}
