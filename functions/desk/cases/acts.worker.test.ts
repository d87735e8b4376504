import { atCases } from '../../../tests/worker/at-desk.ts'
import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import {
  act,
  casePage,
  colleague,
  OTHER_TOWNSHIP,
  sendAll,
  street,
} from '../../../tests/worker/case-visits.ts'
import { desk } from '../../../tests/worker/desk-visits.ts'
import { ask, HUANGJIA, look, NOW } from '../../../tests/worker/report-client.ts'
import { caseAddress } from '../../../views/desk/cases/addresses.ts'

afterEach(() => reset())

const stateOf = async (number: number) => {
  const file = await atCases((cases) => cases.file(number, NOW))
  if (file === null) throw new Error('no such case')
  return file.state
}
const eventsOf = async (number: number) =>
  (await atCases((cases) => cases.file(number, NOW)))?.events.map(({ event }) => event) ?? []

const reportOn = (text: string): string => /<option value="([\w-]{36})">报告 1/.exec(text)?.[1] ?? ''

describe('a duty officer', () => {
  it('accepts, tells, asks, gets the answer, and closes: the reporter reads each step', async () => {
    const { browser } = await colleague('rescue-duty')
    const [sent] = await sendAll(street())
    const receipt = sent?.receipt ?? ''
    const accepted = await act(browser, 1, 'accept')
    expect(accepted.url).toBe('/desk/cases/1/?done=accept')
    expect(accepted.text).toContain('接手了，由您办。')
    expect(await look(receipt)).toMatchObject({ status: 'accepted' })

    await act(browser, 1, 'tell', { words: '已经派人去了' })
    const page = await casePage(browser, 1)
    const asked = await act(browser, 1, 'ask', { report: reportOn(page.text), words: '往哪边走了？' })
    expect(asked.text).toContain('等报告人回答')
    const mine = await look(receipt)
    expect(mine).toMatchObject({ status: 'asked', question: '往哪边走了？' })
    expect(mine.timeline.map(({ text }) => text)).toContain('已经派人去了')
    await ask('/requests/current/add', { token: mine.token, body: { text: '往桥那边' } })

    const answered = await casePage(browser, 1)
    expect(answered.text).toContain('回答了提问')
    expect(answered.text).not.toContain('往桥那边')
    const closed = await act(browser, 1, 'close', { outcome: 'helped', words: '送到站里了' })
    expect(closed.text).toContain('已办结')
    expect((await look(receipt)).outcome).toMatchObject({ id: 'helped', words: '送到站里了' })
  })

  it('notes for the file, says that it is true, and asks those above: the reporter reads none of it', async () => {
    const { browser } = await colleague('rescue-duty')
    const [sent] = await sendAll(street())
    const noted = await act(browser, 1, 'note', { words: '值班电话打过了' })
    expect(noted.text).toContain('值班电话打过了')
    const raised = await act(browser, 1, 'raise', { words: '要车' })
    expect(raised.text).toContain('已报上一级')
    expect(raised.text).not.toContain('>报上去</button>')
    expect((await look(sent?.receipt ?? '')).timeline.map(({ event }) => event)).toEqual(['reported'])
    const office = await colleague('section', { units: ['bureau-office'] })
    expect((await casePage(office.browser, 1)).text).toContain('要车')
  })

  it('gives it to a colleague who may see it, and to nobody else', async () => {
    const { browser } = await colleague('rescue-duty')
    const other = await colleague('rescue-duty', {}, '李四')
    const stranger = await colleague('section', {}, '王五')
    await sendAll(street())
    const { staff } = await desk().staff(NOW)
    const idOf = (login: string): string => staff.find((one) => one.login === login)?.id ?? ''
    const taken = await act(browser, 1, 'take', { assignee: idOf(other.login) })
    expect(taken.text).toContain('安排给李四')
    expect((await stateOf(1)).assignee).toBe(idOf(other.login))
    const refused = await act(browser, 1, 'take', { assignee: idOf(stranger.login) })
    expect(refused).toMatchObject({ status: 422 })
    expect(refused.text).toContain('还没有选')
    expect((await stateOf(1)).assignee).toBe(idOf(other.login))
    expect((await browser.get('/desk/cases/?state=mine')).text).toContain('没有这样的办件')
    expect((await other.browser.get('/desk/cases/?state=mine')).text).toContain('办件 1')
  })

  it('hands it over to a unit, whose name the reporter reads; it is nobody’s there', async () => {
    const { browser } = await colleague('rescue-duty')
    const [sent] = await sendAll(street())
    await act(browser, 1, 'accept')
    const moved = await act(browser, 1, 'assign', { to: 'unit:social-affairs' })
    expect(moved.text).toContain('转过去了')
    expect(await stateOf(1)).toMatchObject({ unit: 'social-affairs', assignee: null })
    expect((await look(sent?.receipt ?? '')).timeline.map(({ text }) => text)).toContain(
      '转给民政局管殡葬和救助管理的股室',
    )
    const section = await colleague('section', { units: ['social-affairs'] })
    expect((await casePage(section.browser, 1)).status).toBe(200)
  })

  it('hands it over to another township, whose clerk sees it then, and the first one’s no more', async () => {
    const { browser } = await colleague('rescue-duty')
    const here = await colleague('township-clerk')
    const there = await colleague('township-clerk', { townships: [OTHER_TOWNSHIP] })
    await sendAll(street())
    expect([(await casePage(here.browser, 1)).status, (await casePage(there.browser, 1)).status]).toEqual([
      200, 403,
    ])
    await act(browser, 1, 'assign', { to: `township:${OTHER_TOWNSHIP}` })
    expect(await stateOf(1)).toMatchObject({ unit: 'township', township: OTHER_TOWNSHIP })
    expect([(await casePage(here.browser, 1)).status, (await casePage(there.browser, 1)).status]).toEqual([
      403, 200,
    ])
  })
})

describe('a clerk who hands a case over to another township', () => {
  it('comes back to the queue, also where the form is sent twice', async () => {
    const { browser } = await colleague('township-clerk')
    await sendAll(street(), {
      kind: 'known-in-need',
      fields: { what: ['alone'], words: '村口第二家' },
      place: { township: HUANGJIA },
    })
    const page = await casePage(browser, 2)
    for (const _ of [1, 2]) {
      const moved = await act(browser, 2, 'assign', { to: `township:${OTHER_TOWNSHIP}` }, page)
      expect(moved).toMatchObject({ status: 200, url: '/desk/cases/?done=assign' })
      expect(moved.text).toContain('转过去了')
    }
    expect(await eventsOf(2)).toEqual(['reported', 'assigned'])
  })
})

describe('what cannot be done', () => {
  it('is refused in words, and what was typed stays', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street())
    const refusals: [string, Record<string, string>, number, string][] = [
      ['close', { outcome: 'helped', words: '办好了' }, 409, '这一步现在做不了'],
      ['close', { outcome: 'sunshine', words: '办好了' }, 422, '还没有选'],
      ['assign', { to: 'unit:moon' }, 422, '还没有选'],
      ['assign', { to: 'unit:rescue-station' }, 422, '还没有选'],
      ['assign', { to: 'township:430000000' }, 422, '还没有选'],
      ['ask', { report: 'nobody', words: '在哪里？' }, 422, '还没有选'],
      ['note', { words: '　 ' }, 422, '还没有写'],
      ['tell', { words: '' }, 422, '还没有写'],
      ['tell', { words: '长'.repeat(501) }, 422, '写得太长'],
      ['merge', { into: '1' }, 422, '不能合并到那一件'],
      ['dance', {}, 400, '请求不完整'],
    ]
    for (const [what, fields, status, words] of refusals) {
      const page = await act(browser, 1, what, fields)
      expect([what, page.status]).toEqual([what, status])
      expect(page.text).toContain(words)
    }
    expect(await eventsOf(1)).toEqual(['reported'])
    for (const what of ['note', 'tell', 'raise']) {
      const long = '长'.repeat(501)
      expect((await act(browser, 1, what, { words: long })).text).toContain(`${long}</textarea>`)
    }
    await act(browser, 1, 'accept')
    const closing = await act(browser, 1, 'close', { outcome: '', words: '送到站里了' })
    expect(closing.text).toContain('送到站里了</textarea>')
    expect(closing.text).toMatch(/<details open[^>]*><summary>办结/)
  })

  it('has no button: an ended case takes a note and nothing else', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street())
    await act(browser, 1, 'accept')
    const closed = await act(browser, 1, 'close', { outcome: 'not-found' })
    const acts = [...closed.text.matchAll(/name="act" value="([a-z]+)"/g)].map(([, what]) => what)
    expect(acts).toEqual(['note'])
    const again = await act(browser, 1, 'accept')
    expect(again.status).toBe(409)
  })
})

describe('a form that is sent twice', () => {
  it('is one act', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street())
    const page = await casePage(browser, 1)
    const [one, two] = await Promise.all([
      act(browser, 1, 'note', { words: '打过电话' }, page),
      act(browser, 1, 'note', { words: '打过电话' }, page),
    ])
    expect([one.url, two.url]).toEqual(['/desk/cases/1/?done=note', '/desk/cases/1/?done=note'])
    const third = await act(browser, 1, 'note', { words: '打过电话' }, page)
    expect(third.url).toBe('/desk/cases/1/?done=note')
    expect(await eventsOf(1)).toEqual(['reported', 'noted'])
  })
})

describe('two at once', () => {
  it('the second is told who did what, keeps the words, and can do it then', async () => {
    const one = await colleague('rescue-duty', {}, '李四')
    const two = await colleague('rescue-duty', {}, '王五')
    await sendAll(street())
    const before = await casePage(two.browser, 1)
    await act(one.browser, 1, 'accept')
    const refused = await act(two.browser, 1, 'tell', { words: '我马上到' }, before)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('别人刚办过这一件')
    const meanwhile = /您打开这一页以后<\/h2>([\s\S]*?)<\/ol>/.exec(refused.text)?.[1] ?? ''
    expect(meanwhile).toContain('李四')
    expect(meanwhile).toContain('接手')
    expect(refused.text).toContain('我马上到</textarea>')
    expect(await eventsOf(1)).toEqual(['reported', 'accepted'])
    const done = await act(two.browser, 1, 'tell', { words: '我马上到' }, refused)
    expect(done.url).toBe('/desk/cases/1/?done=tell')
  })

  it('a clock that runs out meanwhile keeps nobody from acting', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street())
    const before = await casePage(browser, 1)
    const late = browser.at(new Date(NOW + 2.2 * 3_600_000).toISOString())
    // Signed in long ago: the session has to be used meanwhile.
    for (const minutes of [25, 50, 75, 100, 125])
      await browser.at(new Date(NOW + minutes * 60_000).toISOString()).get('/desk/')
    const done = await act(late, 1, 'accept', {}, before)
    expect(done.url).toBe('/desk/cases/1/?done=accept')
    expect(await eventsOf(1)).toEqual(['reported', 'escalated', 'accepted'])
  })
})

describe('every act', () => {
  it('is written down with who did it, and so is each reading', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(street())
    await act(browser, 1, 'accept')
    const { rows } = await desk().audit({ most: 3 })
    expect(rows.map(({ act: what, about }) => `${what} ${about}`)).toEqual([
      'case-read case:1',
      'case-acted case:1 accept',
      'case-read case:1',
    ])
  })

  it('is refused to a case of nobody’s number', async () => {
    const { browser } = await colleague('rescue-duty')
    const form = /name="form" value="([\w-]+)"/.exec((await browser.get('/desk/')).text)?.[1] ?? ''
    for (const number of [0, 99]) {
      const page = await browser.post(caseAddress('act', number), { form, act: 'accept' })
      expect([number, page.status]).toEqual([number, number === 0 ? 400 : 403])
    }
  })
})
