import { atCases } from '../../../tests/worker/at-desk.ts'
import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import type { TypedReport } from '../../../schema/api/casework.ts'
import { compareCases } from '../../../schema/desk/case-order.ts'
import { NO_SCOPE, type Person, type Scope } from '../../../schema/desk/person.ts'
import type { QueueState } from '../../casework/desk/queue.ts'
import {
  childReport,
  colleague,
  numbersOn,
  OTHER_TOWNSHIP,
  sendAll,
  street,
} from '../../../tests/worker/case-visits.ts'
import { casebook, HOUR, HUANGJIA, NOW, send, staffAct } from '../../../tests/worker/report-client.ts'
import { seenAs, sightOf } from './sight.ts'

afterEach(() => reset())

const danger = street({ fields: { seen: '没有反应', danger: 'yes' } })
const need = (township = HUANGJIA): TypedReport => ({
  kind: 'known-in-need',
  fields: { what: ['alone'], words: '村口第二家' },
  place: { township },
})
const hazard = (place: TypedReport['place'] = { township: HUANGJIA }): TypedReport => ({
  kind: 'fire-hazard',
  fields: { what: ['exit'], kind: 'elder-home' },
  place,
})
const nowhere = { lat: 27.2, lon: 109.8 }

const somebody = (role: string, scope: Partial<Scope>): Person => ({
  id: 'p1',
  name: '张三',
  role,
  scope: { ...NO_SCOPE, ...scope },
})

const everything = { child: true }
const all = async (person?: Person, state: QueueState = 'all') => {
  const sight = person === undefined ? everything : sightOf(person)
  const queue = await atCases((cases) => cases.queue({ sight, state, by: 'p1', skip: 0, most: 500 }, NOW))
  return queue.cases
}
const idOf = (number: number): Promise<string> =>
  runInDurableObject(
    casebook(),
    (_, { storage }) =>
      storage.sql.exec<{ id: string }>('SELECT id FROM cases WHERE number = ?', number).one().id,
  )
const staff = async (number: number, act: object) =>
  staffAct({ nowMs: NOW, by: 'p1', caseId: await idOf(number), ...act } as Parameters<typeof staffAct>[0])

/** Cases of many kinds, places and fates. */
const many = async (): Promise<void> => {
  await sendAll(
    street(),
    danger,
    need(),
    need(OTHER_TOWNSHIP),
    hazard(),
    hazard({ ...nowhere }),
    { ...need(), place: nowhere },
    childReport(),
    childReport({ place: nowhere }),
    {
      kind: 'child-harm',
      fields: { reporter: 'public', words: '桥头第一家' },
      place: { township: HUANGJIA },
    },
    street({ place: { township: OTHER_TOWNSHIP } }),
    { kind: 'question', fields: { about: 'other', what: 'ask', words: '问一句' } },
    danger,
    need(),
  )
  await send(street(), { at: NOW - 3 * HOUR })
  await staff(1, { act: 'accept' })
  await staff(3, { act: 'raise', sealed: 'x.y' })
  await staff(4, { act: 'assign', unit: 'social-affairs' })
  await staff(5, { act: 'assign', unit: 'township', township: OTHER_TOWNSHIP })
  await staff(8, { act: 'raise', sealed: 'x.y' })
  await staff(11, { act: 'assign', unit: 'fire-service' })
  await staff(13, { act: 'accept' })
  await staff(13, { act: 'close', outcome: 'helped', sealed: null })
  await staff(14, { act: 'merge', into: await idOf(3) })
}

const people: [string, Person][] = [
  ['the rescue station', somebody('rescue-duty', { units: ['rescue-station'] })],
  ['a clerk', somebody('township-clerk', { townships: [HUANGJIA] })],
  ['another clerk', somebody('township-clerk', { townships: [OTHER_TOWNSHIP] })],
  ['a clerk of two', somebody('township-clerk', { townships: [HUANGJIA, OTHER_TOWNSHIP] })],
  ['a clerk of nowhere', somebody('township-clerk', {})],
  ['social assistance', somebody('section', { units: ['social-assistance'] })],
  ['social affairs', somebody('section', { units: ['social-affairs', 'safety'] })],
  ['the bureau’s office', somebody('section', { units: ['bureau-office'] })],
  ['the office, named for children in vain', somebody('section', { units: ['bureau-office'], child: true })],
  ['child protection', somebody('child-protection', { units: ['child-protection'], child: true })],
  ['child protection, not named', somebody('child-protection', { units: ['child-protection'] })],
  ['child protection of the office', somebody('child-protection', { units: ['bureau-office'], child: true })],
  ['a township’s own, named', somebody('township-child', { townships: [HUANGJIA], child: true })],
  ['the fire service’s', somebody('section', { units: ['fire-service', 'township'] })],
]

describe('a queue', () => {
  it('has exactly the cases that the judge lets somebody see', async () => {
    await many()
    const cases = await all()
    expect(cases).toHaveLength(15)
    const seen = new Map<string, number[]>()
    for (const [name, person] of people) {
      const expected = cases.filter(({ state }) => seenAs(person, 'cases.read', state) !== undefined)
      const found = (await all(person)).map(({ number }) => number)
      expect([name, found.toSorted((a, b) => a - b)]).toEqual([
        name,
        expected.map(({ number }) => number).toSorted((a, b) => a - b),
      ])
      seen.set(
        name,
        found.toSorted((a, b) => a - b),
      )
    }
    // Said a second time and by hand, for those whose work it is.
    expect(Object.fromEntries(seen)).toMatchObject({
      'the rescue station': [1, 2, 11, 13, 15],
      'a clerk': [1, 2, 3, 13, 14, 15],
      'another clerk': [4, 5, 11],
      'a clerk of nowhere': [],
      'social affairs': [4, 5, 6],
      'the bureau’s office': [3, 7, 12, 15],
      'child protection': [8, 9, 10],
      'child protection, not named': [],
      'child protection of the office': [3, 7, 8, 9, 12, 15],
      'a township’s own, named': [1, 2, 3, 8, 13, 14, 15],
    })
  })

  it('is in the order of the pure function', async () => {
    await many()
    const cases = await all()
    const ordered = cases
      .map(({ number, state }) => ({ ...state, number }))
      .toSorted(compareCases)
      .map(({ number }) => number)
    expect(cases.map(({ number }) => number)).toEqual(ordered)
    expect(ordered.slice(0, 1)).toEqual([2])
  })

  it('reads its index in order and sorts nothing', async () => {
    await many()
    const plan = await runInDurableObject(casebook(), (_, { storage }) =>
      storage.sql
        .exec<{ detail: string }>(
          `EXPLAIN QUERY PLAN SELECT number, state FROM cases WHERE rank < 4 AND unit IN ('rescue-station')
           ORDER BY rank, order_ms, number LIMIT 51`,
        )
        .toArray()
        .map(({ detail }) => detail),
    )
    expect(plan.join(' ')).toMatch(/USING INDEX cases_queue/)
    expect(plan.join(' ')).not.toContain('TEMP B-TREE')
  })
})

describe('the page of the queue', () => {
  it('has danger first, then what was passed on, then what is due; in words, with who has it', async () => {
    const { browser } = await colleague('rescue-duty')
    await send(street(), { at: NOW - 3 * HOUR })
    await sendAll(street(), danger, street())
    await staff(2, { act: 'raise', sealed: 'x.y' })
    const page = await browser.get('/desk/cases/')
    expect(numbersOn(page)).toEqual([3, 1, 2, 4])
    expect(page.text).toContain('没办结的，4 件，1 件有生命危险')
    expect(page.text).toContain('已超过 1 小时 0 分')
    expect(page.text).toContain('还有 2 小时 0 分')
    expect(page.text).toContain('黔城镇')
    expect(page.text).not.toContain('候车亭')
  })

  it('is filtered by kind, group, what is open, township, unit and number', async () => {
    const { browser } = await colleague('section', {
      units: ['social-assistance', 'safety', 'rescue-station'],
    })
    await sendAll(street(), need(), need(OTHER_TOWNSHIP), hazard(), hazard({ ...nowhere }))
    await staff(1, { act: 'accept' })
    await staff(4, { act: 'accept' })
    await staff(4, { act: 'close', outcome: 'corrected', sealed: null })
    const ask = async (query: string) =>
      numbersOn(await browser.get(`/desk/cases/?${query}`)).toSorted((a, b) => a - b)
    expect(await ask('')).toEqual([1, 2, 3, 5])
    expect(await ask('kind=known-in-need')).toEqual([2, 3])
    expect(await ask('kind=group:danger')).toEqual([1, 2, 3])
    expect(await ask('kind=group:place-and-order')).toEqual([5])
    expect(await ask('kind=left-behind-child')).toEqual([1, 2, 3, 5])
    expect(await ask('state=closed')).toEqual([4])
    expect(await ask('state=all')).toEqual([1, 2, 3, 4, 5])
    expect(await ask('state=unassigned')).toEqual([2, 3, 5])
    expect(await ask('state=late')).toEqual([])
    expect(await ask('state=moon')).toEqual([1, 2, 3, 5])
    expect(await ask(`township=${OTHER_TOWNSHIP}`)).toEqual([3])
    expect(await ask('township=unknown')).toEqual([5])
    expect(await ask('unit=township')).toEqual([2, 3])
    expect(await ask('number=5')).toEqual([5])
    expect(await ask('number=5&state=closed')).toEqual([])
    expect(await ask('number=abc')).toEqual([1, 2, 3, 5])
  })

  it('has twenty-five cases a page, and says which page of how many', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(...Array.from({ length: 27 }, () => street()))
    const first = await browser.get('/desk/cases/')
    expect(numbersOn(first)).toHaveLength(25)
    expect(first.text).toContain('第 1 页，共 2 页')
    const to = /<a href="([^"]+)">下一页/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await browser.get(to)
    expect(numbersOn(second)).toEqual([26, 27])
    expect(second.text).toContain('第 2 页，共 2 页')
    expect(second.text).toContain('上一页')
    expect(second.text).not.toContain('下一页')
  })

  it('names no place of a child, and has a child’s kinds only for those who are named', async () => {
    await sendAll(childReport(), street())
    const named = await colleague('township-child')
    const clerk = await colleague('township-clerk')
    const page = await named.browser.get('/desk/cases/')
    expect(numbersOn(page)).toEqual([1, 2])
    expect(page.text).toContain('限定人员可见')
    expect(page.text).toContain('想请人关心孩子')
    const other = await clerk.browser.get('/desk/cases/')
    expect(numbersOn(other)).toEqual([2])
    expect(other.text).not.toContain('想请人关心孩子')
  })
})
