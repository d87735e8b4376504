import { addDays, type Day } from '../../../schema/dates.ts'
import { fault, type Fault } from '../fault.ts'
import { placeIn, type Source } from '../source.ts'
import type { Check } from './check.ts'

const DAYS_A_YEAR = 365

const at = (
  source: Source,
  path: PropertyKey[],
  day: Day,
  today: Day,
  test: (day: Day, today: Day) => boolean,
  code: string,
): Fault[] => (test(day, today) ? [fault(placeIn(source, path), code, { day })] : [])

const everyDay =
  (test: (day: Day, today: Day) => boolean, code: string): Check =>
  (content, today) => [
    ...[
      ...content.services,
      ...content.programmes,
      ...content.lifeEvents,
      ...content.requests,
      ...content.forms,
      content.casework,
      content.fraudTest,
    ].flatMap(({ value, source }) => at(source, ['reviewed'], value.reviewed, today, test, code)),
    ...content.laws.value.flatMap(({ checked }, nth) =>
      at(content.laws.source, [nth, 'checked'], checked, today, test, code),
    ),
  ]

/** What was read more than a year ago has to be read again. Reported by content:check; it does not stop a build. */
export const stale: Check = everyDay((day, today) => addDays(day, DAYS_A_YEAR) < today, 'stale')

/** Nobody has checked anything tomorrow. */
export const future: Check = everyDay((day, today) => day > today, 'future')
