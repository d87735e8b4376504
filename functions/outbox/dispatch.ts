import { wallClock } from '../../schema/booking/wall-clock.ts'
import type { DueMessage } from './message.ts'
import type { Env } from '../env.ts'
import { keyRing, type KeyRing } from '../keys.ts'
import { logDue, settle, takeDue, type OutboxDb } from './outbox.ts'
import { logTransport, transportOf, type Outgoing, type Transport } from './transport.ts'

/** A Worker on Cloudflare may have six requests open at once; more would only wait, with their time-out running. */
const AT_ONCE = 6

/** Rounds of one alarm: what is left then waits for the next one, so that requests are never kept long. */
const MOST_ROUNDS = 50

/** Whom a message goes to and what it says. */
export type Rendered = Pick<Outgoing, 'to' | 'text'>

export type Dispatch = {
  /** The text and the phone of a message, read from its subject; undefined where the subject is gone. */
  render: (message: DueMessage) => Promise<Rendered | undefined>
  transport: Transport
  nowMs: () => number
  /** A number from 0 up to 1. */
  chance: () => number
}

const deliver = async (db: OutboxDb, message: DueMessage, work: Dispatch): Promise<void> => {
  const { id, kind, dueAtMs } = message
  const rendered = await work.render(message)
  const outcome =
    rendered === undefined
      ? ({ kind: 'dropped' } as const)
      : await work.transport({ id, kind, at: `${wallClock(dueAtMs)}+08:00`, ...rendered }, work.nowMs())
  settle(db, id, outcome, work.nowMs(), work.chance())
}

/**
 * Sends what is due, up to six at once, and settles each; resolves with how many were taken. The caller asks again while
 * something is due. One message whose rendering throws does not keep the others: it is thrown when they are settled, and
 * comes again when its lease ends.
 */
export const dispatchDue = async (db: OutboxDb, work: Dispatch): Promise<number> => {
  const due = takeDue(db, work.nowMs(), AT_ONCE)
  const ends = await Promise.allSettled(due.map((message) => deliver(db, message, work)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return due.length
}

/**
 * Sends what is due, for an object's alarm. Without a webhook the outbox itself is the log, and everything due is settled at once.
 * `render` is the only place where an object opens anything, and only to know whom to write to.
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
