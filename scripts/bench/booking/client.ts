import { Pool } from 'undici'
import type { Meter } from './meter.ts'

export type Sent = {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  body?: object
  key?: string
  token?: string
  /** Destroys the connection when it aborts, whatever the portal has done by then. */
  signal?: AbortSignal
}
export type Reply = { status: number; text: string }
export type Client = {
  /** One request and its whole answer. Throws where the connection breaks. */
  send: (request: Sent) => Promise<Reply>
  close: () => Promise<void>
}

/** No answer of a portal on its feet takes so long; one that does is an error. */
const MOST_MS = 120_000

/** Keeps at most so many connections open, all of them opened before it resolves: a browser has its own long before it asks. */
export const openClient = async (url: string, sockets: number, meter?: Meter): Promise<Client> => {
  const pool = new Pool(url, {
    connections: sockets,
    pipelining: 1,
    headersTimeout: MOST_MS,
    bodyTimeout: MOST_MS,
    keepAliveTimeout: MOST_MS,
  })
  const request = async ({ method, path, body, key, token, signal }: Sent): Promise<Reply> => {
    const answer = await pool.request({
      method,
      path,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    return { status: answer.statusCode, text: await answer.body.text() }
  }
  await Promise.all(Array.from({ length: sockets }, () => request({ method: 'GET', path: '/api/health' })))
  const send = async (sent: Sent): Promise<Reply> => {
    const startMs = performance.now()
    const reply = await request(sent)
    meter?.took(performance.now() - startMs)
    return reply
  }
  return { send, close: () => pool.destroy() }
}
