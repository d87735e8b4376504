import { expect, it } from 'vitest'
import { Pace } from './pace.ts'

it('lets a few in at once, then one after each pause, and says how long to wait', () => {
  const pace = new Pace(3, 4_000)
  expect([1, 2, 3, 4].map(() => pace.take(1_000_000))).toEqual([undefined, undefined, undefined, 4])
  expect(pace.take(1_003_000)).toBe(1)
  expect(pace.take(1_004_000)).toBeUndefined()
  expect(pace.take(1_004_000)).toBe(4)
})

it('is full again after a quiet time, and not out of order when the clock is set back', () => {
  const pace = new Pace(2, 1_000)
  for (let tried = 0; tried < 9; tried += 1) pace.take(5_000_000)
  expect([1, 2, 3].map(() => pace.take(5_010_000))).toEqual([undefined, undefined, 1])
  expect(pace.take(1_000)).toBe(1)
  expect(pace.take(2_000)).toBeUndefined()
})
