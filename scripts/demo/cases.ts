import { policy } from '../../functions/policy.ts'
import { adds, looksUp, sends } from '../bench/casework/asking.ts'
import { uploader } from '../bench/casework/photo.ts'
import { Meter } from '../bench/booking/meter.ts'
import { pick } from '../lib/chance.ts'
import { reportOf } from '../lib/reports.ts'
import { randomOf } from '../peers/random.ts'
import { MINUTE_MS, type Clock } from './clock.ts'
import type { Colleague, Shown } from './colleague.ts'
import type { Door } from './door.ts'

const PLACES = ['汽车站候车亭', '农贸市场东门', '江边步道', '村口老樟树下']

/** Two reports of each kind, one of them filled in whole, as functions that send them; a few are urgent. */
export const reports = (door: Door): (() => Promise<string>)[] => {
  const random = randomOf(7)
  return [true, false].flatMap((all) =>
    policy.requests.map((kind, nth) => () => {
      const phone = `1390000${String(nth + (all ? 0 : 500)).padStart(4, '0')}`
      const sender = { words: `示例：${pick(random, PLACES)}，${kind.name}`, phone }
      const typed = reportOf(kind, random, sender, { all, danger: random() < 0.2 })
      return sends(door, typed, crypto.randomUUID())
    }),
  )
}

/** One more, with a photo. */
export const pictured = async (door: Door, url: string): Promise<void> => {
  const kind = policy.requests.find(({ photos }) => photos > 0)
  if (kind === undefined) return
  const sender = { words: `示例：附一张照片，${kind.name}`, phone: '13900009999' }
  const typed = reportOf(kind, randomOf(8), sender, { all: true, danger: false })
  const photo = await uploader(url, new Meter())()
  await sends(door, { ...typed, photos: [photo] }, crypto.randomUUID())
}

/** Reporters who were asked something answer. */
export const answer = async (door: Door, receipts: readonly string[]): Promise<void> => {
  for (const receipt of receipts) {
    const { token, status } = await looksUp(door, receipt)
    if (status === 'asked') await adds(door, token, '示例：在东门左边第二个摊位旁边')
  }
}

const numbersOn = (text: string): number[] => [
  ...new Set([...text.matchAll(/<a href="\/desk\/cases\/(\d+)\/"/g)].map(([, number]) => Number(number))),
]

/** What becomes of a case: in the morning it comes in, and at the end of a later day. */
type Course = { morning: readonly string[]; evening: readonly string[] }

/**
 * By the number of the case. Most are told or closed in time; some go on, some to other units; the last one is taken only in the evening,
 * too late.
 */
const courses: readonly Course[] = [
  { morning: ['accept', 'tell'], evening: ['close'] },
  { morning: ['accept'], evening: ['close'] },
  { morning: ['accept', 'take', 'note'], evening: ['close'] },
  { morning: ['accept', 'tell'], evening: [] },
  { morning: ['accept', 'assign'], evening: ['accept', 'tell'] },
  { morning: ['accept', 'tell', 'note'], evening: ['close'] },
  { morning: ['accept', 'ask'], evening: [] },
  { morning: ['accept'], evening: ['close'] },
  { morning: ['accept', 'tell'], evening: ['close'] },
  { morning: [], evening: ['accept', 'tell', 'close'] },
]
const courseOf = (number: number): Course => courses[number % courses.length] ?? { morning: [], evening: [] }

const typedFor: Record<string, Record<string, string>> = {
  tell: { words: '示例：已经派人去看了' },
  ask: { words: '示例：具体在哪个位置？' },
  note: { words: '示例：打过电话，下午去' },
  close: { words: '示例：已经办好' },
}

const CHOSEN: Record<string, string> = { ask: 'report', take: 'assignee', assign: 'to', close: 'outcome' }

/** One of the choices of a list on a page of a case, another one for each number. */
const choiceIn = (text: string, name: string, number: number): Record<string, string> => {
  const list = new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(text)?.[0] ?? ''
  const values = [...list.matchAll(/value="([^"]+)"/g)].map(([, value = '']) => value)
  const value = values[Math.floor(number / courses.length) % Math.max(1, values.length)]
  return value === undefined ? {} : { [name]: value }
}

/** A page of a case; a child's opens to whoever is named for such cases and says why. */
const caseOf = async (desk: Colleague, number: number): Promise<Shown> => {
  const page = await desk.see(`/desk/cases/${number}/`)
  const action = `/desk/cases/${number}/open/`
  return page.text.includes(`action="/desk/cases/${number}/act/"`) ||
    !page.text.includes(`action="${action}"`)
    ? page
    : desk.fill(page, action, { why: '示例：接手这一件' })
}

const isOffered = (text: string, number: number, act: string): boolean =>
  text.includes(`action="/desk/cases/${number}/act/"`) && text.includes(`name="act" value="${act}"`)

const does = async (
  desk: Colleague,
  clock: Clock,
  number: number,
  acts: readonly string[],
): Promise<void> => {
  for (const act of acts) {
    clock.moveTo(clock.now() + MINUTE_MS)
    const page = await caseOf(desk, number)
    if (!isOffered(page.text, number, act)) continue
    const choice = CHOSEN[act]
    await desk.fill(page, `/desk/cases/${number}/act/`, {
      ...typedFor[act],
      act,
      ...(choice === undefined ? {} : choiceIn(page.text, choice, number)),
    })
  }
}

/** Cases that somebody had a hand in already. */
export type Done = { morning: Set<number>; evening: Set<number> }

/** Somebody goes through what is in their queue: what is new in the morning, what was taken before in the evening. */
export const work = async (desk: Colleague, clock: Clock, done: Done, time: keyof Done): Promise<void> => {
  const queue = await desk.see('/desk/cases/')
  for (const number of numbersOn(queue.text).filter((one) => !done[time].has(one))) {
    if (time === 'evening' && !done.morning.has(number)) continue
    done[time].add(number)
    await does(desk, clock, number, courseOf(number)[time])
  }
}

/** Two that are about the same become one: the first in the queue that finds a case to go into. */
export const mergeOne = async (desk: Colleague, clock: Clock): Promise<void> => {
  const kinds = policy.requests.length
  for (const number of numbersOn((await desk.see('/desk/cases/')).text).filter((one) => one > kinds)) {
    clock.moveTo(clock.now() + MINUTE_MS)
    const page = await desk.see(`/desk/cases/${number}/`)
    const action = `/desk/cases/${number}/merge/`
    if (!page.text.includes(`action="${action}"`)) continue
    const beside = await desk.try(page, action, { other: String(number - kinds) })
    if (beside === undefined || !beside.text.includes('name="into"')) continue
    await desk.fill(beside, `/desk/cases/${number}/act/`)
    return
  }
}
