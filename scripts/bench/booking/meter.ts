const round = (number: number, digits = 1): number => Number(number.toFixed(digits))

const percentile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export type Measured = {
  requests: number
  reqPerS: number
  p50Ms: number
  p99Ms: number
  mostMs: number
  /** Broken connections, and answers that are none of the API's. */
  errors: number
  firstError?: string
}

/** Collects how long each request took, and how long the load was on. */
export class Meter {
  readonly #took: number[] = []
  #errors = 0
  #firstError: string | undefined
  #busyMs = 0

  took(ms: number): void {
    this.#took.push(ms)
  }

  /** What `work` gives, or undefined where it fails: a fault is counted and told, and the load goes on. */
  async orFault<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      this.#errors += 1
      this.#firstError ??= error instanceof Error ? error.message : String(error)
      return undefined
    }
  }

  /** The time of one burst of load counts, and the quiet between bursts does not. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const startMs = performance.now()
    try {
      return await work()
    } finally {
      this.#busyMs += performance.now() - startMs
    }
  }

  get requests(): number {
    return this.#took.length
  }

  get errors(): number {
    return this.#errors
  }

  perSecond(count: number): number {
    return round((count * 1000) / this.#busyMs, 0)
  }

  measured(): Measured {
    const sorted = Float64Array.from(this.#took).sort()
    return {
      requests: sorted.length,
      reqPerS: this.perSecond(sorted.length),
      p50Ms: round(percentile(sorted, 0.5)),
      p99Ms: round(percentile(sorted, 0.99)),
      mostMs: round(sorted.at(-1) ?? 0),
      errors: this.#errors,
      ...(this.#firstError === undefined ? {} : { firstError: this.#firstError }),
    }
  }
}

/** So many at once, each doing `work` over and over. */
export const untilAborted = async (
  meter: Meter,
  ends: AbortSignal,
  many: number,
  work: () => Promise<void>,
): Promise<void> => {
  const loop = async (): Promise<void> => {
    while (!ends.aborted) await meter.orFault(work)
  }
  await Promise.all(Array.from({ length: many }, loop))
}

/** All of a list, at most so many at once, in their order. */
export const atOnce = async <T>(
  many: number,
  list: readonly T[],
  work: (one: T, at: number) => Promise<void>,
): Promise<void> => {
  const left = list.entries()
  await Promise.all(
    Array.from({ length: many }, async () => {
      for (const [at, one] of left) await work(one, at)
    }),
  )
}
