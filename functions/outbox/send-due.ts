import type { Env } from '../env.ts'
import { keyRing, type KeyRing } from '../keys.ts'
import { dispatchDue, type Rendered } from './dispatch.ts'
import type { DueMessage } from './message.ts'
import { logDue, type OutboxDb } from './outbox.ts'
import { logTransport, transportOf } from './transport.ts'

/** Rounds of one alarm: what is left then waits for the next one, so that requests are never kept long. */
const MOST_ROUNDS = 50

/**
 * Sends what is due. Without a webhook the outbox itself is the log, and everything due is settled at once. Rejects with what
 * `render` threw, when the others of its round are settled.
 */
export const sendAllDue = async (
  db: OutboxDb,
  env: Env,
  nowMs: () => number,
  render: (ring: KeyRing, message: DueMessage) => Rendered | undefined,
): Promise<void> => {
  const transport = transportOf(env)
  if (transport === logTransport) return logDue(db, nowMs())
  const ring = keyRing(env)
  // Without keys nothing can be addressed; the messages stay, and the log says why (functions/keys.ts).
  if (!ring.ok) return
  const work = {
    render: (message: DueMessage) => Promise.resolve(render(ring.value, message)),
    transport,
    nowMs,
    chance: Math.random,
  }
  for (let round = 0; round < MOST_ROUNDS; round += 1) if ((await dispatchDue(db, work)) === 0) return
}
