import { DAY_MS } from '../../../schema/booking/instant.ts'
import { pick } from '../../support/random.ts'
import { Broken } from '../engine.ts'
import { hashOf, markOf, type Answer, type Mine, type Reporter, type Told, type World } from './world.ts'

/** One thing that happens; the answer is a line for the log. */
export type Step = (world: World) => Promise<string>

/** How long a key can be used again and still be known. */
const KEY_MS = 29 * DAY_MS

const shuffled = <T>({ random }: World, list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

export const sendOne: Step = async (world) => {
  const reporter = world.newReporter(world.random() < 0.5)
  const times = world.random() < 0.4 ? 3 : 1
  await Promise.all(Array.from({ length: times }, () => world.send(reporter)))
  return `send ${reporter.no} ${reporter.kind.id} ${times === 1 ? 'once' : 'at once three times'}`
}

/** Written where there is no network. */
const write: Step = (world) => {
  const reporter = world.newReporter(true)
  world.drafts.push(reporter)
  return Promise.resolve(`write ${reporter.no}`)
}

/** The network is back: all that waits is sent, in any order, some of it twice, under the draft's key or another one. */
const flush: Step = async (world) => {
  const drafts = shuffled(world, world.drafts.splice(0))
  const twice = shuffled(world, [...drafts, ...drafts.filter(() => world.random() < 0.5)])
  await Promise.all(
    twice.map((one) => world.send(one, { key: world.random() < 0.5 ? one.key : world.newId() })),
  )
  return `flush ${drafts.length} drafts, ${twice.length} times`
}

const recent = (world: World): Reporter[] => world.sent.filter(({ sentMs }) => sentMs + KEY_MS > world.nowMs)

/** No answer came: the same again, or the draft with other words under a key of its own. */
const retry: Step = async (world) => {
  const drafted = world.sent.filter(({ typed }) => typed.draftId !== undefined)
  if (drafted.length > 0 && world.random() < 0.5) {
    const reporter = pick(world.random, drafted)
    await world.send(reporter, { key: world.newId() })
    return `retry the draft ${reporter.no}`
  }
  const all = recent(world)
  if (all.length === 0) return 'retry: nothing'
  const reporter = pick(world.random, all)
  const direct = reporter.typed.draftId === undefined
  await world.send(reporter, direct ? {} : { key: world.newId() })
  return `retry ${reporter.no}`
}

const otherBody: Step = async (world) => {
  const all = recent(world).filter(({ typed }) => typed.draftId === undefined)
  if (all.length === 0) return 'other body: none'
  const reporter = pick(world.random, all)
  const typed = { ...reporter.typed, contact: {}, draftId: world.newId() }
  const answer = await world.ask('/requests', typed, { key: reporter.key })
  const refused = ['idempotency_key_reused', 'invalid_input']
  if (answer.status !== 422 || !refused.some((code) => answer.text.includes(`"${code}"`)))
    throw new Broken('a key is for one body', answer)
  return `other body under the key of ${reporter.no}`
}

/** Somebody with a receipt, and how their report stands. */
const somebody = async (world: World) => {
  if (world.sent.length === 0) return undefined
  const reporter = pick(world.random, world.random() < 0.6 ? world.sent.slice(-12) : world.sent)
  return { reporter, mine: await world.look(reporter) }
}

/** What `can` says is so: an act that was offered is done, one that was not is refused. */
const kept = (what: string, offered: boolean, { status, text }: Answer, no: number): void => {
  if (offered ? status !== 200 : status !== 409)
    throw new Broken('what is offered can be done', { what, no, offered, status, text })
}

type Act = { path: string; body: unknown; offered: (mine: Mine) => boolean }

const acted = async (
  world: World,
  { reporter, mine }: { reporter: Reporter & { told: Told }; mine: Mine },
  { path, body, offered }: Act,
): Promise<Mine> => {
  const request = { key: world.newId(), token: mine.token }
  const times = world.random() < 0.3 ? 2 : 1
  const answers = await Promise.all(Array.from({ length: times }, () => world.ask(path, body, request)))
  for (const answer of answers) kept(path, offered(mine), answer, reporter.no)
  return world.look(reporter)
}

const countOf = ({ timeline }: Mine, event: string): number =>
  timeline.filter((one) => one.event === event).length

/** Somebody whose case stands so, mostly. */
const whoseCaseIs = async (world: World, status: 'asked' | 'closed') => {
  const cases = world.seen.cases.filter((one) => one.status === status).map(({ id }) => id)
  const rows = world.seen.reports.filter(({ caseId }) => cases.includes(caseId))
  const own = world.sent.filter(({ told }) => rows.some(({ receiptHash }) => receiptHash === hashOf(told)))
  if (own.length === 0 || world.random() < 0.2) return somebody(world)
  const reporter = pick(world.random, own)
  return { reporter, mine: await world.look(reporter) }
}

const add: Step = async (world) => {
  const one = await (world.random() < 0.5 ? somebody(world) : whoseCaseIs(world, 'asked'))
  if (one === undefined) return 'add: nobody'
  const { no } = one.reporter
  const text = `${markOf(one.reporter)}补充的话`
  const path = '/requests/current/add'
  const after = await acted(world, one, { path, body: { text }, offered: ({ can }) => can.add })
  if (!one.mine.can.add) return `add ${no}: refused`
  if (countOf(after, 'added') !== countOf(one.mine, 'added') + 1)
    throw new Broken('what is added is there once', { no, after })
  if (after.question !== undefined || (one.mine.question !== undefined && after.status !== 'accepted'))
    throw new Broken('an answer is an answer', { no, after })
  return one.mine.question === undefined ? `add ${no}: ok` : `answer ${no}: ok`
}

const withdraw: Step = async (world) => {
  const one = await somebody(world)
  if (one === undefined) return 'withdraw: nobody'
  const offered = ({ can }: Mine): boolean => can.withdraw
  await acted(world, one, { path: '/requests/current/withdraw', body: {}, offered })
  if (one.mine.can.withdraw) one.reporter.withdrawn = true
  return `withdraw ${one.reporter.no}: ${one.mine.can.withdraw ? 'ok' : 'refused'}`
}

const reopen: Step = async (world) => {
  const one = await whoseCaseIs(world, 'closed')
  if (one === undefined) return 'reopen: nobody'
  const { no } = one.reporter
  const text = `${markOf(one.reporter)}结果不对`
  const path = '/requests/current/reopen'
  const after = await acted(world, one, { path, body: { text }, offered: ({ can }) => can.reopen })
  if (one.mine.can.reopen && after.status !== 'received')
    throw new Broken('what is reopened is open', { no, after })
  return `reopen ${no}: ${one.mine.can.reopen ? 'ok' : 'refused'}`
}

const lookUp: Step = async (world) => {
  const one = await somebody(world)
  return one === undefined ? 'look up: nobody' : `look up ${one.reporter.no}: ${one.mine.status}`
}

export const reporterSteps: [number, Step][] = [
  [14, sendOne],
  [8, write],
  [4, flush],
  [5, retry],
  [3, otherBody],
  [9, add],
  [3, withdraw],
  [9, reopen],
  [3, lookUp],
]
