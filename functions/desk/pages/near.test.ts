import { expect, it } from 'vitest'
import { instantAt } from '../../../schema/booking/instant.ts'
import { nearText } from './near.ts'

const now = instantAt('2026-12-31', '06:03')

it.each([
  ['2026-12-31', '00:00', '今天 00:00'],
  ['2026-12-30', '23:59', '昨天 23:59'],
  ['2027-01-01', '09:00', '明天 09:00'],
  ['2026-03-05', '07:06', '3月5日 07:06'],
  ['2027-01-02', '07:06', '2027年1月2日 07:06'],
])('reads %s %s as %s', (day, clock, text) => {
  expect(nearText(instantAt(day, clock), now)).toBe(text)
})
