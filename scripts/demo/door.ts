import type { Reply, Sent } from '../bench/booking/client.ts'
import type { Clock } from './clock.ts'

export type Door = { send: (request: Sent) => Promise<Reply> }

/** The API as everybody has it, at the time of the week that is played. */
export const doorOf = (url: string, clock: Clock): Door => ({
  send: async ({ method, path, body, key, token }) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        'portal-now': new Date(clock.now()).toISOString(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, text: await answer.text() }
  },
})
