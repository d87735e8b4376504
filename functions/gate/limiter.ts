import { limits, type LimitName } from './limits.ts'

export type Charge = { limit: LimitName; key: string; weight: number }

/** Above this many buckets, those that are full again are let go: a full bucket is the same as none. */
const MANY = 20_000
/** Above this many, the longest untouched go, full or not: memory is worth more than the memory of who asked. */
const MOST = 100_000

/**
 * Token buckets, in memory only: a restart forgives everybody. A bucket is kept as the instant at which it is full again
 * (the generic cell rate algorithm), so that all sums are whole milliseconds.
 */
export class Limiter {
  readonly #fullAtMs = new Map<string, number>()
  #sweepAbove = MANY

  /** Takes all charges, or none: then it says after how many whole seconds all can be taken. */
  take(charges: readonly Charge[], nowMs: number): number | undefined {
    const after = charges.map(({ limit: name, key, weight }) => {
      const { capacity, tokenMs } = limits[name]
      if (weight > capacity) throw new RangeError(`no ${name} bucket ever holds ${weight}`)
      const id = `${name}/${key}`
      const emptyMs = capacity * tokenMs
      // Further away than empty can only be after the clock was set back.
      const fullAtMs = Math.min(Math.max(this.#fullAtMs.get(id) ?? nowMs, nowMs), nowMs + emptyMs)
      const thenMs = fullAtMs + weight * tokenMs
      return { id, thenMs, waitMs: thenMs - nowMs - emptyMs }
    })
    const waitMs = Math.max(0, ...after.map((one) => one.waitMs))
    if (waitMs > 0) return Math.ceil(waitMs / 1_000)
    for (const { id, thenMs } of after) {
      // Deleted first, so that the map's order is by last use.
      this.#fullAtMs.delete(id)
      this.#fullAtMs.set(id, thenMs)
    }
    if (this.#fullAtMs.size > this.#sweepAbove) this.#sweep(nowMs)
    return undefined
  }

  /** How many buckets are not known to be full. */
  get size(): number {
    return this.#fullAtMs.size
  }

  #sweep(nowMs: number): void {
    for (const [id, fullAtMs] of this.#fullAtMs) if (fullAtMs <= nowMs) this.#fullAtMs.delete(id)
    for (const id of this.#fullAtMs.keys()) {
      if (this.#fullAtMs.size <= MOST) break
      this.#fullAtMs.delete(id)
    }
    // Not at every request while most of them are in use.
    this.#sweepAbove = Math.max(MANY, this.#fullAtMs.size * 1.25)
  }
}
