import { expect, it } from 'vitest'
import { barsOf } from './bars.ts'

it('draws every bar to the same measure, the second part from where the first ends', () => {
  const [small, large] = barsOf([
    { name: 'a', parts: [1, 1], text: '' },
    { name: 'b', parts: [3, 5], text: '' },
  ])
  expect(large).toMatchObject({
    top: 3,
    end: 62,
    parts: [
      { look: 'solid', x: 0, width: 23.25 },
      { look: 'empty', x: 23.25, width: 38.75 },
    ],
  })
  expect(small).toMatchObject({ top: 0, end: 15.5 })
  expect(small?.parts.map(({ width }) => width)).toEqual([7.75, 7.75])
})

it('draws nothing of nothing', () => {
  expect(barsOf([])).toEqual([])
  expect(barsOf([{ name: 'a', parts: [0], text: '0' }])).toMatchObject([{ top: 0, end: 0, parts: [] }])
})
