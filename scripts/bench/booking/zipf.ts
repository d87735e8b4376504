/** Chooses from a list so that the n-th is wanted 1/n as often as the first (Zipf's law with exponent 1). */
export const zipf = <T>(list: readonly T[], random: () => number): (() => T) => {
  let sum = 0
  const upTo = list.map((_, at) => (sum += 1 / (at + 1)))
  return () => {
    const dice = random() * sum
    const chosen = list[upTo.findIndex((end) => dice < end)]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
}
