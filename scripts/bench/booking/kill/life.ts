import { lookupAnswerSchema } from '../../../../schema/api/booking.ts'
import { couple, type TestParty } from '../../../lib/people.ts'
import type { Reply, Sent } from '../client.ts'
import { askBooking, askHold, readCode, readHold, unexpected, type Hold, type Send } from '../couple.ts'
import type { Time } from '../times.ts'
import type { Journal, Told } from './journal.ts'

const GIVES_BACK = 0.1
const MOVES = 0.2
const CANCELS = 0.75
const MOST_TRIES = 20

export type World = { send: Send; journal: Journal; times: readonly Time[]; random: () => number }

/** Sends a request that writes, and notes what came back. */
const write = async ({ send, journal }: World, request: Sent): Promise<Reply> => {
  const reply = await send(request)
  journal.answered(request, reply)
  return reply
}

/** Tries one time after another until it holds a place. */
const holdSome = async (world: World, times: readonly Time[]): Promise<{ time: Time; hold: Hold }> => {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const time = times[Math.floor(world.random() * times.length)]
    if (time === undefined) break
    const hold = readHold(await write(world, askHold(time, crypto.randomUUID())))
    if (hold !== undefined) return { time, hold }
  }
  throw new Error('found no free time')
}

export const lookUp = async (send: Send, code: string, { phone }: TestParty) => {
  const body = { code, phoneLast4: phone.slice(-4) }
  const reply = await send({ method: 'POST', path: '/api/bookings/lookup', body })
  if (reply.status !== 200) throw unexpected('lookup', reply)
  return lookupAnswerSchema.parse(JSON.parse(reply.text))
}

const change = async (
  world: World,
  code: string,
  token: string,
  what: string,
  body?: object,
): Promise<void> => {
  const request = {
    method: 'POST',
    path: `/api/bookings/${code}/${what}`,
    key: crypto.randomUUID(),
    token,
    ...(body === undefined ? {} : { body }),
  } as const
  const reply = await write(world, request)
  if (reply.status !== 200) throw unexpected(what, reply)
}

const move = async (world: World, told: Told, token: string): Promise<Told> => {
  const { time, hold } = await holdSome(
    world,
    world.times.filter(({ appointment }) => appointment === told.time.appointment),
  )
  await change(world, told.code, token, 'move', { hold: hold.hold, secret: hold.secret })
  return { ...told, time }
}

/** One couple from its first request to its last: it holds, mostly books, sometimes moves, often cancels. */
export const live = async (world: World, at: number): Promise<void> => {
  const { random, journal } = world
  const party = couple(at)
  const { time, hold } = await holdSome(world, world.times)
  if (random() < GIVES_BACK) {
    const path = `/api/holds/${hold.hold}`
    const reply = await write(world, { method: 'DELETE', path, token: hold.secret })
    if (reply.status !== 200) throw unexpected('release', reply)
    return
  }
  const code = readCode(await write(world, askBooking(hold, party, crypto.randomUUID())))
  let told: Told = { code, party, time, state: 'booked' }
  journal.tell(told)
  const [moves, cancels] = [random() < MOVES, random() < CANCELS]
  if (!moves && !cancels) return
  const { token } = await lookUp(world.send, code, party)
  if (moves) {
    told = await move(world, told, token)
    journal.tell(told)
  }
  if (!cancels) return
  await change(world, code, token, 'cancel')
  journal.tell({ ...told, state: 'cancelled' })
}
