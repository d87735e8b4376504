import type { Context } from 'hono'
import type { Taken } from '../../schema/booking/availability.ts'
import type { Day } from '../../schema/dates.ts'
import { nowMs } from '../clock.ts'
import type { AppEnv } from '../env.ts'
import { ledgerOf } from './ledger-of.ts'
import { timeKey } from './board.ts'
import type { Snapshot } from './commands.ts'

/** A reader gets what is at most this old; from half of it on, one reader fetches anew and the others go on. */
const MOST_STALE_MS = 2000
const REFRESH_AFTER_MS = 1000

export type Seen = {
  version: number
  taken: Taken
  /** The draw of a day that is still to be drawn, declared by the content or at the desk. */
  drawOf: (office: string, appointment: string, day: Day) => string | undefined
}

/**
 * What this isolate last saw of the ledger. Readers never touch the object that writes: a rush of them costs it one call a
 * second. Its clock is the requests' own, so that a test that sets the clock sees no yesterday.
 */
class Lookout {
  readonly #counts = new Map<string, number>()
  #last: Snapshot | undefined
  #seenMs = -Infinity
  #fetchingMs = -Infinity

  /** Undefined: too old to be shown. `true` once in a while: good enough, but this reader is to fetch. */
  age(atMs: number): 'fresh' | 'fetch' | 'stale' {
    const age = atMs - this.#seenMs
    if (age >= MOST_STALE_MS || age < -REFRESH_AFTER_MS) return 'stale'
    if (age < REFRESH_AFTER_MS || Math.abs(atMs - this.#fetchingMs) < REFRESH_AFTER_MS) return 'fresh'
    this.#fetchingMs = atMs
    return 'fetch'
  }

  get version(): number {
    return this.#last?.version ?? -1
  }

  take(snapshot: Snapshot, atMs: number): void {
    // Two readers may have fetched at once: the later version stands, whoever came first.
    if (snapshot.version < this.version) return
    if (snapshot.whole) this.#counts.clear()
    snapshot.keys.forEach((key, at) => this.#counts.set(key, snapshot.counts[at] ?? 0))
    this.#last = snapshot
    this.#seenMs = atMs
  }

  seen(): Seen {
    const last = this.#last
    if (last === undefined) throw new Error('nothing was fetched yet')
    const drawOf: Seen['drawOf'] = (office, appointment, day) =>
      last.drawn.find((one) => one.office === office && one.appointment === appointment && one.day === day)
        ?.id
    return {
      version: last.version,
      drawOf,
      taken: {
        takenAt: (office, appointment, startMs) =>
          this.#counts.get(timeKey({ office, appointment, startMs })) ?? 0,
        changes: last.changes,
        isDrawn: (...asked) => drawOf(...asked) !== undefined,
      },
    }
  }
}

const lookout = new Lookout()

/** The places as they were at most two seconds ago. */
export const availability = async (c: Context<AppEnv>): Promise<Seen> => {
  const atMs = nowMs(c)
  if (lookout.age(atMs) !== 'fresh') {
    const ledger = ledgerOf(c)
    lookout.take(await ledger.snapshot(atMs, lookout.version), atMs)
  }
  return lookout.seen()
}
