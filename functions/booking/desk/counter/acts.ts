import { eq } from 'drizzle-orm'
import { dayOf } from '../../../../schema/dates.ts'
import { actFault, stageAfter } from '../../../../schema/desk/counter-line.ts'
import { deskFault, type DeskFault } from '../../../../schema/desk/faults.ts'
import { ok, refuse, type Result } from '../../../../schema/result.ts'
import { keepAct } from '../../../acts/acts.ts'
import type { Books } from '../../books.ts'
import { mark } from '../../changing.ts'
import type { ActCommand, CounterRecord, WalkInCommand } from './commands.ts'
import { nextNumber } from './numbers.ts'
import { eventOfKey, recordOf } from './records.ts'
import { counterEvents, visits } from './tables.ts'

/** As it stands after a mark. */
export const standing = (books: Books, id: string): CounterRecord => {
  const record = recordOf(books, id)
  if (record === undefined) throw new Error('what was just marked is not there')
  return record
}

/** Gives somebody who has come a number. */
const enter = (
  books: Books,
  of: Pick<CounterRecord, 'id' | 'kind' | 'office' | 'appointment'>,
  nowMs: number,
) => {
  const { id, kind, office, appointment } = of
  const day = dayOf(nowMs)
  const number = nextNumber(books, { office, day, kind })
  books.db
    .insert(visits)
    .values({ id, kind, office, appointment, day, number, stage: 'arrived', arrivedMs: nowMs })
    .run()
}

const changeVisit = (books: Books, { id, act, counter, nowMs }: ActCommand): void => {
  const to =
    act === 'call'
      ? { stage: 'called' as const, counter, calledMs: nowMs }
      : { stage: act === 'done' ? ('done' as const) : ('left' as const), endedMs: nowMs }
  books.db.update(visits).set(to).where(eq(visits.id, id)).run()
}

/** What the booking itself is from now on. Whoever left has come all the same; calling changes nothing of it. */
const bookingState = {
  arrive: 'arrived',
  done: 'done',
  'no-show': 'no-show',
  call: undefined,
  leave: undefined,
} as const

/**
 * Marks one: who came gets a number, who is called a counter. What is marked so already is as good. Refuses `not_yours` for what is not
 * there, `not_now`, `other_day`, `early_no_show`.
 */
export const act = (books: Books, command: ActCommand): Result<CounterRecord, DeskFault> => {
  const { key, id, by, nowMs, counter = null } = command
  const before = recordOf(books, id)
  if (before === undefined) return refuse(deskFault('not_yours'))
  if (eventOfKey(books, key) !== undefined) return ok(before)
  // Two colleagues mark the same: but one who was called goes to one counter.
  if (before.stage === stageAfter[command.act] && (command.act !== 'call' || before.counter === counter))
    return ok(before)
  const fault = actFault(before, command.act, { today: dayOf(nowMs), nowMs })
  if (fault !== undefined) return refuse(deskFault(fault))
  const { office, day, kind, stage } = before
  const state = bookingState[command.act]
  if (kind === 'booked' && state !== undefined) mark(books, id, state, nowMs)
  if (command.act === 'arrive') enter(books, before, nowMs)
  else if (command.act !== 'no-show') changeVisit(books, command)
  const called = command.act === 'call' ? counter : null
  books.db
    .insert(counterEvents)
    .values({
      key,
      office,
      day,
      subject: id,
      act: command.act,
      fromStage: stage,
      by,
      atMs: nowMs,
      counter: called,
    })
    .run()
  keepAct(books.db, {
    key,
    atMs: nowMs,
    who: by,
    act: 'counter-marked',
    about: `booking:${id} ${command.act}`,
    why: '',
  })
  return ok(standing(books, id))
}

/** A number for somebody without a booking. No more is known of them than what they came for. */
export const walkIn = (books: Books, command: WalkInCommand): CounterRecord => {
  const { key, id, office, appointment, by, nowMs } = command
  const made = eventOfKey(books, key)
  if (made !== undefined) return standing(books, made.subject)
  enter(books, { id, kind: 'walk-in', office, appointment }, nowMs)
  books.db
    .insert(counterEvents)
    .values({ key, office, day: dayOf(nowMs), subject: id, act: 'walk-in', by, atMs: nowMs })
    .run()
  keepAct(books.db, { key, atMs: nowMs, who: by, act: 'counter-walk-in', about: `booking:${id}`, why: '' })
  return standing(books, id)
}
