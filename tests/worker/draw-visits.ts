import { plan } from '../../functions/booking/plan.ts'
import { timesOn } from '../../schema/booking/times.ts'
import { addDays, dayOf } from '../../schema/dates.ts'
import { join, type Colleague } from './desk-visits.ts'
import type { Fields } from './visitor.ts'

export const VALUE = '03 07 12 19 25 31 08'
export const HOUR_MS = 3_600_000
export const iso = (ms: number): string => new Date(ms).toISOString()
/** As the browser's field for day and time has it. */
export const moment = (ms: number): string => iso(ms + 8 * HOUR_MS).slice(0, 16)
/** Far enough ahead that nobody can have a place of it yet; a day of its own for each test. */
const used = new Set<string>()
export const drawnDay = (nowMs: number): string => {
  let day = addDays(dayOf(nowMs), 20)
  const isOpen = () => timesOn(plan, [], 'registry-branch', 'marriage', day).length > 0
  while (used.has(day) || !isOpen()) day = addDays(day, 1)
  used.add(day)
  return day
}

export const head = async () => {
  const one = await join('registry-head', { offices: ['registry-branch'] })
  const { nowMs } = one
  const day = drawnDay(nowMs)
  const opens = nowMs + HOUR_MS
  const [closes, out] = [opens + HOUR_MS, opens + 3 * HOUR_MS]
  const typed: Fields = {
    where: 'registry-branch/marriage',
    day,
    from: moment(opens),
    until: moment(closes),
    expected: moment(out),
    source: '那一天开奖的公开号码',
    written: '照公布的样子写',
    pattern: '00 00 00 00 00 00 00',
    note: '',
    reason: '这一天要来的人很多',
  }
  return { one, nowMs, day, opens, closes, out, typed, id: `registry-branch-marriage-${day}` }
}

/** A form of a page of the desk, with the hidden field that the page has for another, whose fields are said here. */
export const post = async (
  { browser }: Colleague,
  from: string,
  to: string,
  fields: Fields,
  more: Fields = {},
) => {
  const form =
    /<input type="hidden" name="form" value="([^"]+)"/.exec((await browser.get(from)).text)?.[1] ?? ''
  return browser.post(to, { form, ...fields, ...more })
}
