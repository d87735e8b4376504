import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { report, shrink } from './engine.ts'
import { run } from './run.ts'

const { seeds, steps, only, triesAll } = inject('simulation')
/** How long a failing run may be made shorter. */
const SHRINK_MS = 20_000

/** What has to have happened in the runs together: a simulation that tries nothing proves nothing. */
const expected = [
  /^rush .*slot_taken/,
  /^confirm \d+ twice: ok ok/,
  /^confirm .*: hold_expired/,
  /^confirm .*: person_already_booked/,
  /^retry hold: ok/,
  /^book with another body/,
  /^comes back \d+: ok/,
  /^releases/,
  /^move .*: ok ok/,
  /^move .*: slot_taken/,
  /^cancel .*: ok/,
  /^wait .*: ok/,
  /^wait .*: places_free/,
  /takes the offer .*: ok/,
  /tries the offer .*: hold_for_other/,
  /lets the offer pass/,
  /gives the offer back/,
  /leaves the line/,
  /looks: waiting [2-9]/,
  /looks: over/,
  /^look up \d+: ok/,
  /^look up \d+: booking_not_found/,
  /^clock \+\d+ s/,
  /^clock -/,
  /^alarm$/,
  / has 0 now/,
  / has [1-9] now/,
  /other hours, more places/,
  /a change is taken back/,
  /day_closed/,
  /^marked .*no-show/,
  /^marked .*arrive call done/,
  /^marked .*arrive leave/,
  /walk_in_only/,
  /^restart/,
  /^killed with \w+/,
  /^clash .*UNIQUE/,
]

describe('the booking ledger, under couples as they are', () => {
  const happened: string[] = []
  let couples = 0

  // The machine's clock is the simulation's: it goes forward and backward with the steps.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())
  afterAll(() => {
    console.log(`${couples} couples, ${happened.length} steps`)
  })

  it.each(seeds)(
    'keeps every promise, seed %i',
    async (seed) => {
      const all = only ?? Array.from({ length: steps }, (_, at) => at + 1)
      const outcome = await run(seed, all)
      const { failure } = outcome
      const broken = failure && report(seed, failure, await shrink(run, seed, failure, SHRINK_MS))
      expect(broken, broken).toBeUndefined()
      couples += outcome.couples
      happened.push(...outcome.log.map((line) => line.replace(/^\d+ \S+ /, '')))
      expect(outcome.log).toHaveLength(all.length)
    },
    30_000 + steps * 100,
  )

  it.runIf(only === undefined && triesAll)('has tried what couples and desks do', () => {
    const never = expected.filter((one) => !happened.some((line) => one.test(line)))
    expect(never).toEqual([])
  })
})
