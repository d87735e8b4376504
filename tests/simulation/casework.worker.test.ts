import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { run } from './casework/run.ts'
import { report, shrink } from './engine.ts'

const { seeds, caseworkSteps: steps, only, triesAll } = inject('simulation')
/** How long a failing run may be made shorter. */
const SHRINK_MS = 20_000

/** What has to have happened in the runs together: a simulation that tries nothing proves nothing. */
const expected = [
  /^send .* once/,
  /^send .* three times/,
  /^flush [2-9]\d* drafts/,
  /^retry \d/,
  /^retry the draft/,
  /^other body under/,
  /^add \d+: ok/,
  /^add \d+: refused/,
  /^answer \d+: ok/,
  /^withdraw \d+: ok/,
  /^reopen \d+: ok/,
  /^accept: ok/,
  /^assign: ok/,
  /^tell: ok/,
  /^ask: ok/,
  /^close: ok/,
  /^close: case_cannot/,
  /^review: ok/,
  /^merge: ok/,
  /^merge crosswise: ok case_cannot/,
  /^merge in a chain: ok ok/,
  /^wrong merge/,
  /^clock \+\d+ s/,
  /^alarm$/,
  /^restart/,
  /^killed with .* \d without an answer/,
]

describe('the casebook, under people as they are', () => {
  const happened: string[] = []
  let reports = 0

  // The machine's clock is the simulation's: it goes forward with the steps.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())
  afterAll(() => {
    console.log(`${reports} reports, ${happened.length} steps`)
  })

  it.each(seeds)(
    'keeps every promise, seed %i',
    async (seed) => {
      const all = only ?? Array.from({ length: steps }, (_, at) => at + 1)
      const outcome = await run(seed, all)
      const { failure } = outcome
      const broken = failure && report(seed, failure, await shrink(run, seed, failure, SHRINK_MS))
      expect(broken, broken).toBeUndefined()
      reports += outcome.reports
      happened.push(...outcome.log.map((line) => line.replace(/^\d+ \S+ /, '')))
      expect(outcome.log).toHaveLength(all.length)
    },
    30_000 + steps * 100,
  )

  it.runIf(only === undefined && triesAll)('has tried what people and desks do', () => {
    const never = expected.filter((one) => !happened.some((line) => one.test(line)))
    expect(never).toEqual([])
  })
})
