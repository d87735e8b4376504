import { describe, expect, it } from 'vitest'
import { roundToYuanFen, yuanText } from './money.ts'

describe('yuanText', () => {
  it('writes fen as yuan without a useless tail', () => {
    expect([60000, 8350, 8305, 5, 0, -150].map(yuanText)).toEqual([
      '600',
      '83.5',
      '83.05',
      '0.05',
      '0',
      '-1.5',
    ])
  })
})

describe('roundToYuanFen', () => {
  it('rounds half up, and nothing below zero', () => {
    expect(roundToYuanFen(50, 1)).toBe(100)
    expect(roundToYuanFen(49, 1)).toBe(0)
    expect(roundToYuanFen(600, 12)).toBe(100)
    expect(roundToYuanFen(599, 12)).toBe(0)
    expect(roundToYuanFen(-5000, 1)).toBe(0)
  })
})
