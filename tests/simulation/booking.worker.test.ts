import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { report, run, shrink } from './run.ts'

const { seeds, steps, only } = inject('simulation')

describe('the booking ledger, under couples as they are', () => {
  // The machine's clock is the simulation's: it goes forward and backward with the steps.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  it.each(seeds)(
    'keeps every promise, seed %i',
    async (seed) => {
      const all = only ?? Array.from({ length: steps }, (_, at) => at + 1)
      const { failure, couples } = await run(seed, all)
      if (failure !== undefined) {
        const smallest = await shrink(seed, failure, 20_000)
        expect.unreachable(report(seed, failure, smallest))
      }
      expect(couples).toBeGreaterThan(0)
    },
    30_000 + steps * 100,
  )
})
