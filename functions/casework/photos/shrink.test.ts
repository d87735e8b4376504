import { describe, expect, it } from 'vitest'
import type { Pixels } from './picture.ts'
import { fitted, shrink } from './shrink.ts'
import { turn } from './turn.ts'

const grey = (rows: number[][]): Pixels => ({
  data: Uint8Array.from(rows.flat()),
  width: rows[0]?.length ?? 0,
  height: rows.length,
  channels: 1,
})
const reds = ({ data, width }: Pixels): number[][] => {
  const all = [...data].filter((_, at) => at % 4 === 0)
  return Array.from({ length: all.length / width }, (_, row) => all.slice(row * width, (row + 1) * width))
}

describe('fitted', () => {
  it.each([
    [4000, 3000, 1600, 1200],
    [3000, 4000, 1200, 1600],
    [1600, 1600, 1600, 1600],
    [40, 30, 40, 30],
    [40_000, 1, 1600, 1],
  ])('%i by %i becomes %i by %i', (width, height, wide, high) => {
    expect(fitted(width, height, 1600)).toEqual({ width: wide, height: high })
  })
})

describe('shrink', () => {
  it('leaves a small picture as it is', () => {
    const rows = [
      [0, 50, 100],
      [150, 200, 250],
    ]
    expect(reds(shrink(grey(rows), 3))).toEqual(rows)
  })
  it('takes the mean of what falls together, in parts where it has to', () => {
    expect(reds(shrink(grey([[0, 100, 200, 40]]), 2))).toEqual([[50, 120]])
    // Three into two: a third goes half and half.
    expect(reds(shrink(grey([[30, 90, 150]]), 2))).toEqual([[50, 130]])
    expect(reds(shrink(grey([[30], [90], [150]]), 2))).toEqual([[50], [130]])
  })
  it('keeps one colour that colour, in every row and column, whatever the sizes', () => {
    for (const [width, height, edge] of [
      [17, 13, 7],
      [101, 3, 10],
      [5, 99, 98],
      [64, 64, 1],
    ] as const) {
      const even = { data: new Uint8Array(width * height * 3).fill(77), width, height, channels: 3 }
      expect(new Set(reds(shrink(even, edge)).flat())).toEqual(new Set([77]))
    }
  })
  it('puts what is see-through on white', () => {
    const pixels = { data: Uint8Array.of(10, 20, 30, 0, 100, 0, 0, 255), width: 2, height: 1, channels: 4 }
    expect([...shrink(pixels, 2).data]).toEqual([255, 255, 255, 255, 100, 0, 0, 255])
  })
})

describe('turn', () => {
  const stored = shrink(
    grey([
      [1, 2, 3],
      [4, 5, 6],
    ]),
    3,
  )
  it.each([
    [
      1,
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      2,
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    ],
    [
      3,
      [
        [6, 5, 4],
        [3, 2, 1],
      ],
    ],
    [
      4,
      [
        [4, 5, 6],
        [1, 2, 3],
      ],
    ],
    [
      5,
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      6,
      [
        [4, 1],
        [5, 2],
        [6, 3],
      ],
    ],
    [
      7,
      [
        [6, 3],
        [5, 2],
        [4, 1],
      ],
    ],
    [
      8,
      [
        [3, 6],
        [2, 5],
        [1, 4],
      ],
    ],
  ])('shows orientation %i upright', (orientation, rows) => {
    expect(reds(turn(stored, orientation))).toEqual(rows)
  })
})
