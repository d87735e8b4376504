import { DAY_MS } from '../../schema/booking/instant.ts'
import type { BookingRules } from '../../schema/content/booking-rules.ts'
import type { Problem } from '../../schema/problems.ts'
import { problem } from '../../schema/problems.ts'

/** What the ledger knows of an earlier booking of the same person. */
export type PastBooking = {
  partyId: string
  kind: 'booking' | 'waiting' | 'entry'
  scope: string
  active: number
  createdMs: number
  state: string | null
  startMs: number | null
  endMs: number | null
}

const REBOOK_WINDOW_MS = 30 * DAY_MS

/** The instant until which somebody who did not come too often comes without a booking; undefined for everybody else. */
export const walkInUntilMs = (
  past: readonly PastBooking[],
  { noShow }: BookingRules,
  nowMs: number,
): number | undefined => {
  const missed = past
    .filter(({ state, startMs }) => state === 'no-show' && startMs !== null)
    .map(({ startMs }) => Number(startMs))
    .sort((one, other) => other - one)
  // Only missed times that lie close enough together count, whenever the last of them was.
  for (let at = 0; at + noShow.count <= missed.length; at += 1) {
    const [last = 0, first = 0] = [missed[at], missed[at + noShow.count - 1]]
    const untilMs = last + noShow.walkInDays * DAY_MS
    if (last - first <= noShow.withinDays * DAY_MS && nowMs < untilMs) return untilMs
  }
  return undefined
}

/** A booking that is still in force. One whose time is over counts no more, though nobody has marked it. */
const isInForce = ({ kind, active, endMs }: PastBooking, nowMs: number): boolean =>
  kind === 'booking' && active === 1 && (endMs === null || endMs > nowMs)

/** Why a person may not book a service now, or undefined. `self`: the party that is being booked does not count against itself. */
export const refusalFor = (
  past: readonly PastBooking[],
  rules: BookingRules,
  service: string,
  nowMs: number,
  self: string,
): Problem | undefined => {
  const mine = past.filter(({ scope, partyId }) => scope === service && partyId !== self)
  if (mine.some((one) => isInForce(one, nowMs))) return problem('person_already_booked')
  if (walkInUntilMs(mine, rules, nowMs) !== undefined) return problem('walk_in_only')
  const lately = mine.filter(
    ({ kind, createdMs }) => kind === 'booking' && createdMs > nowMs - REBOOK_WINDOW_MS && createdMs <= nowMs,
  )
  return lately.length >= rules.mostBookingsIn30Days ? problem('too_many_bookings') : undefined
}
