import { describe, expect, it } from 'vitest'
import { Limiter, type Charge } from './limiter.ts'
import { limits } from './limits.ts'

const person = (key: string, weight = 1): Charge => ({ limit: 'person', key, weight })
const network = (key: string, weight = 1): Charge => ({ limit: 'network', key, weight })
const { capacity } = limits.person
const MINUTE_SECONDS = 60
const SECOND = 1_000

describe('the limiter', () => {
  it('lets through what a bucket holds, and says when the next will pass', () => {
    const limiter = new Limiter()
    for (let taken = 1; taken <= capacity; taken += 1) expect(limiter.take([person('a')], 0)).toBeUndefined()
    expect(limiter.take([person('a')], 0)).toBe(MINUTE_SECONDS)
    expect(limiter.take([person('a')], 20 * SECOND)).toBe(40)
    expect(limiter.take([person('a')], 60 * SECOND)).toBeUndefined()
    expect(limiter.take([person('a')], 60 * SECOND)).toBe(MINUTE_SECONDS)
  })

  it('counts each key and each kind by itself', () => {
    const limiter = new Limiter()
    expect(limiter.take([person('a', capacity)], 0)).toBeUndefined()
    expect(limiter.take([person('b', capacity)], 0)).toBeUndefined()
    expect(limiter.take([network('a')], 0)).toBeUndefined()
    expect(limiter.take([person('a')], 0)).toBeGreaterThan(0)
  })

  it('never fills a bucket above its brim', () => {
    const limiter = new Limiter()
    expect(limiter.take([person('a', capacity)], 0)).toBeUndefined()
    const muchLater = 1e9
    expect(limiter.take([person('a', capacity)], muchLater)).toBeUndefined()
    expect(limiter.take([person('a')], muchLater)).toBeGreaterThan(0)
  })

  it('takes all or nothing', () => {
    const limiter = new Limiter()
    limiter.take([person('empty', capacity)], 0)
    for (let tried = 0; tried < 400; tried += 1)
      expect(limiter.take([network('n'), person('empty')], 0)).toBe(MINUTE_SECONDS)
    expect(limiter.take([network('n', limits.network.capacity)], 0)).toBeUndefined()
  })

  it('gives nothing for a clock that went back', () => {
    const limiter = new Limiter()
    limiter.take([person('a', capacity)], 100 * SECOND)
    expect(limiter.take([person('a')], 0)).toBe(MINUTE_SECONDS)
  })

  it('takes nothing for nothing', () => expect(new Limiter().take([], 0)).toBeUndefined())

  it('fails on what can never pass', () => {
    expect(() => new Limiter().take([person('a', capacity + 1)], 0)).toThrow('no person bucket ever holds 11')
  })

  it('forgets who has long been quiet', () => {
    const limiter = new Limiter()
    for (let at = 0; at < 20_000; at += 1) limiter.take([network(`n${at}`)], 0)
    expect(limiter.size).toBe(20_000)
    limiter.take([network('last')], 10 * SECOND)
    expect(limiter.size).toBe(1)
  })

  it('keeps no more than it has room for, and lets the longest quiet go first', () => {
    const limiter = new Limiter()
    for (let at = 0; at < 160_000; at += 1) limiter.take([person(`p${at}`, capacity)], 0)
    expect(limiter.size).toBeLessThanOrEqual(125_001)
    expect(limiter.take([person('p159999')], 0)).toBeGreaterThan(0)
    expect(limiter.take([person('p0')], 0)).toBeUndefined()
  })
})
