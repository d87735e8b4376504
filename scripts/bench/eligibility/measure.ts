const SLICES = 9
const SLICE_MS = 250

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Does one round and says how many things it did. */
export type Work = () => number | Promise<number>

const MICROSECONDS = 1_000_000

const slice = async (work: Work): Promise<number> => {
  const [begun, used] = [performance.now(), process.cpuUsage()]
  let done = 0
  do done += await work()
  while (performance.now() - begun < SLICE_MS)
  const { user, system } = process.cpuUsage(used)
  return (done * MICROSECONDS) / (user + system)
}

/**
 * Things done by each of some works in a second of the processor's time, which neighbours on the same cores do not take, in
 * slices that take turns; the first does not count. `rate` is the middle one, `against` the middle of how it compares with
 * the same slice of another.
 */
export const takingTurns = async (
  works: readonly Work[],
): Promise<{ rate: number; against: (other: number) => number }[]> => {
  const rates: number[][] = works.map(() => [])
  for (let round = 0; round <= SLICES; round += 1)
    for (const [at, work] of works.entries()) {
      const rate = await slice(work)
      if (round > 0) rates[at]?.push(rate)
    }
  return rates.map((mine) => ({
    rate: middle(mine),
    against: (other) => middle(mine.map((rate, at) => rate / (rates[other]?.[at] ?? 0))),
  }))
}

/** Things done in a second of the processor's time, the middle of the slices. */
export const perSecond = async (work: Work): Promise<number> => (await takingTurns([work]))[0]?.rate ?? 0

/** Three figures say enough of a speed. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

export const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify({ bench: 'eligibility', ...line })}\n`)
}
