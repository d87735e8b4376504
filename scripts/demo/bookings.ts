import { policy } from '../../functions/policy.ts'
import { availabilityAnswerSchema, lookupAnswerSchema } from '../../schema/api/booking.ts'
import { addDays, dayOf, type Day } from '../../schema/dates.ts'
import { unexpected, wants, type Acknowledged } from '../bench/booking/couple.ts'
import type { Time } from '../bench/booking/times.ts'
import { couple } from '../lib/people.ts'
import type { Door } from './door.ts'

export const MATTER = 'marriage'
const COUPLES_A_DAY = 5

export const offices = policy.offices.filter(({ offers }) =>
  offers.some(({ appointment }) => appointment === MATTER),
)

/** The free times of a day, earliest first. */
const timesOf = async (door: Door, office: string, day: Day): Promise<Time[]> => {
  const path = `/api/availability?office=${office}&appointment=${MATTER}&date=${day}`
  const reply = await door.send({ method: 'GET', path })
  if (reply.status !== 200) throw unexpected('times', reply)
  const { times = [] } = availabilityAnswerSchema.parse(JSON.parse(reply.text))
  return times
    .filter(({ left }) => left > 0)
    .map(({ start, capacity }) => ({ office, appointment: MATTER, start, capacity }))
}

/** Couples on each open day from one to another, morning and afternoon. */
export const book = async (door: Door, from: Day, until: Day): Promise<Acknowledged[]> => {
  const booked: Acknowledged[] = []
  for (let day = from; day <= until; day = addDays(day, 1))
    for (const { id } of offices) {
      const times = await timesOf(door, id, day)
      const apart = Math.max(1, Math.floor(times.length / COUPLES_A_DAY))
      for (const time of times.filter((_, at) => at % apart === 0).slice(0, COUPLES_A_DAY)) {
        const one = await wants(door.send, time, couple(booked.length))
        if (one !== undefined) booked.push(one)
      }
    }
  return booked
}

/** Looks a booking up; what may change it. */
export const find = async (door: Door, { code, party }: Acknowledged): Promise<string> => {
  const body = { code, phoneLast4: party.phone.slice(-4) }
  const found = await door.send({ method: 'POST', path: '/api/bookings/lookup', body })
  if (found.status !== 200) throw unexpected('look-up', found)
  return lookupAnswerSchema.parse(JSON.parse(found.text)).token
}

/** They cannot come, and say so. */
export const cancel = async (door: Door, one: Acknowledged): Promise<void> => {
  const { code } = one
  const token = await find(door, one)
  const path = `/api/bookings/${code}/cancel`
  const reply = await door.send({ method: 'POST', path, key: crypto.randomUUID(), token })
  if (reply.status !== 200) throw unexpected('cancel', reply)
}

export const bookedOn = (booked: readonly Acknowledged[], office: string, day: Day): Acknowledged[] =>
  booked.filter(({ time }) => time.office === office && dayOf(Date.parse(time.start)) === day)
