import { isWeekend, type Day } from '../dates.ts'

export type RestDays = { isRestDay: (day: Day) => boolean }

/**
 * Rest days by content/calendar.yaml: public holidays are off, make-up workdays are not. In years that have not been
 * arranged yet they are the days that the law itself names, and Saturdays and Sundays.
 */
export const restDaysOf = (calendar: { off: readonly Day[]; work: readonly Day[] }): RestDays => {
  const [off, work] = [new Set(calendar.off), new Set(calendar.work)]
  return { isRestDay: (day) => !work.has(day) && (off.has(day) || isWeekend(day)) }
}
