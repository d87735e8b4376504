const SLICE_MS = 10_000
const SLICES = 6

/** How many holds were given in the last minute, counted in slices of ten seconds. */
export class Pressure {
  readonly #slices = new Map<number, number>()

  add(nowMs: number): void {
    const slice = Math.floor(nowMs / SLICE_MS)
    this.#slices.set(slice, (this.#slices.get(slice) ?? 0) + 1)
    for (const old of this.#slices.keys()) if (Math.abs(old - slice) > SLICES) this.#slices.delete(old)
  }

  lastMinute(nowMs: number): number {
    const now = Math.floor(nowMs / SLICE_MS)
    return [...this.#slices].reduce(
      (sum, [slice, count]) => (slice > now - SLICES && slice <= now ? sum + count : sum),
      0,
    )
  }
}
