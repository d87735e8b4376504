import { atDesk } from '../worker/at-desk.ts'
import {
  abortAllDurableObjects,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test'
import type { ProposeCommand } from '../../functions/booking/desk/capacity-commands.ts'
import { timeKey } from '../../functions/booking/board.ts'
import { plan } from '../../functions/booking/plan.ts'
import { MINUTE_MS } from '../../schema/booking/instant.ts'
import type { DeskChange } from '../../schema/booking/plan.ts'
import { timeAt } from '../../schema/booking/times.ts'
import { addDays } from '../../schema/dates.ts'
import { between, pick } from '../support/random.ts'
import { bookRequest, cancelRequest, holdRequest, type Step } from './couple-steps.ts'
import { counterStep } from './counter-step.ts'
import { look, sees, unpark } from './look.ts'
import { wantedDay, wantedTime } from './places.ts'
import { Broken } from './engine.ts'
import type { Request, World } from './world.ts'

type Wanted = Omit<DeskChange, 'id' | 'reason'>

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

/** Shorter, longer, at other minutes, and none of it like the content's. */
const someHours = [
  [{ from: '09:00', to: '11:00' }],
  [{ from: '08:15', to: '12:00' }],
  [
    { from: '10:00', to: '12:00' },
    { from: '13:00', to: '16:30' },
  ],
  [{ from: '08:00', to: '18:00' }],
]

/** A day is closed, or gets other places or hours, also where it has none; or such a change is taken back. */
const wantedChange = (
  world: World,
): (Pick<ProposeCommand, 'id'> & ({ change: Wanted } | { ends: string })) | undefined => {
  const { promises, random } = world
  if (promises.changes.length > 0 && random() < 0.2)
    return { id: world.newId(), ends: pick(random, promises.changes).id }
  const wanted = wantedDay(world)
  if (wanted === undefined) return undefined
  const { pair, day } = wanted
  const hours = random() < 0.3 ? pick(random, someHours) : null
  const change = {
    office: pair.office,
    appointment: random() < 0.3 ? null : pair.appointment,
    from: day,
    until: addDays(day, between(random, 0, 1)),
    hours,
    capacity: hours !== null && random() < 0.5 ? null : pick(random, [0, 1, 1, 2, 2, 3, 4]),
  }
  return { id: world.newId(), change }
}

/** The desk changes its times; the same change comes twice now and then, and does what its preview says. */
const deskChange: Step = async (world) => {
  const { promises, random, nowMs } = world
  const wanted = wantedChange(world)
  if (wanted === undefined) return 'change: nothing offered'
  const command = { ...wanted, nowMs, by: 'head', reason: 'simulation' }
  promises.sees(nowMs)
  const preview = await atDesk(world.ledger, (desk) => desk.previewChange(command))
  const { made, effect } = await atDesk(world.ledger, (desk) =>
    desk.change({ ...command, seen: preview.seen }),
  )
  if (!made || JSON.stringify(effect) !== JSON.stringify(preview))
    throw new Broken('a change does what its preview says', { preview, effect })
  if ('ends' in command) {
    const at = promises.changes.findIndex(({ id }) => id === command.ends)
    promises.changes.splice(at, 1)
  } else promises.changes.push({ ...command.change, id: command.id, reason: command.reason })
  if (random() < 0.3) await atDesk(world.ledger, (desk) => desk.change(command))
  for (const { id, startMs } of effect.lifted) promises.told.delete(`${id}/${startMs}`)
  for (const { id, startMs } of effect.touched) {
    promises.told.add(`${id}/${startMs}`)
    world.owed.push({ subject: id, kind: 'closure' })
  }
  // Whoever is not told has a place.
  const untold = new Map<string, { count: number; capacity: number }>()
  for (const { id, office, appointment, startMs, state } of promises.bookings.values()) {
    if (state !== 'booked' || startMs <= nowMs || promises.told.has(`${id}/${startMs}`)) continue
    const capacity = timeAt(plan, promises.changes, office, appointment, startMs)?.capacity ?? 0
    const key = timeKey({ office, appointment, startMs })
    untold.set(key, { count: (untold.get(key)?.count ?? 0) + 1, capacity })
  }
  const wrong = [...untold].filter(([, { count, capacity }]) => count > capacity)
  if (wrong.length > 0) throw new Broken('a change tells whom it touches', { command, wrong })
  // Neither an offer nor a hold tells anybody to go who has booked.
  const needless = effect.touched.filter(({ office, appointment, startMs }) => {
    const key = timeKey({ office, appointment, startMs })
    const there = [...promises.bookings.values()].filter(
      (one) => timeKey(one) === key && one.state !== 'cancelled' && one.state !== 'no-show',
    )
    return there.length <= (timeAt(plan, promises.changes, office, appointment, startMs)?.capacity ?? 0)
  })
  if (needless.length > 0)
    throw new Broken('a change tells nobody to go who has a place', { command, needless })
  if ('ends' in command) return 'desk: a change is taken back'
  const { office, appointment, from, until, hours, capacity } = command.change
  const opens = hours === null ? '' : ` other hours${effect.appear > 0 ? ', more places' : ''}`
  return `${office}/${appointment} ${from}..${until} has ${capacity ?? 'its'} now${opens}`
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
  [6, counterStep],
  [1, restart],
  [1, kill],
  [2, clash],
]
