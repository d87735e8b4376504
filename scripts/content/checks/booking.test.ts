import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { load } from '../load.ts'
import { booking } from './booking.ts'
import { identity } from './identity.ts'

const root = mkdtempSync(join(tmpdir(), 'portal-booking-content-'))
const ON = '2026-11-26'

beforeEach(() => {
  rmSync(join(root, 'content'), { recursive: true, force: true })
  cpSync(join(import.meta.dirname, '../../../content'), join(root, 'content'), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Writes one slip into the real content and tells what the check says of it: field, and what is wrong. */
const said = (file: string, from: string, to: string): string[] => {
  const path = join(root, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
  const { content } = load(root)
  if (content === undefined) throw new Error('the slip is one of form')
  return [booking, identity]
    .flatMap((check) => check(content, ON))
    .map(({ field, wrong }) => `${field} ${wrong}`)
}

const registry = 'content/offices/registry.yaml'
const collection = 'content/appointments/divorce-collection.yaml'

describe('a slip in what can be booked is refused', () => {
  it.each([
    [
      'an office that offers what is not there',
      registry,
      'appointment: marriage,',
      'appointment: party,',
      'offers[1].appointment 没有“party”这个可以约的事',
    ],
    [
      'what an office offers twice',
      registry,
      'appointment: divorce-application',
      'appointment: marriage',
      'offers[2].appointment 编号“marriage”',
    ],
    [
      'hours that go backwards',
      registry,
      "from: '08:30', to: '12:00'",
      "from: '12:30', to: '12:00'",
      'hours[1] 从 12:30 到 12:00',
    ],
    [
      'hours that run into each other',
      registry,
      "from: '14:30'",
      "from: '11:00'",
      'hours[2] 这一段从 11:00 开始',
    ],
    [
      'a closure that ends before it begins',
      registry,
      'closures: []',
      "closures: [{ from: '2026-12-03', until: '2026-12-01', reason: 搬家 }]",
      'closures[1].until ',
    ],
    ['a person without a label', collection, 'labels: [女方, 男方]', 'labels: [女方]', 'labels 称呼的个数'],
    [
      'a first visit that is not there',
      collection,
      'appointment: divorce-application',
      'appointment: divorce',
      'follows.appointment ',
    ],
    ['a term that is no day', collection, 'from: collect-from', 'from: adopting-stepchild', 'follows.from '],
    ['a programme that is not there', collection, 'programme: divorce', 'programme: parting', 'programme '],
    [
      'a day that no year has',
      'content/appointments/open-day.yaml',
      "'06-19'",
      "'06-31'",
      'onlyOn[1] 没有 06-31',
    ],
    [
      'a service that no office offers',
      'content/offices/rescue-station.yaml',
      'appointment: open-day',
      'appointment: social-work-visit',
      'id 没有一个地方',
    ],
    ['a name of a file that is not its id', registry, 'id: registry', 'id: registrar', 'id 编号“registrar”'],
  ])('%s', (_, file, from, to, expected) => {
    expect(said(file, from, to).some((one) => one.startsWith(expected))).toBe(true)
  })
})
