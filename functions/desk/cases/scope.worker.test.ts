import { atCases } from '../../../tests/worker/at-desk.ts'
import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import {
  act,
  casePage,
  childReport,
  colleague,
  OTHER_TOWNSHIP,
  openChild,
  sendAll,
  street,
  unmask,
} from '../../../tests/worker/case-visits.ts'
import { desk, type DeskBrowser } from '../../../tests/worker/desk-visits.ts'
import { ask, look, NOW } from '../../../tests/worker/report-client.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { caseAddress } from '../../../views/desk/cases/addresses.ts'

afterEach(() => reset())

const eventsOf = async (number: number) =>
  (await atCases((cases) => cases.file(number, NOW)))?.events.map(({ event }) => event) ?? []

const formKey = async (browser: DeskBrowser): Promise<string> =>
  /name="form" value="([\w-]+)"/.exec((await browser.get('/desk/')).text)?.[1] ?? ''

/** Every way to a case by its number, and what each answers. */
const everyWay = async (browser: DeskBrowser, number: number) => {
  const form = await formKey(browser)
  const post = (path: Parameters<typeof caseAddress>[0], fields: Record<string, string>) =>
    browser.post(caseAddress(path, number), { form, seen: '1', why: '看一看是什么', ...fields })
  const pages = [
    await browser.get(caseAddress('one', number)),
    await browser.get(caseAddress('print', number)),
    await browser.get(caseAddress('photo', number, 'k1.x.y')),
    await post('open', {}),
    await post('unmask', { field: 'words' }),
    await post('merge', { into: '1' }),
    await post('act', { act: 'accept' }),
    await post('act', { act: 'note', words: '一句' }),
    await post('act', { act: 'close', outcome: 'helped' }),
  ]
  return pages.map(({ status, text }) => ({ status, text: text.replaceAll(form, '') }))
}

describe('somebody else’s case, asked for by its number', () => {
  it.each([
    ['another township’s', 'township-clerk', { townships: [OTHER_TOWNSHIP] }, street()],
    ['another unit’s', 'section', { units: ['elder-care'] }, street()],
    ['a child’s, by who is not named', 'township-clerk', {}, childReport()],
    [
      'a child’s, by a role for children without the name',
      'child-protection',
      { child: false },
      childReport(),
    ],
    [
      'a child’s, by a section named in vain',
      'section',
      { units: ['child-protection'], child: true },
      childReport(),
    ],
  ])('is answered like one that is not there: %s', async (_, role, scope, report) => {
    const { browser } = await colleague(role, scope)
    await sendAll(report)
    const [theirs, nobodys] = [await everyWay(browser, 1), await everyWay(browser, 999)]
    expect(theirs).toEqual(nobodys)
    expect(theirs.map(({ status }) => status)).toEqual(theirs.map(() => 403))
    expect(theirs[0]?.text).toContain('没有找到')
    expect(await eventsOf(1)).toEqual(['reported'])
    const { rows } = await desk().audit({ act: 'refused', most: 50 })
    expect(rows.filter(({ about }) => about.startsWith('case:1'))).not.toEqual([])
  })

  it('is not what a case is merged into, nor named beside one’s own', async () => {
    const { browser } = await colleague('township-clerk')
    await sendAll(street(), street({ place: { township: OTHER_TOWNSHIP } }))
    const page = await casePage(browser, 1)
    const form = formOf(page, caseAddress('merge', 1))
    const texts = []
    for (const other of ['2', '999', '1', 'abc']) {
      const refused = await browser.post(caseAddress('merge', 1), { ...form, other })
      expect([other, refused.status]).toEqual([other, 422])
      texts.push(/<div role="alert"[\s\S]*?<\/div>/.exec(refused.text)?.[0])
    }
    expect(new Set(texts).size).toBe(1)
    expect((await act(browser, 1, 'merge', { into: '2' })).status).toBe(422)
  })
})

describe('what is masked', () => {
  const report = street({
    fields: { seen: '候车亭里睡着一位老人', danger: 'no' },
    contact: { phone: '13812345678' },
  })

  it('is opened one field at a time, by saying why, which is written down first', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(report)
    const masked = await casePage(browser, 1)
    expect(masked.text).toContain('138****5678')
    for (const secret of ['13812345678', '候车亭里睡着', '汽车站候车亭'])
      expect(masked.text).not.toContain(secret)

    const phone = await unmask(browser, 1, 'phone', '打电话问在哪里', masked)
    expect(phone.text).toContain('13812345678')
    expect(phone.text).not.toContain('候车亭里睡着')
    const words = await unmask(browser, 1, 'words', '看人在做什么', masked)
    expect(words.text).toContain('候车亭里睡着一位老人')
    expect(words.text).not.toContain('13812345678')
    const place = await unmask(browser, 1, 'place', '要派人去找', masked)
    expect(place.text).toContain('汽车站候车亭')
    expect((await casePage(browser, 1)).text).not.toContain('13812345678')
    const { rows } = await desk().audit({ act: 'unmasked', most: 9 })
    expect(rows.map(({ about, why }) => `${about} ${why}`)).toEqual([
      'case:1 place 要派人去找',
      'case:1 words 看人在做什么',
      'case:1 phone 打电话问在哪里',
    ])
  })

  it('stays masked without a reason, and for a field that nobody may open', async () => {
    const { browser } = await colleague('rescue-duty')
    await sendAll(report)
    const without = await unmask(browser, 1, 'phone', '看')
    expect(without.status).toBe(422)
    expect(without.text).toContain('请写理由')
    expect(without.text).not.toContain('13812345678')
    const never = await unmask(browser, 1, 'id-number', '看身份证号')
    expect(never.status).toBe(403)
    expect((await unmask(browser, 1, 'everything', '看全部的')).status).toBe(400)
  })

  it('covers what reporters add, and not what the office writes', async () => {
    const { browser } = await colleague('rescue-duty')
    const [sent] = await sendAll(report)
    const { token } = await look(sent?.receipt ?? '')
    await ask('/requests/current/add', { token, body: { text: '他往桥那边走了' } })
    await act(browser, 1, 'note', { words: '已请派出所帮忙' })
    const page = await casePage(browser, 1)
    expect(page.text).not.toContain('他往桥那边走了')
    expect(page.text).toContain('已请派出所帮忙')
    expect((await unmask(browser, 1, 'words', '看补充了什么')).text).toContain('他往桥那边走了')
    const printed = await browser.get(caseAddress('print', 1))
    expect(printed.text).not.toMatch(/他往桥那边走了|13812345678|候车亭/)
    expect(printed.text).toContain('已请派出所帮忙')
    const { rows } = await desk().audit({ act: 'case-printed', most: 1 })
    expect(rows[0]?.about).toBe('case:1')
  })
})

describe('a case of a child', () => {
  it('is opened only by saying why; the reason is written down before anything is shown', async () => {
    const { browser } = await colleague('child-protection')
    await sendAll(childReport())
    for (const at of [caseAddress('one', 1), caseAddress('print', 1)]) {
      const door = await browser.get(at)
      expect(door.text).toContain('打开要写理由')
      expect(door.text).not.toMatch(/想请人关心孩子|村小|138/)
    }
    const refused = await openChild(browser, 1, '看看')
    expect(refused.status).toBe(422)
    expect(refused.text).not.toContain('想请人关心孩子')
    const opened = await openChild(browser, 1, '安排人上门')
    expect(opened.text).toContain('想请人关心孩子')
    expect(opened.text).not.toContain('13800138000')
    const { rows } = await desk().audit({ act: 'child-case-opened', most: 2 })
    expect(rows.map(({ about, why }) => `${about} ${why}`)).toEqual(['case:1 安排人上门'])
  })

  it('is acted on from the page that was opened, and from no other', async () => {
    const { browser } = await colleague('child-protection')
    await sendAll(childReport())
    const page = await openChild(browser, 1, '安排人上门')
    const form = formOf(page, caseAddress('act', 1))
    const { opened: _, ...without } = form
    const door = await browser.post(caseAddress('act', 1), { ...without, act: 'accept' })
    expect(door.text).toContain('打开要写理由')
    expect(await eventsOf(1)).toEqual(['reported'])
    const done = await act(browser, 1, 'accept', {}, page)
    expect(done.text).toContain('接手了，由您办。')
    const again = await act(browser, 1, 'accept', {}, page)
    expect(again.text).toContain('接手了，由您办。')
    expect(await eventsOf(1)).toEqual(['reported', 'accepted'])
    const words = await unmask(browser, 1, 'words', '看要什么帮助', done)
    expect(words.text).toContain('跟着奶奶过')
    const print = await browser.post(caseAddress('open', 1), {
      ...formOf(done, caseAddress('open', 1)),
      view: 'print',
    })
    expect(print.text).toContain('打印')
    expect(print.text).not.toContain('跟着奶奶过')
  })

  it('is not opened with what another session was given', async () => {
    const [one, two] = [await colleague('child-protection'), await colleague('child-protection')]
    await sendAll(childReport())
    const { opened = '' } = formOf(await openChild(one.browser, 1, '安排人上门'), caseAddress('act', 1))
    const form = await formKey(two.browser)
    const door = await two.browser.post(caseAddress('act', 1), { form, opened, seen: '1', act: 'accept' })
    expect(door.text).toContain('打开要写理由')
    expect(await eventsOf(1)).toEqual(['reported'])
  })
})
