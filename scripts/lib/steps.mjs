/** Says what is being done and how long it took. Times are for people; the benches measure. */
export const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`

/** Runs one named step and prints its time; a failing step is named before it is thrown on. */
export const step = async (name, work) => {
  const start = performance.now()
  process.stdout.write(`• ${name} …\n`)
  try {
    const value = await work()
    process.stdout.write(`  ${name}: ${seconds(start)}\n`)
    return value
  } catch (error) {
    process.stdout.write(`  ${name}: failed after ${seconds(start)}\n`)
    throw error
  }
}

/** A failure that a person can act on: shown as it is, without a stack. */
export class Stop extends Error {}

/** Ends a script: a Stop is its own explanation, anything else is a bug and shows its stack. */
export const main = async (work) => {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`\n${error instanceof Stop ? error.message : (error?.stack ?? String(error))}\n`)
    process.exitCode = 1
  }
}
