import type { Booked, TimeRef } from '../../functions/booking/commands.ts'
import type { Sealed } from '../../functions/booking/party.ts'
import { plan } from '../../functions/booking/plan.ts'
import type { DeskChange } from '../../schema/booking/plan.ts'
import type { Day } from '../../schema/dates.ts'

/** Two people who want something; for some services only the first of them comes. */
export type Couple = {
  at: number
  data: Sealed
  hold?: { id: string; service: string }
  /** The time that they last found taken. */
  missed?: TimeRef
  parties: string[]
}

export type Line = { office: string; appointment: string; day: Day; startMs?: number }

export type HoldPromise = TimeRef & { holdId: string; expiresAtMs: number }
export type BookingPromise = Booked & { people: string[]; madeMs: number; fromLine: boolean }
export type WaitPromise = Line & {
  id: string
  couple: Couple
  people: string[]
  state: 'in line' | 'left' | 'booked'
}

/** An answer to a retry is the first one as long as answers are kept (functions/booking/chores.ts). */
const ANSWERS_KEPT_MS = 3 * 86_400_000

/**
 * What the ledger has told people, and nothing else: it knows no table and reckons no waiting line. Whatever was promised
 * must be found in the ledger, and whatever it refuses must have a reason in here.
 */
export class Promises {
  readonly holds = new Map<string, HoldPromise>()
  readonly bookings = new Map<string, BookingPromise>()
  readonly waits = new Map<string, WaitPromise>()
  readonly answers = new Map<string, { answer: string; atMs: number }>()
  readonly changes: DeskChange[] = []
  /** Whom the desk told that they cannot come at their time: `id/startMs`. */
  readonly told = new Set<string>()
  /** The latest clock that any request has shown: what was over once does not come back when the clock does. */
  latestMs = 0

  /** Holds end by themselves; every request tells the ledger what time it is. */
  sees(nowMs: number): void {
    this.latestMs = Math.max(this.latestMs, nowMs)
    for (const [id, { expiresAtMs }] of this.holds) if (expiresAtMs <= nowMs) this.holds.delete(id)
  }

  firstAnswer(key: string): string | undefined {
    const first = this.answers.get(key)
    return first === undefined || first.atMs + ANSWERS_KEPT_MS < this.latestMs ? undefined : first.answer
  }

  /** The bookings of one of these people for a service that were not over at an instant. */
  inForce(people: readonly string[], service: string, atMs: number, self = ''): BookingPromise[] {
    return this.#of(people, service, self).filter(
      ({ state, endMs }) => (state === 'booked' || state === 'arrived') && endMs > atMs,
    )
  }

  /** How often somebody did not come to a time after an instant. */
  missed(person: string, service: string, self: string, afterMs: number): number {
    return this.#of([person], service, self).filter(
      ({ state, startMs }) => state === 'no-show' && startMs > afterMs,
    ).length
  }

  madeSince(person: string, service: string, self: string, sinceMs: number): number {
    return this.#of([person], service, self).filter(({ madeMs }) => madeMs > sinceMs).length
  }

  waiting(people: readonly string[], service: string): WaitPromise[] {
    return [...this.waits.values()].filter(
      ({ appointment, people: theirs, state }) =>
        appointment === service && state === 'in line' && theirs.some((one) => people.includes(one)),
    )
  }

  #of(people: readonly string[], service: string, self: string): BookingPromise[] {
    return [...this.bookings.values()].filter(
      ({ id, appointment, people: theirs }) =>
        id !== self && appointment === service && theirs.some((one) => people.includes(one)),
    )
  }
}

export const isDrawn = (office: string, appointment: string, day: Day): boolean =>
  plan.draws.some((draw) => draw.office === office && draw.appointment === appointment && draw.day === day)
