const SLICES = 9
const SLICE_MS = 250

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Does one round and says how many things it did. */
export type Work = () => number | Promise<number>

const slice = async (work: Work): Promise<number> => {
  const begun = performance.now()
  let done = 0
  do done += await work()
  while (performance.now() - begun < SLICE_MS)
  return (done * 1000) / (performance.now() - begun)
}

/**
 * Things done a second by each of some works, in slices that take turns, so that a neighbour on the same cores slows all of
 * them alike; the first slice does not count. `rate` is the middle one, `against` the middle of how it compares with the
 * same slice of another.
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

export const perSecond = async (work: Work): Promise<number> => (await takingTurns([work]))[0]?.rate ?? 0

/** Three figures say enough of a speed. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

export const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify({ bench: 'eligibility', ...line })}\n`)
}
