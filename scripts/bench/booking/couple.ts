import { bookingAnswerSchema, holdAnswerSchema } from '../../../schema/api/booking.ts'
import type { TestParty } from '../../lib/people.ts'
import type { Reply, Sent } from './client.ts'
import type { Time } from './times.ts'

/** A booking that the portal has acknowledged. */
export type Acknowledged = { time: Time; code: string; party: TestParty }
export type Send = (request: Sent) => Promise<Reply>
export type Hold = { hold: string; secret: string }

/** An answer that no couple should ever get. */
export const unexpected = (what: string, { status, text }: Reply): Error =>
  new Error(`${what}: ${status} ${text.slice(0, 300)}`)

/** Reads the answer to a hold; undefined where the place is taken. */
export const readHold = (reply: Reply): Hold | undefined => {
  if (reply.status === 201) return holdAnswerSchema.parse(JSON.parse(reply.text))
  if (reply.status === 409 && reply.text.includes('"slot_taken"')) return undefined
  throw unexpected('hold', reply)
}

export const readCode = (reply: Reply): string => {
  if (reply.status !== 201) throw unexpected('booking', reply)
  return bookingAnswerSchema.parse(JSON.parse(reply.text)).code
}

export const askHold = ({ office, appointment, start }: Time, key: string) =>
  ({ method: 'POST', path: '/api/holds', key, body: { office, appointment, start } }) as const

export const askBooking = ({ hold, secret }: Hold, { people, phone }: TestParty, key: string) =>
  ({ method: 'POST', path: '/api/bookings', key, body: { hold, secret, people, phone } }) as const

/** A couple that wants just this time: holds it and, if it got it, confirms. */
export const wants = async (send: Send, time: Time, party: TestParty): Promise<Acknowledged | undefined> => {
  const hold = readHold(await send(askHold(time, crypto.randomUUID())))
  if (hold === undefined) return undefined
  const code = readCode(await send(askBooking(hold, party, crypto.randomUUID())))
  return { time, code, party }
}
