import type { Booked, HoldView, InLine } from '../../functions/booking/commands.ts'
import { plan } from '../../functions/booking/plan.ts'
import { isOver, lastOpenDay, opensMs, timeAt, timesOn } from '../../schema/booking/times.ts'
import { DAY_MS, MINUTE_MS } from '../../schema/booking/instant.ts'
import { dayOf } from '../../schema/dates.ts'
import type { ProblemCode } from '../../schema/problems.ts'
import type { Result } from '../../schema/result.ts'
import { isDrawn, type Line, type Promises } from './promises.ts'
import { Broken } from './engine.ts'
import type { Request, World } from './world.ts'

const expectThat = (holds: boolean, promise: string, detail: unknown): void => {
  if (!holds) throw new Broken(promise, detail)
}

/** Whether the plan and the desk let a time be held now. */
const refusalOfTime = (
  { changes }: Promises,
  { office, appointment, startMs }: { office: string; appointment: string; startMs: number },
  nowMs: number,
): ProblemCode | undefined => {
  const what = plan.appointments.get(appointment)
  const time = timeAt(plan, changes, office, appointment, startMs)
  if (what === undefined || time === undefined) return 'slot_not_offered'
  if (time.capacity === 0) return 'day_closed'
  const day = dayOf(startMs)
  if (opensMs(what, day) > nowMs || isOver(what, startMs, nowMs)) return 'slot_not_offered'
  return isDrawn(office, appointment, day) ? 'day_drawn' : undefined
}

const lineIsOver = ({ changes }: Promises, line: Line, nowMs: number): boolean => {
  const what = plan.appointments.get(line.appointment)
  if (what === undefined || line.day > lastOpenDay(what, nowMs)) return true
  return timesOn(plan, changes, line.office, line.appointment, line.day)
    .filter(({ startMs }) => line.startMs === undefined || line.startMs === startMs)
    .every(({ startMs }) => isOver(what, startMs, nowMs))
}

/** What happens to everybody who may not have another booking. */
const isPeopleFault = (
  { promises, nowMs }: World,
  code: ProblemCode,
  people: readonly string[],
  service: string,
  self: string,
): boolean => {
  const { mostBookingsIn30Days, noShow } = plan.rules
  const some = (is: (one: string) => boolean) => people.some((one) => is(one))
  if (code === 'person_already_booked') return promises.inForce(people, service, nowMs, self).length > 0
  if (code === 'walk_in_only') return some((one) => promises.missed(one, service, self, 0) >= noShow.count)
  if (code === 'too_many_bookings') {
    const sinceMs = nowMs - 30 * DAY_MS
    return some((one) => promises.madeSince(one, service, self, sinceMs) >= mostBookingsIn30Days)
  }
  if (code !== 'outside_window' && code !== 'other_office') return false
  const first = plan.appointments.get(service)?.follows?.appointment
  return first !== undefined && some((one) => promises.madeSince(one, first, self, 0) > 0)
}

/** Whether these people have a second visit that hangs on the first. */
const hasSecond = (
  { promises, nowMs }: World,
  { people, appointment }: { people: readonly string[]; appointment: string },
) =>
  [...plan.appointments.values()].some(
    ({ id, follows }) =>
      follows?.appointment === appointment && promises.inForce(people, id, nowMs, '').length > 0,
  )

const closed = ({ promises }: World, time: { office: string; appointment: string; startMs: number }) =>
  (timeAt(plan, promises.changes, time.office, time.appointment, time.startMs)?.capacity ?? 0) === 0

/** Whether more is held and booked at a time than the desk has left it. */
const isCrowded = ({ promises }: World, time: { office: string; appointment: string; startMs: number }) => {
  const isThen = (one: { office: string; appointment: string; startMs: number }): boolean =>
    one.office === time.office && one.appointment === time.appointment && one.startMs === time.startMs
  const booked = [...promises.bookings.values()].filter(
    (one) => one.state !== 'cancelled' && one.state !== 'no-show' && isThen(one),
  )
  const held = [...promises.holds.values()].filter(isThen)
  const capacity = timeAt(plan, promises.changes, time.office, time.appointment, time.startMs)?.capacity ?? 0
  return booked.length + held.length > capacity
}

/** Whether the model knows why the ledger said no. */
const hasReason = (world: World, request: Request, code: ProblemCode): boolean => {
  const { promises, nowMs } = world
  switch (request.op) {
    case 'hold':
      if (code !== 'slot_taken') return code === refusalOfTime(promises, request.command, nowMs)
      request.couple.missed = request.command
      world.claims.push({ full: true, line: { ...request.command, day: dayOf(request.command.startMs) } })
      return true
    case 'book': {
      const { holdId, party } = request.command
      const hold = promises.holds.get(holdId)
      if (code === 'hold_expired') return hold === undefined
      if (code === 'hold_for_other') return hold === undefined
      if (code === 'day_closed') return hold === undefined || closed(world, hold)
      if (code === 'slot_taken') return hold === undefined || isCrowded(world, hold)
      return isPeopleFault(world, code, party.personHashes, request.service, party.id)
    }
    case 'move': {
      const { id, holdId } = request.command
      const [booking, hold] = [promises.bookings.get(id), promises.holds.get(holdId)]
      if (booking === undefined) return false
      if (code === 'booking_over') return booking.state !== 'booked' || booking.startMs <= nowMs
      if (code === 'too_many_moves') return booking.moves >= plan.rules.mostMoves
      if (code === 'hold_expired') return hold === undefined
      if (code === 'hold_for_other') return hold?.appointment !== booking.appointment
      if (code === 'day_closed') return hold === undefined || closed(world, hold)
      if (code === 'slot_taken') return hold === undefined || isCrowded(world, hold)
      if (code === 'second_visit_booked') return hasSecond(world, booking)
      return isPeopleFault(world, code, booking.people, booking.appointment, id)
    }
    case 'cancel': {
      const booking = promises.bookings.get(request.command.id)
      if (booking === undefined) return code === 'booking_not_found'
      if (code === 'second_visit_booked') return hasSecond(world, booking)
      return code === 'booking_over' && (booking.state !== 'booked' || booking.startMs <= nowMs)
    }
    case 'wait': {
      const { party, ...line } = request.command
      if (code === 'slot_not_offered') return lineIsOver(promises, line, nowMs)
      if (code === 'day_drawn') return isDrawn(line.office, line.appointment, line.day)
      if (code === 'day_closed')
        return timesOn(plan, promises.changes, line.office, line.appointment, line.day).some(
          ({ capacity }) => capacity === 0,
        )
      if (code === 'person_waiting') return promises.waiting(party.personHashes, line.appointment).length > 0
      if (code !== 'places_free')
        return isPeopleFault(world, code, party.personHashes, line.appointment, party.id)
      world.claims.push({ full: false, line })
      return true
    }
    case 'leave':
      return false
  }
}

const held = ({ promises, nowMs }: World, request: Request & { op: 'hold' }, view: HoldView): void => {
  const { office, appointment, startMs } = request.command
  const refusal = refusalOfTime(promises, request.command, nowMs)
  expectThat(refusal === undefined, 'only what is offered is held', { refusal, view })
  const right =
    view.office === office &&
    view.appointment === appointment &&
    view.startMs === startMs &&
    view.expiresAtMs === nowMs + plan.rules.holdMinutes * MINUTE_MS
  expectThat(right, 'a hold is of what was asked for', { asked: request.command, view })
  promises.holds.set(view.holdId, view)
  request.couple.hold = { id: view.holdId, service: appointment }
}

const booked = (world: World, request: Request & { op: 'book' }, value: Booked): void => {
  const { promises, nowMs } = world
  const { holdId, party } = request.command
  const [hold, wait] = [promises.holds.get(holdId), promises.waits.get(value.id)]
  const people = party.personHashes
  expectThat(hold !== undefined || wait !== undefined, 'only a hold is booked', { request, value })
  if (hold !== undefined)
    expectThat(
      hold.startMs === value.startMs && hold.office === value.office && !closed(world, hold),
      'what was held is what is booked',
      { hold, value },
    )
  const others = promises.inForce(people, value.appointment, promises.latestMs)
  expectThat(others.length === 0, 'no person has two bookings of one service', { value, others })
  const stayedAway = people.filter(
    (one) =>
      promises.missed(one, value.appointment, value.id, nowMs - plan.rules.noShow.walkInDays * DAY_MS) >=
      plan.rules.noShow.count,
  )
  expectThat(stayedAway.length === 0, 'who stayed away too often comes without a booking', value)
  promises.holds.delete(holdId)
  if (wait !== undefined) {
    const own = wait.state === 'in line' && people.every((one) => wait.people.includes(one))
    expectThat(own, 'an offer is for who waits', { wait, people })
    wait.state = 'booked'
  }
  for (const left of promises.waiting(people, value.appointment)) left.state = 'left'
  promises.bookings.set(value.id, { ...value, people, madeMs: nowMs, fromLine: wait !== undefined })
  request.couple.parties.push(value.id)
  delete request.couple.hold
  world.owed.push({ subject: value.id, kind: 'booked' })
}

const changed = (world: World, request: Request & { op: 'move' | 'cancel' }, value: Booked): void => {
  const { promises, owed } = world
  const before = promises.bookings.get(request.command.id)
  if (before === undefined) throw new Broken('only a booking is changed', value)
  if (request.op === 'move') {
    const hold = promises.holds.get(request.command.holdId)
    const isSame = hold?.startMs === before.startMs && hold.office === before.office
    const counted = value.moves - before.moves
    const free = promises.told.has(`${before.id}/${before.startMs}`)
    const right =
      before.state === 'booked' &&
      hold?.startMs === value.startMs &&
      hold.office === value.office &&
      !closed(world, hold) &&
      (counted === (isSame ? 0 : 1) || (free && counted === 0))
    expectThat(right, 'a move is to what was held', { before, hold, value })
    promises.holds.delete(request.command.holdId)
    delete request.couple.hold
    if (!isSame) owed.push({ subject: value.id, kind: 'moved' })
  } else {
    expectThat(value.state === 'cancelled', 'a cancelled booking is cancelled', value)
    if (before.state !== 'cancelled') owed.push({ subject: value.id, kind: 'cancelled' })
  }
  promises.bookings.set(value.id, { ...before, ...value })
}

const inLine = (world: World, request: Request & { op: 'wait' }, value: InLine): void => {
  const { office, appointment, day, startMs, party } = request.command
  const { promises } = world
  const people = party.personHashes
  const already = promises.waiting(people, appointment).concat()
  expectThat(already.length === 0, 'a person waits once', { value, already })
  const line = { office, appointment, day, ...(startMs === undefined ? {} : { startMs }) }
  promises.waits.set(value.id, { id: value.id, ...line, couple: request.couple, people, state: 'in line' })
  request.couple.parties.push(value.id)
  world.claims.push({ full: true, line })
}

const left = ({ promises }: World, id: string, value: InLine): void => {
  const wait = promises.waits.get(id)
  if (wait === undefined) throw new Broken('only who waits leaves', value)
  const gone = value.state !== 'waiting' && value.state !== 'offered'
  expectThat(gone, 'who leaves the line waits no longer', value)
  if (wait.state === 'in line') wait.state = 'left'
}

/** Holds an answer against what was promised before, and writes down what it promises. */
export const judge = (world: World, request: Request, answer: Result<unknown>): void => {
  const { promises, nowMs } = world
  const { key } = request.command.keyed
  const [text, first] = [JSON.stringify(answer), promises.firstAnswer(key)]
  if (first !== undefined) return expectThat(first === text, 'a retry gets the first answer', { first, text })
  promises.answers.set(key, { answer: text, atMs: nowMs })
  if (!answer.ok) {
    const { code } = answer.problem
    return expectThat(hasReason(world, request, code), 'no refusal without a reason', {
      code,
      op: request.op,
      command: { ...request.command, party: undefined },
    })
  }
  switch (request.op) {
    case 'hold':
      return held(world, request, answer.value as HoldView)
    case 'book':
      return booked(world, request, answer.value as Booked)
    case 'move':
    case 'cancel':
      return changed(world, request, answer.value as Booked)
    case 'wait':
      return inLine(world, request, answer.value as InLine)
    case 'leave':
      return left(world, request.command.id, answer.value as InLine)
  }
}
