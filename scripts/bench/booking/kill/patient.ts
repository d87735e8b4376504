import type { Client } from '../client.ts'
import type { Send } from '../couple.ts'

const PAUSE_MS = 50
const MOST_MS = 60_000

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Sends a request again, with the same key, for as long as no answer comes back: the portal may just be starting. */
export const patient =
  ({ send }: Client): Send =>
  async (request) => {
    const untilMs = performance.now() + MOST_MS
    for (;;) {
      try {
        return await send(request)
      } catch (error) {
        if (performance.now() > untilMs) throw error
        await pause(PAUSE_MS)
      }
    }
  }
