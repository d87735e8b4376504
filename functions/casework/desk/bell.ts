type Waiter = { resolve: (version: string) => void; timer: ReturnType<typeof setTimeout> }

/**
 * Tells whoever waits that something about urgent cases has changed; what, they ask for themselves, each as far as they may see.
 * In memory only: after a start every version that is asked about is an old one.
 */
export class Bell {
  readonly #start = crypto.randomUUID()
  readonly #waiters = new Set<Waiter>()
  #count = 0
  #isDue = false

  get version(): string {
    return `${this.#start} ${this.#count}`
  }

  /** Something has changed; it is told when that is on disk. */
  note(): void {
    this.#isDue = true
  }

  /** What was noted is undone. */
  forget(): void {
    this.#isDue = false
  }

  /** What was noted is on disk. Nothing here can fail or take time: whoever waits goes on by themselves. */
  ring(): void {
    if (!this.#isDue) return
    this.#isDue = false
    this.#count += 1
    for (const { resolve, timer } of this.#waiters) {
      clearTimeout(timer)
      resolve(this.version)
    }
    this.#waiters.clear()
  }

  /** The version that differs from the one that is known: now, when it comes, or after `ms` the same. */
  wait(known: string, ms: number): Promise<string> {
    if (known !== this.version) return Promise.resolve(this.version)
    return new Promise((resolve) => {
      const waiter: Waiter = {
        resolve,
        timer: setTimeout(() => {
          this.#waiters.delete(waiter)
          resolve(this.version)
        }, ms),
      }
      this.#waiters.add(waiter)
    })
  }
}
