import { nearestFree, type Asked } from '../../schema/booking/availability.ts'
import { MINUTE_MS } from '../../schema/booking/instant.ts'
import { isOver, opensMs } from '../../schema/booking/times.ts'
import { dayOf } from '../../schema/dates.ts'
import { problem, type Problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { sitsBeyond, timeKey, type HeldSeat, type TimeState } from './board.ts'
import { offeredTime, stateOf, takenOf, type Books } from './books.ts'
import type { HoldCommand, HoldView } from './commands.ts'

export const holdView = ({ time, held }: HeldSeat): HoldView => ({
  office: time.office,
  appointment: time.appointment,
  startMs: time.startMs,
  endMs: time.endMs,
  holdId: held.holdId,
  expiresAtMs: held.expiresAtMs,
  ...(held.offeredTo === undefined ? {} : { offeredTo: held.offeredTo }),
})

/** Takes a place for whoever holds `holdId`, until `expiresAtMs`. */
export const putHold = (
  { run, board }: Books,
  time: TimeState,
  seat: number,
  held: { holdId: string; expiresAtMs: number; offeredTo?: string },
): void => {
  run.putHold({ timeId: time.id, seat, ...held })
  board.put(time, seat, held)
}

/** A time that can be held now, or why it cannot. */
const timeToHold = (books: Books, command: Omit<HoldCommand, 'keyed' | 'holdId'>): Result<TimeState> => {
  const { office, appointment, startMs, nowMs } = command
  const what = books.plan.appointments.get(appointment)
  const time = offeredTime(books, command)
  if (what === undefined || time === undefined) return refuse(problem('slot_not_offered'))
  if (time.capacity === 0) return refuse(problem('day_closed'))
  const day = dayOf(startMs)
  if (opensMs(what, day) > nowMs || isOver(what, startMs, nowMs)) return refuse(problem('slot_not_offered'))
  if (books.isDrawn(office, appointment, day)) return refuse(problem('day_drawn'))
  return ok(stateOf(books, time))
}

/**
 * Free times near one that is taken. Days open at a whole minute and times end after one: between two the answer is the same, and on one it
 * is of neither side.
 */
export const nearest = (books: Books, asked: Asked, startMs: number): readonly number[] => {
  const minutes = asked.nowMs / MINUTE_MS
  const name = `${timeKey({ ...asked, startMs })}/${Math.floor(minutes)}/${Math.ceil(minutes)}`
  return books.board.nearest(name, () => nearestFree(books.plan, takenOf(books), asked, startMs))
}

/** Keeps a place for the minutes of the content while somebody fills in the form. */
export const hold = (books: Books, command: HoldCommand): Result<HoldView> => {
  const time = timeToHold(books, command)
  if (!time.ok) return time
  const seat = books.board.freeSeat(time.value)
  if (seat === undefined)
    return refuse({ ...problem('slot_taken'), nearest: nearest(books, command, command.startMs) })
  const { holdId, nowMs } = command
  const held = { holdId, expiresAtMs: nowMs + books.plan.rules.holdMinutes * MINUTE_MS }
  putHold(books, time.value, seat, held)
  return ok(holdView({ time: time.value, seat, held }))
}

/** Why a held place is no longer one: the desk has closed its time meanwhile, or has left it fewer places than are held and booked. */
export const lostPlace = (books: Books, { time, seat }: HeldSeat, nowMs: number): Problem | undefined => {
  if (time.capacity === 0) return problem('day_closed')
  if (!sitsBeyond(time, seat)) return undefined
  return { ...problem('slot_taken'), nearest: nearest(books, { ...time, nowMs }, time.startMs) }
}
