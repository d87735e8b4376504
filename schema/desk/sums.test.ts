import { expect, it } from 'vitest'
import { sumOf, sumsBy } from './sums.ts'

const rows = [
  { day: 'b', came: 1, lost: 4 },
  { day: 'a', came: 2, lost: 0 },
  { day: 'b', came: 3, lost: 1 },
]

it('sums what belongs together, in the order in which it first comes', () => {
  expect(sumsBy(rows, ({ day }) => day, ['came', 'lost'])).toEqual([
    { of: 'b', sums: { came: 4, lost: 5 } },
    { of: 'a', sums: { came: 2, lost: 0 } },
  ])
})

it('sums nothing to nothing', () => {
  expect(sumsBy([] as typeof rows, ({ day }) => day, ['came'])).toEqual([])
  expect(sumOf([] as typeof rows, ['came'])).toEqual({ came: 0 })
})
