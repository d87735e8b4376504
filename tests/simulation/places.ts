import type { TimeRef } from '../../functions/booking/commands.ts'
import { plan, rules } from '../../functions/booking/plan.ts'
import { followWindow } from '../../schema/booking/follow.ts'
import { timesOn } from '../../schema/booking/times.ts'
import { addDays, dayOf, type Day } from '../../schema/dates.ts'
import type { Couple } from './promises.ts'
import type { World } from './world.ts'

type Pair = { office: string; appointment: string }

/** Everything that can be booked on ordinary days, the small offices first: there the places are scarce. */
const pairs: Pair[] = [...plan.offices.values()]
  .flatMap(({ id, offers }) =>
    offers
      .filter(({ appointment }) => plan.appointments.get(appointment)?.onlyOn === null)
      .map(({ appointment, capacity }) => ({ office: id, appointment, capacity })),
  )
  .sort((one, other) => one.capacity - other.capacity)

/** One of the first of a list more often than one of the last. */
const early = <T>({ random }: World, list: readonly T[]): T | undefined =>
  list[Math.floor(random() ** 3 * list.length)]

/** The day on which a couple comes a second time, where they have come a first time. */
const secondVisit = (world: World, { appointment }: Pair, couple: Couple | undefined): Day | undefined => {
  const follows = plan.appointments.get(appointment)?.follows
  const first = couple?.parties
    .map((id) => world.promises.bookings.get(id))
    .find((booking) => booking?.appointment === follows?.appointment && booking?.state !== 'cancelled')
  if (follows === null || follows === undefined || first === undefined) return undefined
  const { from } = followWindow(rules, follows, dayOf(first.startMs))
  return addDays(from, Math.floor(world.random() * 12) - 1)
}

const daysFrom = ({ promises }: World, { office, appointment }: Pair, first: Day, most: number): Day[] => {
  const days: Day[] = []
  for (let day = first, tried = 0; days.length < most && tried < 20; day = addDays(day, 1), tried += 1)
    if (timesOn(plan, promises.changes, office, appointment, day).length > 0) days.push(day)
  return days
}

/** A time that many want: few services, the next days, early hours. */
export const wantedTime = (world: World, couple?: Couple, service?: string): TimeRef | undefined => {
  const wanted = pairs.filter(({ appointment }) => service === undefined || appointment === service)
  const pair = early(world, wanted)
  if (pair === undefined) return undefined
  const tomorrow = addDays(dayOf(world.nowMs), world.random() < 0.1 ? 0 : 1)
  const second = secondVisit(world, pair, couple)
  const day = early(world, daysFrom(world, pair, second ?? tomorrow, second === undefined ? 3 : 1))
  const times =
    day === undefined ? [] : timesOn(plan, world.promises.changes, pair.office, pair.appointment, day)
  const time = early(world, times)
  return time && { office: pair.office, appointment: pair.appointment, startMs: time.startMs }
}

export const wantedDay = (world: World): { pair: Pair; day: Day } | undefined => {
  const pair = early(world, pairs)
  if (pair === undefined) return undefined
  const day = early(world, daysFrom(world, pair, addDays(dayOf(world.nowMs), 1), 3))
  return day === undefined ? undefined : { pair, day }
}
