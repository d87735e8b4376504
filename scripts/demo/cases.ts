import { policy } from '../../functions/policy.ts'
import { adds, looksUp, sends } from '../bench/casework/asking.ts'
import { uploader } from '../bench/casework/photo.ts'
import { Meter } from '../bench/booking/meter.ts'
import { pick } from '../lib/chance.ts'
import { reportOf } from '../lib/reports.ts'
import { randomOf } from '../peers/random.ts'
import { MINUTE_MS, type Clock } from './clock.ts'
import type { Colleague } from './colleague.ts'
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

/** What each case gets, by its number; every fifth nobody takes, and is late some day. */
const courses: readonly (readonly string[])[] = [
  ['accept', 'tell', 'close'],
  ['accept', 'ask'],
  ['accept', 'take', 'note'],
  ['assign'],
  [],
]

const typedFor: Record<string, Record<string, string>> = {
  tell: { words: '示例：已经派人去看了' },
  ask: { words: '示例：具体在哪个位置？' },
  note: { words: '示例：打过电话，下午去' },
  close: { words: '示例：已经办好' },
}

/** The first choice of a list on a page of a case. */
const firstOf = (text: string, name: string): Record<string, string> => {
  const list = new RegExp(`name="${name}"[\\s\\S]*?value="([^"]+)"`).exec(text)?.[1]
  return list === undefined ? {} : { [name]: list }
}
const CHOSEN: Record<string, string> = { ask: 'report', take: 'assignee', assign: 'to', close: 'outcome' }

/** Somebody goes through what is new in their queue. */
export const work = async (desk: Colleague, clock: Clock, done: Set<number>): Promise<void> => {
  const queue = await desk.see('/desk/cases/')
  for (const number of numbersOn(queue.text).filter((one) => !done.has(one))) {
    done.add(number)
    for (const act of courses[number % courses.length] ?? []) {
      clock.moveTo(clock.now() + MINUTE_MS)
      const page = await desk.see(`/desk/cases/${number}/`)
      // A child's case opens to whoever says why; nobody of the demo does.
      const action = `/desk/cases/${number}/act/`
      if (!page.text.includes(`action="${action}"`)) break
      const choice = CHOSEN[act]
      await desk.fill(page, action, {
        act,
        ...(choice === undefined ? {} : firstOf(page.text, choice)),
        ...typedFor[act],
      })
    }
  }
}
