const SLICES = 7
const SLICE_MS = 250

const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

/**
 * Things done a second: the middle of seven slices after a first one that does not count. `work` does one round and says how
 * many things it did; the middle keeps a neighbour on the same cores from deciding the figure.
 */
export const perSecond = async (work: () => number | Promise<number>): Promise<number> => {
  const rates: number[] = []
  for (let slice = 0; slice <= SLICES; slice += 1) {
    const begun = performance.now()
    let done = 0
    do done += await work()
    while (performance.now() - begun < SLICE_MS)
    if (slice > 0) rates.push((done * 1000) / (performance.now() - begun))
  }
  return middle(rates)
}

/** Three figures say enough of a speed. */
export const rounded = (value: number): number => Number(value.toPrecision(3))

export const print = (line: object): void => {
  process.stdout.write(`${JSON.stringify({ bench: 'eligibility', ...line })}\n`)
}
