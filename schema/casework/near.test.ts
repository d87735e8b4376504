import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayBeNear, metresBetween } from './near.ts'

const point = fc.record({
  lat: fc.double({ min: -89, max: 89, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
})

describe('metres between two points', () => {
  it('are as far there as back, nothing to oneself, and never more than half the way round', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const there = metresBetween(a, b)
        expect(there).toBeCloseTo(metresBetween(b, a), 3)
        expect(there).toBeLessThanOrEqual(Math.PI * 6_371_000 + 1)
        expect(metresBetween(a, a)).toBe(0)
      }),
    )
  })

  it('are 111.2 km for a degree of latitude', () => {
    expect(metresBetween({ lat: 27, lon: 110 }, { lat: 28, lon: 110 })).toBeCloseTo(111_195, -1)
  })
})

describe('two places', () => {
  const bridge = { lat: 27.2, lon: 109.83 }
  const near = { lat: 27.201, lon: 109.83 }

  it('may be one where their points are near enough, or would be with what each may be wrong by', () => {
    expect(mayBeNear(bridge, near, 120)).toBe(true)
    expect(mayBeNear(bridge, near, 50)).toBe(false)
    expect(mayBeNear({ ...bridge, accuracyM: 40 }, { ...near, accuracyM: 30 }, 50)).toBe(true)
  })

  it('are compared by the village, and by the township only where one has no village', () => {
    const [one, other] = [
      { township: 't', village: 'a' },
      { township: 't', village: 'b' },
    ]
    expect(mayBeNear(one, other, 300)).toBe(false)
    expect(mayBeNear(one, { township: 't' }, 300)).toBe(true)
    expect(mayBeNear({ ...bridge, ...one }, { township: 'u' }, 300)).toBe(false)
    expect(mayBeNear({}, {}, 300)).toBe(false)
  })
})
