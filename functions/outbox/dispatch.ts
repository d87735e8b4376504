import { wallClock } from '../../schema/booking/wall-clock.ts'
import type { DueMessage } from './message.ts'
import { settle, takeDue, type OutboxDb } from './outbox.ts'
import type { Outgoing, Transport } from './transport.ts'

/** A Worker on Cloudflare may have six requests open at once; more would only wait, with their time-out running. */
const AT_ONCE = 6

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
