import type { Env } from './env.ts'

/**
 * The alarm of an object, and the clock it goes by. Where tests set the time of a request (`PORTAL_TEST_CLOCK`), the alarm goes by
 * their time as well: the difference is kept by whoever owns the clock.
 */
export class AlarmClock {
  readonly #storage: Pick<DurableObjectStorage, 'setAlarm'>
  readonly #keepSkew: ((skewMs: number) => void) | undefined
  #skewMs: number
  #armedMs: number

  /** `keepSkew` only where tests may set the time. `armedMs`: what the alarm is set for already. */
  constructor(
    storage: Pick<DurableObjectStorage, 'setAlarm'>,
    { skewMs, armedMs, keepSkew }: { skewMs: number; armedMs: number; keepSkew?: (skewMs: number) => void },
  ) {
    this.#storage = storage
    this.#skewMs = skewMs
    this.#armedMs = armedMs
    this.#keepSkew = keepSkew
  }

  nowMs(): number {
    return Date.now() + this.#skewMs
  }

  /** Follows the time that a request sees; true where it was set to another one. */
  follow(nowMs: number): boolean {
    if (this.#keepSkew === undefined) return false
    const skewMs = nowMs - Date.now()
    if (Math.abs(skewMs - this.#skewMs) < 1000) return false
    this.#skewMs = skewMs
    this.#keepSkew(skewMs)
    this.#armedMs = Infinity
    return true
  }

  /** It rang: nothing is set any more. */
  rang(): void {
    this.#armedMs = Infinity
  }

  /** Sets the alarm for what is due (ms since 1970), where it is not set for earlier. */
  arm(dueMs: number): void {
    if (!Number.isFinite(dueMs)) return
    const atMs = Math.max(dueMs - this.#skewMs, Date.now())
    if (atMs >= this.#armedMs) return
    this.#armedMs = atMs
    // Not awaited: the object's answers wait for it as for every other write.
    void this.#storage.setAlarm(atMs)
  }
}

/** The clock of an object that starts: with the alarm that is set, and by the time of tests only where they may set it. */
export const alarmClock = async (
  storage: Pick<DurableObjectStorage, 'setAlarm' | 'getAlarm'>,
  { PORTAL_TEST_CLOCK }: Pick<Env, 'PORTAL_TEST_CLOCK'>,
  { skewMs, keepSkew }: { skewMs: number; keepSkew: (skewMs: number) => void },
): Promise<AlarmClock> =>
  new AlarmClock(storage, {
    skewMs,
    armedMs: (await storage.getAlarm()) ?? Infinity,
    ...(PORTAL_TEST_CLOCK === 'on' ? { keepSkew } : {}),
  })
