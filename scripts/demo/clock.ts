import { dayOf, type Day } from '../../schema/dates.ts'

export const MINUTE_MS = 60_000

/** What the portal is told of the time while a week is played: it only goes on, and never past the true time. */
export class Clock {
  readonly endMs: number
  #ms: number
  #isTrue = false

  constructor(startMs: number, endMs: number) {
    this.#ms = startMs
    this.endMs = endMs
  }

  readonly now = (): number => (this.#isTrue ? Date.now() : this.#ms)

  /** From here on the true time. */
  goOn(): void {
    this.#isTrue = true
  }

  moveTo(ms: number): void {
    this.#ms = Math.min(Math.max(ms, this.#ms + 1), this.endMs)
  }

  get today(): Day {
    return dayOf(this.#ms)
  }
}

/** An instant of a day in Asia/Shanghai, `09:30`. */
export const at = (day: Day, time: string): number => Date.parse(`${day}T${time}:00+08:00`)
