import { MINUTE_MS } from '../../schema/booking/instant.ts'
import type { BookingState } from '../../schema/api/booking.ts'
import { dayOf } from '../../schema/dates.ts'
import { actFault, stageAfter, type CounterAct, type Stage } from '../../schema/desk/counter-line.ts'
import { between, pick } from '../support/random.ts'
import { atDesk } from '../worker/at-desk.ts'
import type { Step } from './couple-steps.ts'
import { Broken } from './engine.ts'
import { sees } from './look.ts'
import type { BookingPromise } from './promises.ts'
import type { World } from './world.ts'

/** What the counter marks of one couple, one after the other. */
const visits: readonly (readonly CounterAct[])[] = [
  ['arrive'],
  ['arrive', 'call', 'done'],
  ['arrive', 'leave'],
  ['done'],
  ['no-show'],
  ['no-show'],
  ['no-show'],
  ['no-show'],
]

/** What a mark makes of the booking itself. */
const stateAfter: Partial<Record<CounterAct, BookingState>> = {
  arrive: 'arrived',
  done: 'done',
  'no-show': 'no-show',
}

const stageNow = async ({ ledger, nowMs }: World, { id }: BookingPromise): Promise<Stage> => {
  const found = await atDesk(ledger, (desk) => desk.counterOne(id, nowMs))
  if (found === null) throw new Broken('every acknowledged booking is there, as it was acknowledged', { id })
  return found.record.stage
}

/** One mark, by the rule of what can be marked now; whether it was made. */
const marks = async (world: World, booking: BookingPromise, act: CounterAct): Promise<boolean> => {
  const { ledger, nowMs, promises } = world
  const { id, startMs } = booking
  const stage = await stageNow(world, booking)
  const day = dayOf(startMs)
  const fault = actFault({ kind: 'booked', stage, day, startMs }, act, { today: dayOf(nowMs), nowMs })
  const wanted = stage === stageAfter[act] ? undefined : fault
  const command = { key: crypto.randomUUID(), by: 'clerk', id, act, nowMs }
  const answer = await atDesk(ledger, (desk) =>
    desk.counterAct(act === 'call' ? { ...command, counter: 1 } : command),
  ).catch((error: unknown) => {
    throw new Broken('every request gets an answer', `mark ${act} ${String(error)}`)
  })
  if (answer.ok ? wanted !== undefined : answer.problem.code !== wanted)
    throw new Broken('the counter marks what can be marked, and nothing else', {
      booking,
      stage,
      act,
      answer,
    })
  if (!answer.ok) return false
  const state = stateAfter[act] ?? booking.state
  promises.bookings.set(id, { ...booking, state })
  return true
}

/** The day has come: the counter marks who came, who was called and served, who left, and who did not come. */
export const counterStep: Step = async (world) => {
  const { promises, random } = world
  const all = [...promises.bookings.values()]
    .filter(
      ({ state, startMs }) =>
        state === 'booked' || (state === 'arrived' && dayOf(startMs) === dayOf(world.nowMs)),
    )
    .sort((one, other) => one.startMs - other.startMs)
  const [next] = all
  if (next !== undefined && next.startMs > world.nowMs && random() < 0.5) {
    world.setClock(next.startMs + between(random, 0, 90) * MINUTE_MS)
    await sees(world)
  }
  const due = all.filter(({ startMs }) => startMs <= world.nowMs + 10 * MINUTE_MS)
  if (due.length === 0) return 'counter: nobody was due'
  promises.sees(world.nowMs)
  const marked: string[] = []
  for (const { id } of new Set(Array.from({ length: 6 }, () => pick(random, due))))
    for (const act of pick(random, visits)) {
      const booking = promises.bookings.get(id)
      if (booking === undefined) throw new Broken('a booking stays', { id })
      marked.push((await marks(world, booking, act)) ? act : `no ${act}`)
    }
  return `marked ${marked.join(' ')}`
}
