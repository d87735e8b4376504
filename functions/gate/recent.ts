const WINDOW_SECONDS = 60

/** How much was let in during the last minute, counted by the second. */
export class Recent {
  #seconds: { second: number; weight: number }[] = []

  add(weight: number, nowMs: number): void {
    const second = Math.floor(nowMs / 1_000)
    const last = this.#seconds.at(-1)
    if (last?.second === second) last.weight += weight
    else this.#seconds.push({ second, weight })
    if (this.#seconds.length > WINDOW_SECONDS * 2) this.#forget(nowMs)
  }

  sum(nowMs: number): number {
    this.#forget(nowMs)
    return this.#seconds.reduce((sum, { weight }) => sum + weight, 0)
  }

  #forget(nowMs: number): void {
    const from = Math.floor(nowMs / 1_000) - WINDOW_SECONDS
    this.#seconds = this.#seconds.filter(({ second }) => second > from)
  }
}
