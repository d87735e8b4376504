/** Seeds that every run repeats; one that nobody has seen comes with them. */
const fixed = [1, 2, 3, 4]
const STEPS = 400
/** A step of casework is a whole request over HTTP, and looks through all tables. */
const CASEWORK_STEPS = 200

const numbers = (text: string | undefined): number[] | undefined =>
  text === undefined || text === '' ? undefined : text.split(',').map(Number)

/** `SIM_SEED` (one or more, by commas), `SIM_SEEDS` (how many new ones), `SIM_STEPS`, `SIM_ONLY` (numbers of steps). */
export const simulationFrom = ({ SIM_SEED, SIM_SEEDS, SIM_STEPS, SIM_ONLY }: NodeJS.ProcessEnv) => {
  const fresh = Date.now() % 1_000_000_000
  const many = Array.from({ length: Number(SIM_SEEDS ?? 0) }, (_, at) => fresh + at)
  const only = numbers(SIM_ONLY)
  return {
    seeds: numbers(SIM_SEED) ?? (many.length > 0 ? many : [...fixed, fresh]),
    steps: Number(SIM_STEPS ?? STEPS),
    caseworkSteps: Number(SIM_STEPS ?? CASEWORK_STEPS),
    ...(only === undefined ? {} : { only }),
  }
}
