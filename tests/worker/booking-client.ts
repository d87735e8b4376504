import { exports } from 'cloudflare:workers'
import type { TestParty } from '../support/people.ts'

const portal = (exports as unknown as { default: Fetcher }).default

export type Answer = { status: number; body: Record<string, never> & { [name: string]: unknown } }

/** A client that sees the portal at a time that the test sets. */
export const clientAt = (now: string) => {
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await portal.fetch(`https://portal.test/api${path}`, {
      method,
      headers: {
        'portal-now': now,
        ...(method === 'POST' ? { 'idempotency-key': crypto.randomUUID() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Answer['body'] }
  }
  const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    send('POST', path, body, headers)
  const hold = (start: string, appointment = 'marriage', office = 'registry') =>
    post('/holds', { office, appointment, start })
  return {
    get: (path: string) => send('GET', path),
    text: async (path: string, headers: Record<string, string>) =>
      (
        await portal.fetch(`https://portal.test/api${path}`, { headers: { 'portal-now': now, ...headers } })
      ).text(),
    post,
    send,
    hold,
    /** Holds and confirms; the answer of whichever was refused, or of the booking. */
    book: async (start: string, party: TestParty, appointment = 'marriage', office = 'registry') => {
      const held = await hold(start, appointment, office)
      if (held.status !== 201) return held
      return post('/bookings', { hold: held.body['hold'], secret: held.body['secret'], ...party })
    },
    /** The bearer header of somebody who looked their code up. */
    token: async (code: unknown, party: TestParty, kind: 'bookings' | 'waitlist' = 'bookings') => {
      const found = await post(`/${kind}/lookup`, { code, phoneLast4: party.phone.slice(-4) })
      return { authorization: `Bearer ${String(found.body['token'])}` }
    },
  }
}
