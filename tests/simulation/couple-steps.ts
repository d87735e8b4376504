import type { TimeRef } from '../../functions/booking/commands.ts'
import { dayOf } from '../../schema/dates.ts'
import { between, pick } from '../support/random.ts'
import { wantedTime } from './places.ts'
import type { Couple } from './promises.ts'
import { Broken } from './engine.ts'
import { hasTooMany } from './look.ts'
import type { Request, World } from './world.ts'

/** One thing that happens; the answer is a line for the log. */
export type Step = (world: World) => Promise<string>

const someone = (world: World): Couple => {
  const { random, couples } = world
  if (couples.length === 0 || random() < 0.5) return world.newCouple()
  return pick(random, couples.slice(-80))
}

const hasHold = (couple: Couple): couple is Couple & Required<Pick<Couple, 'hold'>> =>
  couple.hold !== undefined

/** Somebody who holds a place, or did: now and then one comes too late. */
const holder = ({
  couples,
  promises,
  random,
}: World): (Couple & Required<Pick<Couple, 'hold'>>) | undefined => {
  const late = random() < 0.1
  return couples
    .slice(-80)
    .filter((couple) => hasHold(couple))
    .find(({ hold }) => (late || promises.holds.has(hold.id)) && random() < 0.5)
}

export const holdRequest = (world: World, couple: Couple, time: TimeRef): Request => {
  const keyed = world.keyed('hold', time)
  return {
    op: 'hold',
    couple,
    command: { ...time, nowMs: world.nowMs, keyed, holdId: world.newId() },
  }
}

export const bookRequest = (
  world: World,
  couple: Couple,
  { id: holdId, service }: { id: string; service: string },
): Request => ({
  op: 'book',
  couple,
  service,
  command: {
    nowMs: world.nowMs,
    keyed: world.keyed('book', [holdId, couple.at]),
    holdId,
    party: world.party(couple, service),
  },
})

const said = (answer: { ok: true } | { ok: false; problem: { code: string } }): string =>
  answer.ok ? 'ok' : answer.problem.code

const clock = (time: TimeRef): string =>
  `${time.office}/${time.appointment} ${new Date(time.startMs + 8 * 3_600_000).toISOString().slice(0, 16)}`

export const holdOne: Step = async (world) => {
  const couple = someone(world)
  const time = wantedTime(world, couple)
  if (time === undefined) return 'hold: nothing offered'
  const answer = await world.ask(holdRequest(world, couple, time))
  return `hold ${couple.at} ${clock(time)}: ${said(answer)}`
}

/** Many want the same at the same moment; some press twice. */
const rush: Step = async (world) => {
  const time = wantedTime(world)
  if (time === undefined) return 'rush: nothing offered'
  const first = Array.from({ length: between(world.random, 5, 30) }, () =>
    holdRequest(world, world.newCouple(), time),
  )
  const twice = first.flatMap((one) => (world.random() < 0.3 ? [one, world.again(one)] : [one]))
  const answers = await Promise.all(twice.map((one) => world.ask(one)))
  return `rush of ${first.length} for ${clock(time)}: ${answers.map(said).join(' ')}`
}

/** Confirms a hold: one couple once or twice at once, or everybody who holds at the same moment. */
const confirm: Step = async (world) => {
  const couple = holder(world)
  if (couple === undefined) return holdOne(world)
  const request = bookRequest(world, couple, couple.hold)
  if (world.random() < 0.3) {
    const answers = await Promise.all([world.ask(request), world.ask(world.again(request))])
    return `confirm ${couple.at} twice: ${answers.map(said).join(' ')}`
  }
  if (world.random() < 0.8) return `confirm ${couple.at}: ${said(await world.ask(request))}`
  const all = world.couples.filter((one) => hasHold(one) && world.promises.holds.has(one.hold.id))
  const requests = all.flatMap((one) => (one.hold ? [bookRequest(world, one, one.hold)] : []))
  const answers = await Promise.all(requests.map((one) => world.ask(one)))
  return `all ${all.length} confirm: ${answers.map(said).join(' ')}`
}

/** The same request again, because no answer came: now or much later. */
const retry: Step = async (world) => {
  if (world.last === undefined) return 'retry: nothing sent yet'
  return `retry ${world.last.op}: ${said(await world.ask(world.again(world.last)))}`
}

const otherBody: Step = async (world) => {
  const { last, promises } = world
  if (last === undefined || promises.firstAnswer(last.command.keyed.key) === undefined)
    return 'other body: none'
  const keyed = { ...last.command.keyed, body: 'another body' }
  const again = world.again(last)
  const answer = await world.send({ ...again, command: { ...again.command, keyed } } as Request)
  world.last = last
  if (answer.ok || answer.problem.code !== 'idempotency_key_reused')
    throw new Broken('a key is for one body', answer)
  return `${last.op} with another body`
}

/** Comes back to a hold, or gives it up. */
const comeBack: Step = async (world) => {
  const couple = holder(world)
  if (couple === undefined) return 'come back: nobody holds'
  const { id } = couple.hold
  world.promises.sees(world.nowMs)
  const promised = world.promises.holds.get(id)
  const answer = await world.ledger.held(id, world.nowMs)
  const right = answer.ok
    ? promised?.expiresAtMs === answer.value.expiresAtMs && promised.startMs === answer.value.startMs
    : promised === undefined && answer.problem.code === 'hold_expired'
  if (!right) throw new Broken('the holder can come back to the hold', { promised, answer })
  if (world.random() < 0.5) return `comes back ${couple.at}: ${said(answer)}`
  for (let times = between(world.random, 1, 2); times > 0; times -= 1)
    await world.ledger.release(id, world.nowMs)
  world.promises.holds.delete(id)
  return `releases ${couple.at}`
}

const booker = (world: World) => {
  const { promises, random } = world
  const booked = [...promises.bookings.values()].slice(-120).filter(({ state }) => state === 'booked')
  if (booked.length === 0) return undefined
  const booking = pick(random, booked)
  const couple = world.couples.find(({ parties }) => parties.includes(booking.id))
  return couple && { booking, couple }
}

/** Holds another time of the same service, often at the same office, and moves there. */
const move: Step = async (world) => {
  const found = booker(world)
  if (found === undefined) return 'move: nobody is booked'
  const { booking, couple } = found
  const same = world.random() < 0.2
  const { office, appointment, startMs } = booking
  const time = same ? { office, appointment, startMs } : wantedTime(world, couple, appointment)
  if (time === undefined) return 'move: nothing offered'
  const held = await world.ask(holdRequest(world, couple, time))
  if (!held.ok || couple.hold === undefined) return `move ${couple.at} to ${clock(time)}: ${said(held)}`
  const keyed = world.keyed('move', [booking.id, couple.hold.id])
  const request: Request = {
    op: 'move',
    couple,
    command: { nowMs: world.nowMs, keyed, id: booking.id, holdId: couple.hold.id },
  }
  const answers = await Promise.all([world.ask(request), world.ask(world.again(request))])
  return `move ${couple.at} to ${clock(time)}: ${answers.map(said).join(' ')}`
}

/** Somebody who was here before, or did not come, books the same service once more. */
const bookAgain: Step = async (world) => {
  const { promises, random } = world
  const past = [...promises.bookings.values()].filter(({ state }) => state !== 'booked')
  const missed = past.filter(({ state }) => state === 'no-show')
  const list = missed.length > 0 && random() < 0.8 ? missed : past
  if (list.length === 0) return 'book again: nobody was here'
  const { id, appointment } = pick(random, list)
  const couple = world.couples.find(({ parties }) => parties.includes(id))
  const time = wantedTime(world, couple, appointment)
  if (couple === undefined || time === undefined) return 'book again: nothing offered'
  const held = await world.ask(holdRequest(world, couple, time))
  if (!held.ok || couple.hold === undefined) return `book again ${couple.at}: ${said(held)}`
  return `book again ${couple.at}: ${said(await world.ask(bookRequest(world, couple, couple.hold)))}`
}

export const cancelRequest = (world: World, couple: Couple, id: string): Request => ({
  op: 'cancel',
  couple,
  command: { nowMs: world.nowMs, keyed: world.keyed('cancel', id), id },
})

/** Cancels, now and then twice with two keys. */
const cancel: Step = async (world) => {
  const found = booker(world)
  if (found === undefined) return 'cancel: nobody is booked'
  const { couple, booking } = found
  const answer = await world.ask(cancelRequest(world, couple, booking.id))
  if (world.random() < 0.3) await world.ask(cancelRequest(world, couple, booking.id))
  return `cancel ${couple.at} ${clock(booking)}: ${said(answer)}`
}

const waitFor = async (world: World, couple: Couple, { office, appointment, startMs }: TimeRef) => {
  const line = { office, appointment, day: dayOf(startMs), ...(world.random() < 0.85 ? { startMs } : {}) }
  const keyed = world.keyed('wait', [line, couple.at])
  const party = world.party(couple, appointment)
  return world.ask({ op: 'wait', couple, command: { nowMs: world.nowMs, keyed, party, ...line } })
}

/** Waits for what was taken when they asked. */
const wait: Step = async (world) => {
  const missed = world.couples.slice(-80).filter((one) => one.missed !== undefined)
  const couple = missed.length > 0 && world.random() < 0.9 ? pick(world.random, missed) : someone(world)
  const time = couple.missed ?? wantedTime(world, couple)
  delete couple.missed
  if (time === undefined) return 'wait: nothing offered'
  return `wait ${couple.at} for ${clock(time)}: ${said(await waitFor(world, couple, time))}`
}

const waiter = (world: World) => {
  const waits = [...world.promises.waits.values()].slice(-80)
  return waits.length === 0 ? undefined : pick(world.random, waits)
}

/** Looks at the waiting, and takes an offer, lets it pass or leaves. */
const answerOffer: Step = async (world) => {
  const { random, promises, nowMs } = world
  let promised = waiter(world)
  if (promised === undefined) return 'look: nobody waits'
  promises.sees(nowMs)
  let found = await world.ledger.found(promised.id, nowMs)
  for (let tries = 0; tries < 6 && found.waiting?.offer === undefined; tries += 1) {
    promised = waiter(world) ?? promised
    found = await world.ledger.found(promised.id, nowMs)
  }
  const { couple, appointment, id, people } = promised
  const offer = found.waiting?.offer
  if (random() < 0.15) {
    const keyed = world.keyed('leave', id)
    await world.ask({ op: 'leave', couple, command: { nowMs, keyed, id } })
    return `${couple.at} leaves the line`
  }
  if (offer === undefined) return `${couple.at} looks: ${found.waiting?.state} ${found.waiting?.position}`
  if (random() < 0.1) {
    await world.ledger.release(offer.holdId, nowMs)
    promised.state = 'left'
    return `${couple.at} gives the offer back`
  }
  if (random() < 0.15) {
    const thief = world.newCouple()
    const answer = await world.ask(bookRequest(world, thief, { id: offer.holdId, service: appointment }))
    if (answer.ok) throw new Broken('an offer is for who waits', { offer, answer })
    return `${thief.at} tries the offer of ${couple.at}: ${said(answer)}`
  }
  if (random() < 0.25) return `${couple.at} lets the offer pass`
  const hashes = world.party(couple, appointment, id)
  const request = bookRequest(world, couple, { id: offer.holdId, service: appointment })
  if (request.op === 'book') request.command.party = hashes
  const answer = await world.ask(request)
  if (!answer.ok && answer.problem.code === 'hold_expired' && !(await hasTooMany(world, offer)))
    throw new Broken('who is offered a place can take it', { offer, people })
  return `${couple.at} takes the offer ${clock(offer)}: ${said(answer)}`
}

/** Looks up a code, with right digits and with wrong ones. */
const lookUp: Step = async (world) => {
  const found = booker(world)
  if (found === undefined) return 'look up: nobody is booked'
  const { booking, couple } = found
  const { codeHash, last4Hash } = world.party(couple, booking.appointment, booking.id)
  const wrong = world.random() < 0.2
  world.promises.sees(world.nowMs)
  const answer = await world.ledger.find({
    nowMs: world.nowMs,
    codeHash,
    last4Hash: wrong ? 'wrong digits' : last4Hash,
  })
  const right = wrong
    ? !answer.ok
    : answer.ok
      ? answer.value.booking?.startMs === booking.startMs && answer.value.booking.state === booking.state
      : answer.problem.code === 'too_many_tries'
  if (!right) throw new Broken('a code opens its booking', { booking, answer })
  return `look up ${couple.at}: ${said(answer)}`
}

export const coupleSteps: [number, Step][] = [
  [10, holdOne],
  [9, rush],
  [22, confirm],
  [5, retry],
  [2, otherBody],
  [5, comeBack],
  [5, bookAgain],
  [6, move],
  [10, cancel],
  [14, wait],
  [16, answerOffer],
  [2, lookUp],
]
