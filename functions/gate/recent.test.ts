import { expect, it } from 'vitest'
import { Recent } from './recent.ts'

it('counts what was let in during the last minute, and nothing older', () => {
  const recent = new Recent()
  expect(recent.sum(0)).toBe(0)
  for (let atMs = 0; atMs < 300_000; atMs += 100) recent.add(1, atMs)
  expect(recent.sum(299_999)).toBe(600)
  recent.add(5, 299_999)
  expect(recent.sum(299_999)).toBe(605)
  expect(recent.sum(330_000)).toBe(295)
  expect(recent.sum(360_000)).toBe(0)
})
