type Job = { work: () => unknown; resolve: (value: never) => void; reject: (error: unknown) => void }

/**
 * Gathers what arrives in the same moment and runs it, one after the other, in one transaction: the disk is then waited for
 * once and not a hundred times. Nobody gets an answer before that transaction is on disk, since the object lets nothing out
 * until then.
 */
export class Batch {
  #jobs: Job[] = []
  readonly #transaction: (work: () => void) => void
  /** Called when a transaction was undone: memory has to follow. */
  readonly #undone: () => void
  readonly #done: () => void

  constructor(transaction: (work: () => void) => void, undone: () => void, done: () => void) {
    this.#transaction = transaction
    this.#undone = undone
    this.#done = done
  }

  /** Resolves with what `work` returns, rejects with what it throws; `work` is synchronous. */
  add<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      // A timer, not a microtask: requests that have arrived already come in before it runs.
      if (this.#jobs.push({ work, resolve, reject }) === 1) setTimeout(() => this.#run(), 0)
    })
  }

  #run(): void {
    const jobs = this.#jobs
    this.#jobs = []
    const values: unknown[] = []
    try {
      this.#transaction(() => {
        for (const { work } of jobs) values.push(work())
      })
    } catch {
      // One of them has a fault, and took the others back with it: each once more, alone, and only that one fails.
      this.#undone()
      return jobs.forEach((job) => this.#alone(job))
    }
    this.#done()
    jobs.forEach(({ resolve }, at) => resolve(values[at] as never))
  }

  #alone({ work, resolve, reject }: Job): void {
    let value: unknown
    try {
      this.#transaction(() => {
        value = work()
      })
    } catch (error) {
      this.#undone()
      reject(error)
      return
    }
    this.#done()
    resolve(value as never)
  }
}
