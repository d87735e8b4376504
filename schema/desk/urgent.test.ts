import { expect, it } from 'vitest'
import { inOrder, newOn, type UrgentCase } from './urgent.ts'

const one = (number: number, part: Partial<UrgentCase> = {}): UrgentCase => ({
  number,
  kind: '街上有人没处住',
  danger: false,
  taken: false,
  sinceMs: 0,
  dueMs: 100,
  ...part,
})

it('puts danger first, then what nobody has taken, then what is due sooner', () => {
  const sorted = [
    one(1, { taken: true, dueMs: 1 }),
    one(2),
    one(3, { dueMs: 50 }),
    one(4, { danger: true, taken: true, dueMs: 900 }),
    one(5, { danger: true, dueMs: 999 }),
    one(6),
  ].toSorted(inOrder)
  expect(sorted.map(({ number }) => number)).toEqual([5, 4, 3, 2, 6, 1])
})

it('tells what is new on a board by its numbers', () => {
  const lines = [7, 8].map((number) => ({
    number,
    kind: '',
    danger: false,
    taken: false,
    late: false,
    since: '',
    due: '',
    left: '',
  }))
  expect(newOn({ lines }, new Set([7])).map(({ number }) => number)).toEqual([8])
})
