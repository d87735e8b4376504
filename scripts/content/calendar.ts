import chineseDays from 'chinese-days'
import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { addDays, isWeekend, type Day } from '../../schema/dates.ts'

/**
 * `node scripts/content/calendar.ts` writes content/calendar.yaml: public holidays on weekdays and weekend days on which
 * people work, from npm's chinese-days. For years that the State Council has not announced yet, only the days that
 * 全国年节及纪念日放假办法 (2024), article 2, fixes by itself; the shifts around them are not known.
 */
const { getDayDetail, getSolarDateFromLunar, getSolarTermDate } = chineseDays
const arranged = [2023, 2024, 2025, 2026]
const derived = [2027, 2028]

const daysOf = (year: number): Day[] => {
  const days: Day[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) days.push(day)
  return days
}

const statutory = (year: number): Day[] => {
  const lunar = (monthDay: string): Day => getSolarDateFromLunar(`${year}-${monthDay}`).date
  const newYear = lunar('01-01')
  const clearAndBright = getSolarTermDate(year, 4, 'pure_brightness')
  return [
    `${year}-01-01`,
    ...[-1, 0, 1, 2].map((days) => addDays(newYear, days)),
    clearAndBright,
    `${year}-05-01`,
    `${year}-05-02`,
    lunar('05-05'),
    lunar('08-15'),
    ...['01', '02', '03'].map((day) => `${year}-10-${day}`),
  ]
}

const off = [
  ...arranged.flatMap(daysOf).filter((day) => !isWeekend(day) && !getDayDetail(day).work),
  ...derived.flatMap(statutory).filter((day) => !isWeekend(day)),
]
const work = arranged.flatMap(daysOf).filter((day) => isWeekend(day) && getDayDetail(day).work)
const head =
  '# 由 scripts/content/calendar.ts 从 npm 的 chinese-days 生成，不要手改。off 是放假的工作日，work 是要上班的周末。\n'
writeFileSync(
  new URL('../../content/calendar.yaml', import.meta.url),
  head +
    stringify(
      { source: 'npm chinese-days 1.5.7', arranged, off: off.sort(), work: work.sort() },
      { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' },
    ),
)
