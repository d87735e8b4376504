/** A promise that was broken: which one, and what was seen. */
export class Broken extends Error {
  readonly promise: string

  constructor(promise: string, detail: unknown) {
    super(`${promise}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`)
    this.promise = promise
  }
}

export type Failure = { promise: string; detail: string; steps: number[]; log: string[] }
/** What came of a run: a line for each step, and the promise that was broken, if one was. */
export type Outcome = { log: string[]; failure?: Failure }
/** Runs the steps with these numbers. */
export type Run = (seed: number, steps: readonly number[]) => Promise<Outcome>

/** Of steps with their weights the one at a number from 0 up to 1. */
export const chooser = <Step>(table: readonly (readonly [number, Step])[]): ((at: number) => Step) => {
  const weights = table.reduce((sum, [weight]) => sum + weight, 0)
  return (at) => {
    let left = at * weights
    for (const [weight, step] of table) if ((left -= weight) < 0) return step
    throw new Error('no step was chosen')
  }
}

/** What `failure` is where a promise was broken; any other error is a fault of the simulation, and is thrown. */
export const failureOf = (error: unknown, steps: number[], log: string[]): Failure => {
  if (!(error instanceof Broken)) throw error
  return { promise: error.promise, detail: error.message, steps, log }
}

/** Leaves steps out, as long as the same promise is still broken and there is time. */
export const shrink = async (run: Run, seed: number, failure: Failure, forMs: number): Promise<Failure> => {
  const untilMs = performance.now() + forMs
  let smallest = failure
  for (let size = Math.ceil(failure.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = smallest.steps.length - 1 - size; at > -size; at -= size) {
      if (performance.now() > untilMs) return smallest
      const { steps } = smallest
      const fewer = steps.filter((_, index) => index < at || index >= at + size)
      const tried = (await run(seed, fewer)).failure
      if (tried?.promise === failure.promise) smallest = tried
    }
  }
  return smallest
}

/** What a person needs to repeat and to understand a failing run. */
export const report = (seed: number, failure: Failure, smallest: Failure): string =>
  [
    `seed ${seed}, step ${failure.steps.at(-1)}: ${failure.detail}`,
    `again: SIM_SEED=${seed} SIM_STEPS=${failure.steps.length} npx vitest run --project worker tests/simulation`,
    'the last steps:',
    ...failure.log.slice(-20).map((line) => `  ${line}`),
    `shrunk to ${smallest.steps.length} steps, SIM_ONLY=${smallest.steps.join(',')}: ${smallest.detail}`,
    ...smallest.log.slice(-20).map((line) => `  ${line}`),
  ].join('\n')
