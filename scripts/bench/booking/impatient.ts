import type { Client, Reply, Sent } from './client.ts'
import type { Send } from './couple.ts'

/** What became of the requests that were sent more than once. */
export type Repeated = { doubleClicks: number; droppedAnswers: number; changed: number }

const MOST_PATIENCE_MS = 30

const same = (one: Reply, other: Reply): boolean => one.status === other.status && one.text === other.text

/** Sends every request twice at the same moment, as a double click does. */
export const doubleClick =
  (client: Client, repeated: Repeated): Send =>
  async (request) => {
    const [first, second] = await Promise.all([client.send(request), client.send(request)])
    repeated.doubleClicks += 1
    if (!same(first, second)) repeated.changed += 1
    return first
  }

/** Whether the connection was destroyed before the answer came. */
const dropped = async (client: Client, request: Sent, afterMs: number): Promise<boolean> => {
  const signal = AbortSignal.timeout(Math.ceil(afterMs))
  try {
    await client.send({ ...request, signal })
    return false
  } catch (error) {
    if (signal.aborted) return true
    throw error
  }
}

/** Breaks off before the answer, sends the request again, and once more to see that the answer stays. */
export const dropAndRetry =
  (client: Client, repeated: Repeated, random: () => number): Send =>
  async (request) => {
    if (await dropped(client, request, random() * MOST_PATIENCE_MS)) repeated.droppedAnswers += 1
    const first = await client.send(request)
    if (!same(first, await client.send(request))) repeated.changed += 1
    return first
  }
