import { expect, it } from 'vitest'
import { secondsUntilTry } from './wait.ts'

it('waits twice as long each time, up to a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => secondsUntilTry(failures, 1))).toEqual([
    2, 4, 8, 16, 32, 60, 60,
  ])
})

it('spreads tries over the second half of that time', () => {
  expect([secondsUntilTry(5, 0), secondsUntilTry(5, 0.5), secondsUntilTry(5, 1)]).toEqual([16, 24, 32])
})
