import { expect, test, type Page } from '@playwright/test'
import { addDays, dayOf } from '../../schema/dates.ts'
import { couple } from '../support/people.ts'
import { report } from './support/casework.ts'
import { codeOf, expectHeading, linkFor, OFFICE_SCREEN, PASSWORD, PHONE } from './support/desk.ts'
import { choose, pressOn, tabTo, typeInto } from './support/keyboard.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async () => {
  portal = await ownPortal({ PORTAL_TEST_CLOCK: 'on', PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' })
  await portal.start()
})
// An open queue holds its stream of news, and the portal would wait for it.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})
test.afterAll(() => portal.remove())

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const place = (page: Page, name: string) => page.locator('.desk-nav').getByRole('link', { name, exact: true })

type Person = { name: string; login: string }

/** From the link to the start page, and once more from the page where one signs in: keys alone. */
const comesByKeys = async (page: Page, { name, login }: Person, nowMs: number, ...flags: string[]) => {
  await page.goto(linkFor(portal, ...flags, '--name', name))
  await typeInto(page, page.getByLabel('登录名'), login)
  await typeInto(page, page.getByLabel('密码', { exact: true }), PASSWORD)
  await typeInto(page, page.getByLabel('再输一遍密码'), PASSWORD)
  await page.keyboard.press('Enter')
  const secret = (await page.locator('code.code').innerText()).replaceAll(/\s/g, '')
  await typeInto(page, page.getByLabel('验证器上显示的 6 位数字'), codeOf(secret, Date.now()))
  await page.keyboard.press('Enter')
  await pressOn(page, page.getByRole('link', { name: '收好了，进工作台' }))
  await pressOn(page, button(page, '退出登录'))
  await expectHeading(page, '登录工作台')
  await page.setExtraHTTPHeaders({ 'portal-now': new Date(nowMs).toISOString() })
  await typeInto(page, page.getByLabel('登录名'), login)
  await typeInto(page, page.getByLabel('密码', { exact: true }), PASSWORD)
  await page.keyboard.press('Enter')
  await typeInto(page, page.getByLabel('验证码或恢复码'), codeOf(secret, nowMs))
  await page.keyboard.press('Enter')
  await expectHeading(page, `${name}，您好`)
}

/** Books nine o'clock on the next day on which the registry is open, as on the day before. */
const book = async (): Promise<{ code: string; day: string }> => {
  let day = addDays(dayOf(Date.now()), 2)
  const send = async (path: string, body: unknown): Promise<unknown> => {
    const answer = await fetch(`${portal.url}/api${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        'portal-now': `${addDays(day, -1)}T09:00:00+08:00`,
      },
      body: JSON.stringify(body),
    })
    return answer.status === 201 ? answer.json() : undefined
  }
  for (let tried = 0; tried < 14; tried += 1) {
    const time = { office: 'registry', appointment: 'marriage', start: `${day}T09:00:00+08:00` }
    const held = (await send('/holds', time)) as { hold: string; secret: string } | undefined
    if (held !== undefined) {
      const { hold, secret } = held
      const { code } = (await send('/bookings', { hold, secret, ...couple(1) })) as { code: string }
      return { code, day }
    }
    day = addDays(day, 1)
  }
  throw new Error('the registry is shut for two weeks')
}

test('with keys alone a registrar signs in, checks a couple in, calls them, is done with them, and leaves', async ({
  page,
}) => {
  await page.setViewportSize(OFFICE_SCREEN)
  const { code, day } = await book()
  const nowMs = Date.parse(`${day}T08:55:00+08:00`)
  const flags = ['--role', 'registrar', '--office', 'registry']
  await comesByKeys(page, { name: '丁登记', login: 'dingdengji' }, nowMs, ...flags)
  await pressOn(page, place(page, '今天的窗口'))
  await expect(page.locator('[data-scan] input[name="scanned"]')).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(page.locator('.note')).toContainText('A1 到了')
  await expect(page.locator('[data-scan] input[name="scanned"]')).toBeFocused()
  const short = code.slice(0, 4)
  await pressOn(page, page.locator('tr', { hasText: short }).locator('button[name="counter"][value="2"]'))
  await expect(page.locator('tr', { hasText: short })).toContainText('正在 2 号窗口办')
  await pressOn(page, page.locator('tr', { hasText: short }).locator('form:has([value="done"]) button'))
  await expect(page.locator('tr', { hasText: short })).toContainText('办好')
  await pressOn(page, button(page, '退出登录'))
  await expectHeading(page, '登录工作台')
})

test('with keys alone, on a phone, a duty officer signs in, takes a case, reads it, answers and closes it, and leaves', async ({
  page,
}) => {
  await page.setViewportSize(PHONE)
  await report(portal, 'street-person', { seen: '候车亭里睡着一位老人', danger: 'no' })
  const flags = ['--role', 'rescue-duty', '--unit', 'rescue-station']
  await comesByKeys(page, { name: '甄值班', login: 'zhenzhiban' }, Date.now() + 120_000, ...flags)
  await pressOn(page, place(page, '办件'))
  await pressOn(page, page.locator('.desk-queue').getByRole('link', { name: '办件 1', exact: true }))
  await expectHeading(page, '办件 1')
  await pressOn(page, button(page, '接手'))
  await expect(page.locator('.note[role="status"]')).toHaveText('接手了，由您办。')
  await typeInto(page, page.getByLabel('理由', { exact: true }), '要找到这个人')
  await pressOn(page, button(page, '看写的话'))
  await expect(page.locator('main')).toContainText('候车亭里睡着一位老人')
  await pressOn(page, page.locator('summary', { hasText: '给报告人留话' }))
  await typeInto(page, page.locator('#tell-words'), '已经派人去了')
  await pressOn(page, button(page, '发出去'))
  await expect(page.locator('.note[role="status"]')).toHaveText('发出去了。')
  await pressOn(page, page.locator('summary', { hasText: '办结' }))
  await choose(page, page.getByLabel('结果'), '已帮助返回：找到了，已经帮他回家。')
  await typeInto(page, page.getByLabel('还要对报告人说的话'), '人已经到家')
  await tabTo(page, button(page, '办结'))
  await page.keyboard.press('Space')
  await expect(page.locator('.note[role="status"]')).toHaveText('办结了，报告人会知道。')
  await pressOn(page, button(page, '退出登录'))
  await expectHeading(page, '登录工作台')
})
