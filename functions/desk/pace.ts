/**
 * How many passwords the machine looks at, whoever sends them: each takes a sixth of a second or more, in which nobody else is answered. So
 * many at once, and one more after each pause; in memory, by the machine's time.
 */
export class Pace {
  readonly #burst: number
  readonly #pauseMs: number
  #fullAtMs = 0

  constructor(burst: number, pauseMs: number) {
    this.#burst = burst
    this.#pauseMs = pauseMs
  }

  /** Takes one, or says after how many whole seconds there is one. */
  take(nowMs: number): number | undefined {
    const emptyMs = this.#burst * this.#pauseMs
    // Further away than empty can only be after the clock was set back.
    this.#fullAtMs = Math.min(Math.max(this.#fullAtMs, nowMs), nowMs + emptyMs)
    const thenMs = this.#fullAtMs + this.#pauseMs
    const waitMs = thenMs - nowMs - emptyMs
    if (waitMs > 0) return Math.ceil(waitMs / 1000)
    this.#fullAtMs = thenMs
    return undefined
  }
}
