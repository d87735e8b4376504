/** Counters that a challenge makes a browser try: the right one lies between the two, both included. */
export type Attempts = { least: number; most: number }

/**
 * How hard challenges are, by how much was let in during the last minute. A step is twice the one before. What they cost on
 * which phone is measured in decision 19; nobody is ever asked for more than the last step.
 */
const steps: readonly { from: number; attempts: Attempts }[] = [
  { from: 0, attempts: { least: 100, most: 300 } },
  { from: 300, attempts: { least: 200, most: 600 } },
  { from: 1_500, attempts: { least: 400, most: 1_200 } },
]

/** `pressure`: the sum of weights let in during the last minute (one hold is 1). */
export const attemptsUnder = (pressure: number): Attempts => {
  const step = steps.findLast(({ from }) => pressure >= from)
  if (step === undefined) throw new RangeError(`no step for a pressure of ${pressure}`)
  return step.attempts
}
