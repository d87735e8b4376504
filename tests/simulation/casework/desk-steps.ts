import { abortAllDurableObjects, evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test'
import type { StaffAct } from '../../../functions/casework/commands.ts'
import { policy } from '../../../functions/policy.ts'
import { DAY_MS, MINUTE_MS } from '../../../schema/booking/instant.ts'
import { after, isOpen, type CaseEvent } from '../../../schema/casework/transitions.ts'
import { between, pick } from '../../support/random.ts'
import { Broken } from '../engine.ts'
import type { CaseRow } from './look.ts'
import type { Step } from './reporter-steps.ts'
import { markOf, NOTE, NOTICE, type World } from './world.ts'

const sees = async (world: World): Promise<void> => {
  // Two turns: so many cases at most are looked after in one.
  for (const _ of [1, 2]) await world.casebook.found('nobody', world.nowMs)
}

/** A case, mostly one that is worked on. */
const someCase = ({ seen, random }: World): CaseRow | undefined => {
  const open = seen.cases.filter(({ state }) => isOpen(state.status))
  const from = open.length > 0 && random() < 0.9 ? open : seen.cases
  return from.length === 0 ? undefined : pick(random, from)
}

const happens: Record<StaffAct['act'], CaseEvent> = {
  accept: 'accepted',
  assign: 'assigned',
  take: 'taken',
  raise: 'raised',
  note: 'noted',
  tell: 'told',
  ask: 'asked',
  close: 'closed',
  merge: 'merged',
  review: 'reviewed',
}

/** One act on one case: done where the case stands so that it can be, refused where not. */
const act = async (world: World, one: CaseRow, what: StaffAct): Promise<string> => {
  const said = await world.act(one, what)
  const expected = after(one.state.status, happens[what.act]) === undefined ? 'case_cannot' : 'ok'
  if (said !== expected) throw new Broken('staff can do what the table says', { what, one, said, expected })
  return `${what.act}: ${said}`
}

const asked = (world: World, { id }: CaseRow): StaffAct | undefined => {
  const own = world.seen.reports.filter(({ caseId, withdrawnMs }) => caseId === id && withdrawnMs === null)
  if (own.length === 0) return undefined
  return { act: 'ask', reportId: pick(world.random, own).id, sealed: world.sealed(id, `${NOTICE}：在哪里？`) }
}

const work: Step = async (world) => {
  const one = someCase(world)
  if (one === undefined) return 'work: nothing'
  const { random } = world
  const outcomes = policy.requests.find(({ id }) => id === one.state.kind)?.outcomes ?? []
  const acts: StaffAct[] = [
    { act: 'accept' },
    { act: 'accept' },
    { act: 'assign', unit: pick(random, policy.units).id },
    { act: 'assign', unit: 'township', township: pick(random, policy.places.townships).code },
    { act: 'take', assignee: 'colleague' },
    { act: 'raise', sealed: world.sealed(one.id, NOTE) },
    { act: 'note', sealed: world.sealed(one.id, NOTE) },
    { act: 'tell', sealed: world.sealed(one.id, NOTICE) },
    {
      act: 'close',
      outcome: pick(random, outcomes).id,
      sealed: random() < 0.5 ? null : world.sealed(one.id, NOTICE),
    },
    { act: 'close', outcome: pick(random, outcomes).id, sealed: null },
    { act: 'review' },
  ]
  const question = asked(world, one)
  return act(world, one, question !== undefined && random() < 0.25 ? question : pick(random, acts))
}

/** What the desk cannot do, whoever tries. */
const wrong: Step = async (world) => {
  const one = someCase(world)
  if (one === undefined) return 'wrong: nothing'
  const acts: StaffAct[] = [
    { act: 'assign', unit: 'moon' },
    { act: 'assign', unit: 'township', township: 'moon' },
    { act: 'close', outcome: 'sunshine', sealed: null },
    { act: 'ask', reportId: 'nobody', sealed: world.sealed(one.id, NOTICE) },
    { act: 'merge', into: one.id },
  ]
  const what = pick(world.random, acts)
  const said = await world.act(one, what)
  if (said !== 'case_cannot') throw new Broken('staff can do what the table says', { what, one, said })
  return `wrong ${what.act}`
}

/** Cases of one kind that are put together: one into another, one after the other in a chain, or each into the other at once. */
const merge: Step = async (world) => {
  const { seen, random } = world
  const from = someCase(world)
  if (from === undefined) return 'merge: nothing'
  const same = seen.cases.filter(
    ({ id, state }) => id !== from.id && state.kind === from.state.kind && state.status !== 'merged',
  )
  if (same.length === 0) return 'merge: alone'
  const into = pick(random, same)
  const how = random()
  if (how < 0.3) {
    const said = await Promise.all([
      world.act(from, { act: 'merge', into: into.id }),
      world.act(into, { act: 'merge', into: from.id }),
    ])
    if (said.every((one) => one === 'ok')) throw new Broken('one of two cases goes on', { from, into })
    return `merge crosswise: ${said.join(' ')}`
  }
  const said = [await world.act(from, { act: 'merge', into: into.id })]
  if (how < 0.6) {
    const last = pick(random, same)
    said.push(await world.act(into, { act: 'merge', into: last.id }))
    return `merge in a chain: ${said.join(' ')}`
  }
  return `merge: ${said.join(' ')}`
}

/** Time passes: minutes, to the millisecond of what is due next, days; now and then as long as words are kept. */
const clock: Step = async (world) => {
  const { random, seen } = world
  const next = Math.min(...seen.cases.map(({ nextMs }) => nextMs ?? Infinity)) - world.nowMs
  const minutes = between(random, 1, 50) * MINUTE_MS
  const byMs = pick(random, [
    minutes,
    minutes,
    minutes,
    between(random, 1, 30) * 60 * MINUTE_MS,
    ...(next > 0 && Number.isFinite(next) ? [next, next - 1] : []),
    random() < 0.3 ? between(random, 1, 40) * DAY_MS : minutes,
    random() < 0.1 ? 200 * DAY_MS : minutes,
  ])
  world.setClock(world.nowMs + byMs)
  await sees(world)
  return `clock +${Math.round(byMs / 1000)} s`
}

/** Nobody asks until the alarm rings: then what is due must have been done by it alone. */
const alarm: Step = async (world) => {
  const { alarmMs } = world.seen
  if (alarmMs === null) return 'alarm: none set'
  world.setClock(Math.max(world.nowMs, alarmMs))
  await runDurableObjectAlarm(world.casebook)
  return 'alarm'
}

/** The object loses its memory between two requests. */
const restart: Step = async (world) => {
  await evictDurableObject(world.casebook)
  await sees(world)
  return 'restart'
}

/** The object is killed while reports are on their way; whoever got no answer sends again. */
const kill: Step = async (world) => {
  const { random } = world
  const reporters = Array.from({ length: between(random, 2, 6) }, () => world.newReporter(random() < 0.5))
  const sent = reporters.map(({ typed, key }) =>
    world.ask('/requests', typed, { key }).catch(() => ({ status: 0, text: '' })),
  )
  if (random() < 0.7) await new Promise((done) => setTimeout(done, between(random, 0, 3)))
  await abortAllDurableObjects()
  const answers = await Promise.all(sent)
  let lost = 0
  for (const [at, reporter] of reporters.entries()) {
    const answer = answers[at]
    if (answer === undefined || answer.status === 0 || answer.status >= 500) lost += 1
    else world.received(reporter, answer)
    await world.send(reporter)
  }
  await sees(world)
  return `killed with ${reporters.length} on their way, ${lost === 0 ? 'none' : lost} without an answer`
}

/** Somebody asks with a receipt that is nobody's. */
const guess: Step = async (world) => {
  const { status } = await world.ask('/requests/lookup', { receipt: '1'.padEnd(28, '0') })
  if (status !== 422 && status !== 404) throw new Broken('a receipt cannot be guessed', { status })
  return `guess ${markOf({ no: 0 }).length}`
}

export const deskSteps: [number, Step][] = [
  [26, work],
  [2, wrong],
  [7, merge],
  [8, clock],
  [3, alarm],
  [1, restart],
  [1, kill],
  [1, guess],
]
