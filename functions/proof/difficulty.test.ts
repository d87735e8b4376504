import { expect, it } from 'vitest'
import { attemptsUnder } from './difficulty.ts'

it('doubles twice as more is let in, and no further', () => {
  const most = [0, 299, 300, 1_499, 1_500, 1e9].map((pressure) => attemptsUnder(pressure).most)
  expect(most).toEqual([300, 300, 600, 600, 1_200, 1_200])
  expect(() => attemptsUnder(-1)).toThrow(RangeError)
})
