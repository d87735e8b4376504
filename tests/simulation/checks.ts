import { plan } from '../../functions/booking/plan.ts'
import { timeKey } from '../../functions/booking/board.ts'
import { DAY_MS, MINUTE_MS } from '../../schema/booking/instant.ts'
import { isOver, timeAt, timesOn } from '../../schema/booking/times.ts'
import { dayOf } from '../../schema/dates.ts'
import type { PlaceRow, Seen, WaitingRow } from './look.ts'
import type { Line } from './promises.ts'
import type { World } from './world.ts'

/** What was seen the step before. */
export type Before = { counts: ReadonlyMap<string, number>; offers: ReadonlySet<string> }

/** Everything wrong that one check finds, as something to print; nothing at all when all is well. */
type Check = (world: World, seen: Seen, before: Before) => unknown[]

export const countsOf = (places: readonly PlaceRow[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const place of places) counts.set(timeKey(place), (counts.get(timeKey(place)) ?? 0) + 1)
  return counts
}

/** Chores come a quarter of an hour apart when nothing else asks for them. */
const CHORES_MS = 15 * MINUTE_MS

/** The free times of a line that can still be booked. */
const freeIn = ({ promises, nowMs }: World, counts: ReadonlyMap<string, number>, line: Line) => {
  const what = plan.appointments.get(line.appointment)
  if (what === undefined) return []
  return timesOn(plan, promises.changes, line.office, line.appointment, line.day).filter(
    (time) =>
      (line.startMs === undefined || line.startMs === time.startMs) &&
      !isOver(what, time.startMs, nowMs) &&
      (counts.get(timeKey(time)) ?? 0) < time.capacity,
  )
}

const lineOf = ({ office, appointment, day, startMs }: WaitingRow): Line => ({
  office,
  appointment,
  day,
  ...(startMs === null ? {} : { startMs }),
})

const seatKey = ({ timeId, seat }: PlaceRow): string => `${timeId}/${seat}`

export const checks: Record<string, Check> = {
  'no time holds more than its capacity': ({ promises }, { places }, { counts: earlier }) =>
    [...countsOf(places)].flatMap(([key, count]) => {
      const [place] = places.filter((one) => timeKey(one) === key)
      if (place === undefined) throw new Error(`no place at ${key}`)
      const { office, appointment, startMs } = place
      const capacity = timeAt(plan, promises.changes, office, appointment, startMs)?.capacity ?? 0
      // The desk may have lowered it; then whoever is there stays, and nobody comes to them.
      return count > Math.max(capacity, earlier.get(key) ?? 0) ? [{ key, count, capacity }] : []
    }),

  'no person has two bookings of one service': ({ promises }, { bookings, people }) => {
    const inForce = new Set(
      bookings
        .filter(
          ({ state, endMs }) => (state === 'booked' || state === 'arrived') && endMs > promises.latestMs,
        )
        .map(({ id }) => id),
    )
    const had = new Set<string>()
    return people.filter(({ person, scope, kind, partyId }) => {
      if (kind !== 'booking' || !inForce.has(partyId)) return false
      const key = `${person} ${scope}`
      return had.has(key) || !had.add(key)
    })
  },

  'a booking in force has one place, at its time': (_, { places, bookings }) => {
    const byParty = new Map(places.map((place) => [place.partyId, place]))
    const without = bookings.filter(
      ({ id, state, timeId }) =>
        (state === 'booked' || state === 'arrived') && byParty.get(id)?.timeId !== timeId,
    )
    const kept = new Map(bookings.map((booking) => [booking.id, booking]))
    const ofNobody = places.filter(({ partyId, timeId }) => {
      const booking = partyId === null ? undefined : kept.get(partyId)
      if (partyId === null) return false
      return booking?.timeId !== timeId || booking.state === 'cancelled' || booking.state === 'no-show'
    })
    return [...without, ...ofNobody]
  },

  'a hold keeps its place until it is over': ({ promises }, { places }) => {
    const byHold = new Map(places.map((place) => [place.holdId, place]))
    const seats = new Set<string>()
    return [...promises.holds.values()].filter((hold) => {
      const place = byHold.get(hold.holdId)
      if (place === undefined || timeKey(place) !== timeKey(hold)) return true
      return seats.has(seatKey(place)) || !seats.add(seatKey(place))
    })
  },

  'every acknowledged booking is there, as it was acknowledged': ({ promises }, { bookings }) => {
    const rows = new Map(bookings.map((row) => [row.id, row]))
    const wrong = [...promises.bookings.values()].filter((promised) => {
      const row = rows.get(promised.id)
      return (
        row === undefined ||
        timeKey(row) !== timeKey(promised) ||
        row.state !== promised.state ||
        row.moves !== promised.moves ||
        row.sequence !== promised.sequence
      )
    })
    return [...wrong, ...bookings.filter(({ id }) => !promises.bookings.has(id))]
  },

  'nothing stays beyond its time': ({ nowMs }, { places, bookings, parties }) => [
    ...places.filter(({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs <= nowMs),
    ...bookings.filter(({ remindAtMs }) => remindAtMs !== null && remindAtMs <= nowMs),
    ...parties.filter(
      ({ sealed, eraseAtMs }) => sealed === 1 && (eraseAtMs === null || eraseAtMs <= nowMs - CHORES_MS),
    ),
  ],

  'whoever waits gets at once what is free': (world, { places, waiting }) => {
    const counts = countsOf(places)
    const canTake = (service: string, startMs: number) => {
      const what = plan.appointments.get(service)
      // An offer needs time to be taken; at the last instant of all there is none.
      return what !== undefined && !isOver(what, startMs, world.nowMs + 1)
    }
    return waiting.flatMap((row) => {
      const free =
        row.state === 'waiting'
          ? freeIn(world, counts, lineOf(row)).filter(({ appointment, startMs }) =>
              canTake(appointment, startMs),
            )
          : []
      return free.length > 0 ? [{ row, free }] : []
    })
  },

  'offers go by turn': (_, { places, waiting }, { offers }) =>
    places.flatMap((place) => {
      if (place.offeredTo === null || place.holdId === null || offers.has(place.holdId)) return []
      const who = waiting.find(({ id }) => id === place.offeredTo)
      return waiting.filter(
        (other) =>
          other.state === 'waiting' &&
          other.turn < (who?.turn ?? 0) &&
          other.office === place.office &&
          other.appointment === place.appointment &&
          other.day === dayOf(place.startMs) &&
          (other.startMs === null || other.startMs === place.startMs),
      )
    }),

  'an offer is of a place that its time has': ({ promises }, { places }) =>
    places.filter((place) => {
      if (place.offeredTo === null) return false
      const { office, appointment, startMs } = place
      const capacity = timeAt(plan, promises.changes, office, appointment, startMs)?.capacity ?? 0
      const others = places.filter(({ timeId }) => timeId === place.timeId)
      const before = others.filter(({ offeredTo, seat }) => offeredTo === null || seat < place.seat)
      return before.length >= capacity
    }),

  'an offer is a place, and a place that is offered is somebody’s': (_, { places, waiting }) => {
    const offered = new Set(places.flatMap(({ offeredTo }) => offeredTo ?? []))
    const open = waiting.filter(({ state }) => state === 'offered')
    return [
      ...open.filter(({ id }) => !offered.has(id)),
      ...[...offered].filter((id) => !open.some((row) => row.id === id)),
    ]
  },

  'whoever has a booking waits no longer for the same service': ({ promises }, { bookings, people }) => {
    const inForce = new Map(bookings.map((row) => [row.id, row.endMs > promises.latestMs]))
    const booked = new Set(
      people
        .filter(({ kind, partyId }) => kind === 'booking' && inForce.get(partyId) === true)
        .map(({ person, scope }) => `${person} ${scope}`),
    )
    return people.filter(({ kind, person, scope }) => kind === 'waiting' && booked.has(`${person} ${scope}`))
  },

  'whoever waits stays in line': ({ promises }, { waiting }) => {
    const rows = new Map(waiting.map((row) => [row.id, row]))
    return [...promises.waits.values()].filter((promised) => {
      const row = rows.get(promised.id)
      if (row === undefined) return true
      const inLine = row.state === 'waiting' || row.state === 'offered'
      if (promised.state === 'booked') return row.state !== 'booked'
      if (promised.state === 'left') return inLine
      if (row.state !== 'over') return !inLine
      // Out of the line without having left: only whoever let offers pass, or whose day is over.
      promised.state = 'left'
      const passed = row.missed >= plan.rules.offer.mostMissed
      return !passed && row.day >= dayOf(promises.latestMs) && (row.startMs ?? Infinity) > promises.latestMs
    })
  },

  'what is due has an alarm': (_, { places, alarmMs }) =>
    places.filter(({ expiresAtMs }) => expiresAtMs !== null && (alarmMs ?? Infinity) > expiresAtMs),

  'what happened is told': ({ owed }, { messages, places }, { offers }) => {
    const told = new Set(messages.map(({ subject, kind }) => `${subject} ${kind}`))
    const offered = places.filter(
      ({ offeredTo, holdId }) => offeredTo !== null && holdId !== null && !offers.has(holdId),
    )
    return [
      ...owed.filter(({ subject, kind }) => !told.has(`${subject} ${kind}`)),
      ...offered.filter(({ offeredTo }) => !told.has(`${offeredTo} offer`)),
    ]
  },

  'what was said of full and free times is so': (world, { places }) => {
    const counts = countsOf(places)
    return world.claims.filter(({ full, line }) => full === freeIn(world, counts, line).length > 0)
  },

  'names, numbers and phones are kept as long as they are needed, and no longer': (
    { promises, nowMs },
    { parties },
  ) => {
    const sealed = new Map(parties.map((row) => [row.id, row.sealed === 1]))
    const { cancelled, done } = plan.rules.retentionDays
    return [...promises.bookings.values()].filter(({ id, state, changedMs, endMs }) => {
      const eraseMs = state === 'cancelled' ? changedMs + cancelled * DAY_MS : endMs + done * DAY_MS
      return sealed.get(id) === true ? eraseMs <= nowMs - CHORES_MS : eraseMs > promises.latestMs
    })
  },
}
