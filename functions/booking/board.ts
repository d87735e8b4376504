import type { BookableTime } from '../../schema/booking/plan.ts'
import type { Snapshot, TimeRef } from './commands.ts'

/**
 * One place at a time: a hold (perhaps an offer to somebody who waits), or a booking, which does not expire. `letIn`: beyond the
 * places, by the desk or by a draw.
 */
export type Seat = {
  holdId?: string
  partyId?: string
  offeredTo?: string
  letIn?: boolean
  expiresAtMs: number
}

export type TimeState = BookableTime & { id: number; seats: Map<number, Seat>; changedIn: number }

export type HeldSeat = { time: TimeState; seat: number; held: Seat & { holdId: string } }

/**
 * Who keeps a place first, where a time has fewer than are taken: who has booked, then who fills in the form, then who has an offer.
 * Whoever was let in beyond the places takes none from anybody.
 */
export const standing = ({
  partyId,
  offeredTo,
  letIn,
}: Pick<Seat, 'partyId' | 'offeredTo' | 'letIn'>): number => {
  if (letIn === true) return 3
  if (partyId !== undefined) return 0
  return offeredTo === undefined ? 1 : 2
}

/** Whether a place lies beyond those that a time has: as many as there are stay, by {@link standing} and then on the lowest seats. */
export const sitsBeyond = ({ seats, capacity }: TimeState, seat: number): boolean => {
  const own = seats.get(seat)
  if (own === undefined || seats.size <= capacity) return false
  let before = 0
  for (const [other, taken] of seats) {
    const differs = standing(taken) - standing(own)
    if (differs < 0 || (differs === 0 && other < seat)) before += 1
  }
  return before >= capacity
}

/** No more than so many changes between two starts: what keeps versions rising across them. */
const VERSIONS_A_START = 2 ** 32

export const timeKey = ({ office, appointment, startMs }: TimeRef): string =>
  `${office}/${appointment}/${startMs}`

/**
 * The places in memory, as they stand in the tables: what a rush asks a thousand times a second is answered without
 * reading them again. It is filled when the object starts, follows every write, and is filled anew when one fails.
 */
export class Board {
  readonly #times = new Map<string, TimeState>()
  readonly #byId = new Map<number, TimeState>()
  readonly #holds = new Map<string, HeldSeat>()
  #nearest: { version: number; found: Map<string, readonly number[]> } = { version: -1, found: new Map() }
  readonly #firstVersion: number
  #version: number
  #lastId = 0
  /** Every time that has a row and ends then or later is here; of earlier ones only those that something is known of. */
  wholeFromMs = Infinity
  /** Not later than the earliest expiry of a hold; Infinity while there is none. */
  #earliestMs = Infinity

  constructor(start: number, version = 0) {
    // What changed before this board was filled is not known to it: whoever saw less gets everything.
    this.#firstVersion = Math.max(start * VERSIONS_A_START, version)
    this.#version = this.#firstVersion
  }

  get version(): number {
    return this.#version
  }

  get earliestExpiryMs(): number {
    return this.#earliestMs
  }

  time(ref: TimeRef): TimeState | undefined {
    return this.#times.get(timeKey(ref))
  }

  timeById(id: number): TimeState {
    const found = this.#byId.get(id)
    if (found === undefined) throw new Error(`the board has no time ${id}`)
    return found
  }

  hold(holdId: string): HeldSeat | undefined {
    return this.#holds.get(holdId)
  }

  addTime(id: number, time: BookableTime): TimeState {
    const state = { ...time, id, seats: new Map<number, Seat>(), changedIn: this.#version }
    this.#times.set(timeKey(time), state)
    this.#byId.set(id, state)
    this.#lastId = Math.max(this.#lastId, id)
    return state
  }

  /** The id of a time that gets its row now. */
  nextId(): number {
    return this.#lastId + 1
  }

  /** No row of a time has a higher id than this. */
  idsUpTo(id: number): void {
    this.#lastId = Math.max(this.#lastId, id)
  }

  /**
   * The lowest place that nobody has, or undefined where as many are there as may come: after the desk has lowered
   * capacity, somebody may sit beyond it while a lower place is empty.
   */
  freeSeat({ seats, capacity }: TimeState): number | undefined {
    if (seats.size >= capacity) return undefined
    for (let seat = 0; seat < capacity; seat += 1) if (!seats.has(seat)) return seat
    return undefined
  }

  /** The lowest empty place, also beyond the capacity: where somebody is let in all the same. */
  emptySeat({ seats }: TimeState): number {
    let seat = 0
    while (seats.has(seat)) seat += 1
    return seat
  }

  put(time: TimeState, seat: number, taken: Seat): void {
    const before = time.seats.get(seat)
    if (before?.holdId !== undefined) this.#holds.delete(before.holdId)
    time.seats.set(seat, taken)
    const { holdId } = taken
    if (holdId !== undefined) {
      this.#holds.set(holdId, { time, seat, held: { ...taken, holdId } })
      this.#earliestMs = Math.min(this.#earliestMs, taken.expiresAtMs)
    }
    this.#changed(time)
  }

  free(time: TimeState, seat: number): void {
    const before = time.seats.get(seat)
    if (before?.holdId !== undefined) this.#holds.delete(before.holdId)
    time.seats.delete(seat)
    this.#changed(time)
  }

  /** Which place a party has at a time. */
  seatOf(time: TimeState, partyId: string): number | undefined {
    for (const [seat, taken] of time.seats) if (taken.partyId === partyId) return seat
    return undefined
  }

  /**
   * What was found for this name, until anything here changes: in a rush hundreds are refused one time, and each is told which are
   * still free.
   */
  nearest(name: string, find: () => readonly number[]): readonly number[] {
    if (this.#nearest.version !== this.#version) this.#nearest = { version: this.#version, found: new Map() }
    const { found } = this.#nearest
    const known = found.get(name) ?? find()
    found.set(name, known)
    return known
  }

  /** The holds whose time has run out, in the order in which it did. */
  expired(nowMs: number): HeldSeat[] {
    if (nowMs < this.#earliestMs) return []
    const all = [...this.#holds.values()]
    this.#earliestMs = all.reduce(
      (earliest, { held }) => (held.expiresAtMs > nowMs ? Math.min(earliest, held.expiresAtMs) : earliest),
      Infinity,
    )
    return all
      .filter(({ held }) => held.expiresAtMs <= nowMs)
      .sort((one, other) => one.held.expiresAtMs - other.held.expiresAtMs)
  }

  /** Everything that changed after `since`; everything at all where that is from before this start. */
  taken(since: number): Pick<Snapshot, 'version' | 'whole' | 'keys' | 'counts'> {
    const whole = since < this.#firstVersion || since > this.#version
    const [keys, counts]: [string[], number[]] = [[], []]
    for (const [key, { seats, changedIn }] of this.#times) {
      if (whole ? seats.size === 0 : changedIn <= since) continue
      keys.push(key)
      counts.push(seats.size)
    }
    return { version: this.#version, whole, keys, counts }
  }

  /** For what changes availability without a place: closures, capacity, draws. */
  touch(): void {
    this.#version += 1
  }

  #changed(time: TimeState): void {
    this.#version += 1
    time.changedIn = this.#version
  }
}
