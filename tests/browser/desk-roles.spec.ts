import { expect, test, type Browser, type Page } from '@playwright/test'
import { comeIn, expectHeading, look, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

const HUANGJIA = '431281101'

let portal: OwnPortal

// One portal for all: each journey adds the next case, so the numbers 1 and 2 are theirs in this order.
test.describe.configure({ mode: 'serial', timeout: 60_000 })
test.beforeAll(async () => {
  portal = await ownPortal({ PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' })
  await portal.start()
})
// An open queue holds its stream of news, and the portal would wait for it.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close()
})
test.afterAll(() => portal.remove())

/** A report as a citizen's phone sends it, from the township of these journeys; the receipt. */
const report = async (kind: string, fields: Record<string, unknown>, phone?: string): Promise<string> => {
  const contact = phone === undefined ? {} : { contact: { phone } }
  const sent = await fetch(`${portal.url}/api/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ kind, fields, place: { township: HUANGJIA }, ...contact }),
  })
  expect(sent.status).toBe(201)
  return ((await sent.json()) as { receipt: string }).receipt
}

/** Somebody with this role, in a browser of their own, in front of the queue. */
const atQueue = async (browser: Browser, name: string, login: string, ...flags: string[]): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await comeIn(page, portal, { name, login }, '--role', ...flags)
  await page.locator('.desk-nav').getByRole('link', { name: '办件', exact: true }).press('Enter')
  await expect(page.locator('h1')).toContainText('没办结的')
  return page
}

const enter = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter')
const expectDone = (page: Page, text: string) => expect(page.locator('.note[role="status"]')).toHaveText(text)
/** In the queue, which stands below the board of urgent cases. */
const openFirst = (page: Page) => page.locator('tbody').last().getByRole('link').first().press('Enter')

/** With the keyboard: unfolds an act, writes into it and sends it. */
const writes = async (page: Page, act: 'note', title: string, words: string): Promise<void> => {
  await page.locator('summary', { hasText: title }).press('Enter')
  await page.locator(`#${act}-words`).focus()
  await page.keyboard.type(words)
  await page
    .locator('form', { has: page.locator(`#${act}-words`) })
    .getByRole('button')
    .press('Enter')
}

const closes = async (page: Page, outcome: string, words: string): Promise<void> => {
  await page.locator('summary', { hasText: '办结' }).press('Enter')
  await page.getByLabel('结果').selectOption({ label: outcome })
  await page.getByLabel('还要对报告人说的话').fill(words)
  await enter(page, '办结')
  await expectDone(page, '办结了，报告人会知道。')
}

const opensChild = async (page: Page, why: string): Promise<void> => {
  await page.getByLabel('理由', { exact: true }).focus()
  await page.keyboard.type(why)
  await page.keyboard.press('Enter')
}

/** Neither in the queue of everything nor by its number. */
const isNotThere = async (page: Page, number: number): Promise<void> => {
  await page.goto(`${portal.url}/desk/cases/?state=all`)
  await expect(page.locator('main')).not.toContainText(`办件 ${number}`)
  expect((await page.goto(`${portal.url}/desk/cases/${number}/`))?.status()).toBe(403)
  await expectHeading(page, '没有找到')
}

/** What the reporter reads behind the receipt. */
const reads = async (page: Page, receipt: string): Promise<void> => {
  await page.goto(`${portal.url}/report/follow/?other=1`)
  await page.locator('#receipt').fill(receipt)
  await press(page, '查')
  await expect(page.locator('.steps')).toBeVisible()
}

test('a section takes a case of its unit, writes a note that only colleagues read, and closes it', async ({
  page: citizen,
  browser,
}) => {
  const receipt = await report('elder-service', { what: ['absent'], words: '护理员三个月没有来' })
  const page = await atQueue(browser, '周股长', 'zhouguzhang', 'section', '--unit', 'elder-care')
  await openFirst(page)
  await enter(page, '接手')
  await expectDone(page, '接手了，由您办。')
  await writes(page, 'note', '记一笔', '已经约了机构来谈')
  await expectDone(page, '记下了。')
  await expect(page.locator('main')).toContainText('已经约了机构来谈')
  await closes(page, '已改正：核实过，已经要求改正。', '下个月起按时来')
  await expect(page.locator('main')).toContainText('已办结')
  await page.locator('.desk-nav').getByRole('link', { name: '办件', exact: true }).press('Enter')
  await expect(page.locator('main')).toContainText('没有这样的办件')
  await look(page)

  await reads(citizen, receipt)
  await expect(citizen.locator('main')).toContainText('下个月起按时来')
  await expect(citizen.locator('main')).not.toContainText('已经约了机构来谈')
})

test('a child’s case is not there for a colleague who is not named; who is named says why, acts and closes', async ({
  browser,
}) => {
  await report('child-harm', { reporter: 'public', words: '桥头第一家', danger: 'no' })
  const unit = ['child-protection', '--unit', 'child-protection']
  const colleague = await atQueue(browser, '吴七', 'wuqi', ...unit)
  await isNotThere(colleague, 2)
  const page = await atQueue(browser, '郑八', 'zhengba', ...unit, '--child')
  await openFirst(page)
  await expect(page.locator('main')).not.toContainText('孩子受了伤害')
  await opensChild(page, '不')
  await expect(page.getByRole('alert')).toContainText('请写理由')
  await look(page)
  await opensChild(page, '今天上门看孩子')
  await expect(page.locator('.lead')).toContainText('孩子受了伤害')
  await expect(page.locator('main')).not.toContainText('桥头第一家')
  await enter(page, '接手')
  await expectDone(page, '接手了，由您办。')
  await page.getByLabel('理由', { exact: true }).fill('要找到孩子的家')
  await enter(page, '看写的话')
  await expect(page.locator('main')).toContainText('桥头第一家')
  await closes(page, '孩子已安全：已经处理，孩子现在安全。', '')
})
