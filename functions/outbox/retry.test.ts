import { describe, expect, it } from 'vitest'
import { GIVE_UP_AFTER_MS, nextTryAtMs, pauseMs } from './retry.ts'

describe('the pause between two tries', () => {
  it('doubles from half a minute to an hour', () => {
    const almostOne = 1 - Number.EPSILON
    expect([1, 2, 3, 7, 8, 9, 1000].map((attempts) => pauseMs(attempts, almostOne) / 1000)).toEqual([
      30, 60, 120, 1920, 3600, 3600, 3600,
    ])
  })
  it('is at least half of that, whatever chance says', () => {
    expect([1, 2, 8].map((attempts) => pauseMs(attempts, 0) / 1000)).toEqual([15, 30, 1800])
  })
})

describe('the next try', () => {
  const message = { attempts: 1, giveUpAtMs: 1_000_000 }

  it('comes after the pause', () => expect(nextTryAtMs(message, 500_000, 0)).toBe(515_000))
  it('waits as long as the receiver asks, and no shorter than the pause', () => {
    expect(nextTryAtMs(message, 500_000, 0, 120_000)).toBe(620_000)
    expect(nextTryAtMs(message, 500_000, 0, 1_000)).toBe(515_000)
  })
  it('does not come when it would be too late', () => {
    expect(nextTryAtMs(message, 985_000, 0)).toBeUndefined()
    expect(nextTryAtMs(message, 984_999, 0)).toBe(999_999)
    expect(nextTryAtMs(message, 500_000, 0, 86_400_000)).toBeUndefined()
  })
  it('is tried some thirty times within the day, then given up', () => {
    let [now, attempts] = [0, 0]
    for (let next: number | undefined = 0; next !== undefined;) {
      now = next
      attempts += 1
      next = nextTryAtMs({ attempts, giveUpAtMs: GIVE_UP_AFTER_MS }, now, 0.5)
    }
    expect(attempts).toBe(38)
    expect(now).toBeLessThan(GIVE_UP_AFTER_MS)
    expect(GIVE_UP_AFTER_MS - now).toBeLessThanOrEqual(3_600_000)
  })
})
