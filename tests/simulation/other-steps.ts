import {
  abortAllDurableObjects,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test'
import { MINUTE_MS } from '../../schema/booking/instant.ts'
import { addDays, dayOf } from '../../schema/dates.ts'
import { between, pick } from '../support/random.ts'
import { bookRequest, cancelRequest, holdRequest, type Step } from './couple-steps.ts'
import { look, unpark } from './look.ts'
import { wantedDay, wantedTime } from './places.ts'
import { Broken } from './engine.ts'
import type { Request, World } from './world.ts'

const sees = async (world: World): Promise<void> => {
  world.promises.sees(world.nowMs)
  // Two reminders that fell due together are put into the outbox one after the other.
  for (const _ of [1, 2]) await world.ledger.snapshot(world.nowMs, 0)
}

/** Time passes: seconds, the minutes of a hold to the very millisecond, hours, days; now and then a little backward. */
const clock: Step = async (world) => {
  const { random, promises } = world
  const soonest = Math.min(...[...promises.holds.values()].map(({ expiresAtMs }) => expiresAtMs))
  const ahead = soonest - world.nowMs
  const seconds = between(random, 1, 60) * 1000
  const byMs = pick(random, [
    seconds,
    seconds,
    seconds,
    ...(ahead > 0 && Number.isFinite(ahead) ? [ahead, ahead - 1] : []),
    between(random, 1, 9) * MINUTE_MS,
    between(random, 10, 31) * MINUTE_MS,
    pick(random, [1, 3, 12, 24, 24, 24 * between(random, 1, 9)]) * 60 * MINUTE_MS,
    -between(random, 1, 90_000),
  ])
  world.setClock(world.nowMs + byMs)
  await sees(world)
  return `clock ${byMs > 0 ? '+' : ''}${byMs / 1000} s`
}

/** Nobody asks until the alarm rings: then what is due must have been done by it alone. */
const alarm: Step = async (world) => {
  const atMs = await unpark(world)
  if (atMs === null) return 'alarm: none set'
  world.setClock(Math.max(world.nowMs, atMs))
  world.promises.sees(world.nowMs)
  await runDurableObjectAlarm(world.ledger)
  const { places } = await look(world)
  const late = places.filter(({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs <= world.nowMs)
  if (late.length > 0) throw new Broken('the alarm does what is due', late)
  return 'alarm'
}

/** The desk closes a day, or gives it other capacity; the same change comes twice now and then. */
const deskChange: Step = async (world) => {
  const { promises, random, nowMs } = world
  const wanted = wantedDay(world)
  if (wanted === undefined) return 'change: nothing offered'
  const { pair, day } = wanted
  const change = {
    id: world.newId(),
    office: pair.office,
    appointment: random() < 0.3 ? null : pair.appointment,
    from: day,
    until: addDays(day, between(random, 0, 1)),
    capacity: pick(random, [0, 1, 1, 2, 2, 3, 4]),
    reason: 'simulation',
  }
  promises.sees(nowMs)
  const touched = new Set(await world.ledger.change(change, nowMs))
  promises.changes.push(change)
  if (random() < 0.3) await world.ledger.change(change, nowMs)
  // Whoever is not told has a place within the new capacity.
  const untold = new Map<number, number>()
  for (const { id, office, appointment, startMs, state } of promises.bookings.values()) {
    if (office !== change.office || state !== 'booked' || startMs <= nowMs) continue
    if (change.appointment !== null && appointment !== change.appointment) continue
    if (dayOf(startMs) < change.from || dayOf(startMs) > change.until) continue
    if (touched.has(id)) world.owed.push({ subject: id, kind: 'closure' })
    else untold.set(startMs, (untold.get(startMs) ?? 0) + 1)
  }
  const most = change.appointment === null ? Infinity : change.capacity
  if ([...untold.values()].some((count) => count > most))
    throw new Broken('a change tells whom it touches', { change, untold: [...untold] })
  return `${pair.office}/${change.appointment} ${change.from}..${change.until} has ${change.capacity} now`
}

/** The day has come: the desk marks who came, who was served and who did not come. */
const mark: Step = async (world) => {
  const { promises, random } = world
  const all = [...promises.bookings.values()]
    .filter(({ state }) => state === 'booked' || state === 'arrived')
    .sort((one, other) => one.startMs - other.startMs)
  const [next] = all
  if (next !== undefined && next.startMs > world.nowMs && random() < 0.3) {
    world.setClock(next.startMs + between(random, 0, 90) * MINUTE_MS)
    await sees(world)
  }
  const due = all.filter(({ startMs }) => startMs <= world.nowMs + 3_600_000)
  if (due.length === 0) return 'mark: nobody was due'
  const marked: string[] = []
  for (const booking of new Set(Array.from({ length: 3 }, () => pick(random, due)))) {
    const state = pick(random, ['arrived', 'done', 'no-show', 'no-show'] as const)
    promises.sees(world.nowMs)
    const answer = await world.ledger.mark(booking.id, state, world.nowMs).catch((error: unknown) => {
      throw new Broken('every request gets an answer', `mark ${state} ${String(error)}`)
    })
    if (!answer.ok || answer.value.state !== state) throw new Broken('the desk can mark', { booking, answer })
    promises.bookings.set(booking.id, { ...booking, ...answer.value })
    marked.push(state)
  }
  return `marked ${marked.join(' ')}`
}

/** The object loses its memory between two requests. */
const restart: Step = async (world) => {
  await unpark(world)
  await evictDurableObject(world.ledger)
  await sees(world)
  return 'restart'
}

/** The object is killed while requests are on their way; whoever got no answer asks again with the same key. */
const kill: Step = async (world) => {
  const { promises, random } = world
  const requests: Request[] = Array.from({ length: between(random, 2, 6) }, () => {
    const booked = [...promises.bookings.values()].filter(({ state }) => state === 'booked')
    const holding = world.couples.slice(-40).filter(({ hold }) => hold !== undefined)
    const time = wantedTime(world)
    if (booked.length > 0 && random() < 0.3)
      return cancelRequest(world, world.newCouple(), pick(random, booked).id)
    const couple = holding.length > 0 && random() < 0.6 ? pick(random, holding) : undefined
    if (couple?.hold !== undefined) return bookRequest(world, couple, couple.hold)
    return time === undefined ? undefined : holdRequest(world, world.newCouple(), time)
  }).filter((one) => one !== undefined)
  await unpark(world)
  const sent = requests.map((one) => world.send(one).catch((error: unknown) => String(error)))
  await abortAllDurableObjects()
  const answers = await Promise.all(sent)
  for (const [at, request] of requests.entries()) {
    const answer = answers[at]
    if (typeof answer !== 'string' && answer !== undefined) world.judge(request, answer)
    await world.ask(world.again(request))
  }
  world.claims.length = 0
  await sees(world)
  const lost = answers.filter((answer) => typeof answer === 'string').length
  return `killed with ${requests.map(({ op }) => op).join(' ')} on their way, ${lost} without an answer`
}

/**
 * What cannot be written fails whole: two parties with one id. People who wait come first, because booking ends their
 * waiting before it fails.
 */
const clash: Step = async (world) => {
  const { promises, random, nowMs } = world
  const ids = [...promises.bookings.keys()]
  const waits = [...promises.waits.values()].filter(({ state }) => state === 'in line')
  const waiting = waits.length > 0 && random() < 0.8 ? pick(random, waits) : undefined
  const couple = waiting?.couple ?? world.newCouple()
  const time = wantedTime(world, couple, waiting?.appointment)
  if (ids.length === 0 || time === undefined) return 'clash: nothing to clash with'
  await world.ask(holdRequest(world, couple, time))
  const hold = couple.hold && promises.holds.get(couple.hold.id)
  if (hold === undefined) return 'clash: nothing held'
  const party = world.party(couple, hold.appointment, pick(random, ids))
  const keyed = world.keyed('book', 'clash')
  promises.sees(nowMs)
  // Asked inside the object: an error that crosses the border is printed by the runtime.
  const outcome = await runInDurableObject(world.ledger, async (ledger) => {
    try {
      const answer = await ledger.book({ nowMs, keyed, holdId: hold.holdId, party })
      return answer.ok ? 'booked' : answer.problem.code
    } catch (error) {
      return String(error)
    }
  })
  if (outcome === 'booked') throw new Broken('an id is one party’s', { party: party.id })
  return `clash of two ids: ${outcome}`
}

export const otherSteps: [number, Step][] = [
  [9, clock],
  [4, alarm],
  [4, deskChange],
  [6, mark],
  [1, restart],
  [1, kill],
  [2, clash],
]
