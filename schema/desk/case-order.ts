import { isOpen, type Status } from '../casework/transitions.ts'

/** What the order of a queue depends on. Instants are milliseconds since 1970. */
export type Queued = {
  number: number
  status: Status
  danger: boolean
  /** Passed on by somebody, or by the clock (`late`: the clocks that ran out). */
  raised: boolean
  late: readonly string[]
  acceptByMs: number
  answerByMs: number
  updatedMs: number
}

/** Whether those above the unit were told of it in this round. */
export const isPassedOn = ({ raised, late }: Pick<Queued, 'raised' | 'late'>): boolean =>
  raised || late.length > 0

/** Until when the next thing is to be done: to accept it, or to answer. Nothing is due of what has ended. */
export const dueMs = ({
  status,
  acceptByMs,
  answerByMs,
}: Pick<Queued, 'status' | 'acceptByMs' | 'answerByMs'>): number | undefined =>
  status === 'received' ? acceptByMs : isOpen(status) ? answerByMs : undefined

const ENDED = 4

/** Danger to life first; within that, and within the rest, what was passed on to those above. */
export const rankOf = (one: Queued): number =>
  isOpen(one.status) ? (one.danger ? 0 : 2) + (isPassedOn(one) ? 0 : 1) : ENDED

/** What ended last stands first among what has ended. */
const orderMs = (one: Queued): number => dueMs(one) ?? -one.updatedMs

/**
 * The order of the queue: by rank, then what is due the soonest (so that what is late comes first), then as they came. The index of
 * functions/casework/desk/0002_desk.sql is in this order.
 */
export const compareCases = (a: Queued, b: Queued): number =>
  rankOf(a) - rankOf(b) || orderMs(a) - orderMs(b) || a.number - b.number
