import { expect, it } from 'vitest'
import { timeLeft } from './time-left.ts'

const minutes = (count: number): number => count * 60_000

it.each([
  [minutes(80), { over: false, size: 'hours', hours: 1, minutes: 20 }],
  [minutes(80) + 59_999, { over: false, size: 'hours', hours: 1, minutes: 20 }],
  [minutes(59), { over: false, size: 'minutes', minutes: 59 }],
  [minutes(24 * 60), { over: false, size: 'days', days: 1, hours: 0 }],
  [minutes(50 * 60), { over: false, size: 'days', days: 2, hours: 2 }],
  [0, { over: false, size: 'minutes', minutes: 0 }],
  [-1, { over: true, size: 'minutes', minutes: 0 }],
  [-minutes(185), { over: true, size: 'hours', hours: 3, minutes: 5 }],
])('says how long it is to an instant %i ms away', (byMs, said) => {
  expect(timeLeft(1_000_000_000 + byMs, 1_000_000_000)).toMatchObject(said)
})
