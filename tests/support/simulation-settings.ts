/** Seeds that every run repeats; one a day that nobody has seen comes with them, the same in everybody's runs of that day. */
const fixed = [1, 2, 3, 4]
const STEPS = 400
/** So many seeds together try everything that there is to try. */
const MANY = 20
/** A step of casework is a whole request over HTTP, and looks through all tables. */
const CASEWORK_STEPS = 200

const numbers = (text: string | undefined): number[] | undefined =>
  text === undefined || text === '' ? undefined : text.split(',').map(Number)

/** `SIM_SEED` (one or more, by commas), `SIM_SEEDS` (how many new ones), `SIM_STEPS`, `SIM_ONLY` (numbers of steps). */
export const simulationFrom = ({ SIM_SEED, SIM_SEEDS, SIM_STEPS, SIM_ONLY }: NodeJS.ProcessEnv) => {
  const fresh = Date.now() % 1_000_000_000
  const many = Array.from({ length: Number(SIM_SEEDS ?? 0) }, (_, at) => fresh + at)
  const only = numbers(SIM_ONLY)
  const ofToday = Math.floor(Date.now() / 86_400_000)
  const seeds = numbers(SIM_SEED) ?? (many.length > 0 ? many : [...fixed, ofToday])
  const steps = Number(SIM_STEPS ?? STEPS)
  return {
    seeds,
    steps,
    // Of the fixed ones it is known; some others do not come to everything.
    triesAll: steps >= STEPS && (fixed.every((one) => seeds.includes(one)) || seeds.length >= MANY),
    caseworkSteps: Number(SIM_STEPS ?? CASEWORK_STEPS),
    ...(only === undefined ? {} : { only }),
  }
}
