import { expect, test, type Page } from '@playwright/test'
import { read } from './support/booking.ts'
import { comeIn, expectHeading, look, OFFICE_SCREEN, PHONE, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

const HUANGJIA = '431281101'
const OTHER_TOWNSHIP = '431281102'

let portal: OwnPortal

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

/** Somebody reports by the form; the receipt. */
const report = async (page: Page, words: string, danger: 'yes' | 'no'): Promise<string> => {
  await page.goto(`${portal.url}/report/street-person/`)
  await page.locator(`[name="fields.danger"][value="${danger}"]`).check()
  await page.locator('[name="fields.seen"]').fill(words)
  await page.locator('[name="place.township"]').selectOption(HUANGJIA)
  await read(page)
  await press(page, '送出')
  await expectHeading(page, '收到了')
  return page.locator('.receipt').innerText()
}

const unfold = (page: Page, title: string) => page.locator('summary', { hasText: title }).click()

/** On a phone a case takes a few lines, says all that its row says, and leads on wherever it is pressed. */
const expectCards = async (page: Page): Promise<void> => {
  const rows = page.locator('.desk-queue').getByRole('row')
  const said = await rows.last().getByRole('cell').allInnerTexts()
  await page.setViewportSize(PHONE)
  const heights = await rows.evaluateAll((all) =>
    all.slice(1).map((one) => one.getBoundingClientRect().height),
  )
  expect(Math.max(...heights)).toBeLessThanOrEqual(150)
  const cells = rows.last().getByRole('cell')
  expect(await cells.allInnerTexts()).toEqual(said)
  for (const cell of await cells.all()) {
    await cell.scrollIntoViewIfNeeded()
    await expect(cell).toBeInViewport({ ratio: 1 })
  }
  const box = await cells.last().boundingBox()
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  await expectHeading(page, '办件 1')
  await page.goBack()
  await page.setViewportSize(OFFICE_SCREEN)
}

test('a report of danger is first at the duty officer’s, is accepted, asked about, answered and closed; another township sees nothing', async ({
  page,
  browser,
}) => {
  const citizen = await (await browser.newContext()).newPage()
  await report(citizen, '候车亭里睡着一位老人', 'no')
  await citizen.context().clearCookies()
  const receipt = await report(citizen, '躺在路边没有反应', 'yes')

  await comeIn(
    page,
    portal,
    { name: '李四', login: 'lisi' },
    '--role',
    'rescue-duty',
    '--unit',
    'rescue-station',
  )
  await page.locator('.desk-nav').getByRole('link', { name: '办件' }).click()
  await expect(page.locator('h1')).toHaveText('没办结的，2 件，1 件有生命危险')
  await expect(page.locator('[data-live-state]')).toContainText('一直在更新')
  await expect(page.locator('[data-live-board] tbody tr')).toHaveCount(2)
  await expect(page.locator('.desk-queue tbody tr').first()).toContainText('急')
  await look(page)
  await expectCards(page)
  await page.locator('.desk-queue tbody tr').first().getByRole('link').press('Enter')
  await expectHeading(page, '办件 2')
  await expect(page.locator('main')).not.toContainText('躺在路边没有反应')
  await press(page, '接手')
  await expect(page.getByRole('status')).toContainText('接手了')
  await look(page)

  await page.getByLabel('理由').fill('看人在做什么')
  await press(page, '看写的话')
  await expect(page.locator('main')).toContainText('躺在路边没有反应')
  await look(page)
  await unfold(page, '问报告人一句')
  await page.locator('#ask-words').fill('在路的哪一边？')
  await press(page, '问')
  await expect(page.locator('main')).toContainText('等报告人回答')

  await citizen.goto(`${portal.url}/report/follow/?other=1`)
  await citizen.locator('#receipt').fill(receipt)
  await press(citizen, '查')
  await expect(citizen.locator('main')).toContainText('在路的哪一边？')
  await citizen.locator('[name="text"]').fill('靠河的一边')
  await citizen.locator('form:has([name="text"]) button').first().click()
  await expect(citizen.locator('.steps')).toContainText('靠河的一边')

  await page.reload()
  await expect(page.locator('main')).toContainText('回答了提问')
  await unfold(page, '办结')
  await page.getByLabel('还要对报告人说的话').fill('已经送到医院')
  await press(page, '办结')
  await expect(page.getByRole('alert')).toContainText('还没有选')
  await look(page)
  await page.getByLabel('结果').selectOption({ index: 4 })
  await press(page, '办结')
  await expect(page.locator('.lead')).toContainText('街上有人没处住')
  await expect(page.getByRole('status')).toContainText('办结了')
  await page.getByRole('link', { name: '打印的样子' }).click()
  await expect(page.locator('main')).not.toContainText('靠河的一边')
  await look(page)
  await citizen.reload()
  await expect(citizen.locator('main')).toContainText('已经送到医院')

  const clerk = await (await browser.newContext()).newPage()
  await comeIn(
    clerk,
    portal,
    { name: '王五', login: 'wangwu' },
    '--role',
    'township-clerk',
    '--township',
    OTHER_TOWNSHIP,
  )
  await clerk.goto(`${portal.url}/desk/cases/?state=all`)
  await expect(clerk.locator('main')).toContainText('没有这样的办件')
  expect((await clerk.goto(`${portal.url}/desk/cases/2/`))?.status()).toBe(403)
  await expectHeading(clerk, '没有找到')
})

test('a child’s case is opened with a reason; cases are merged after they were seen side by side', async ({
  page,
  browser,
}) => {
  const answer = await page.request.post(`${portal.url}/api/requests`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: {
      kind: 'child-harm',
      fields: { reporter: 'public', words: '桥头第一家', danger: 'no' },
      place: { township: HUANGJIA },
    },
  })
  expect(answer.status()).toBe(201)
  const { receipt } = (await answer.json()) as { receipt: string }
  expect(receipt).toMatch(/\d/)
  await comeIn(
    page,
    portal,
    { name: '赵六', login: 'zhaoliu' },
    '--role',
    'child-protection',
    '--unit',
    'child-protection',
    '--child',
  )
  await page.goto(`${portal.url}/desk/cases/`)
  await expect(page.locator('.desk-queue tbody')).toContainText('限定人员可见')
  await page.locator('.desk-queue tbody').getByRole('link').first().click()
  await look(page)
  await page.getByLabel('理由').fill('安排人上门')
  await press(page, '打开')
  await expect(page.locator('main')).toContainText('孩子受了伤害')
  await look(page)

  const duty = await (await browser.newContext()).newPage()
  await report(await (await browser.newContext()).newPage(), '候车亭里的老人，还在那里', 'no')
  await comeIn(
    duty,
    portal,
    { name: '孙七', login: 'sunqi' },
    '--role',
    'rescue-duty',
    '--unit',
    'rescue-station',
  )
  await duty.goto(`${portal.url}/desk/cases/4/`)
  await unfold(duty, '和别的办件合并')
  await duty.getByLabel('合并到').selectOption('1')
  await press(duty, '先看看')
  await expectHeading(duty, '把办件 4 合并到办件 1')
  await look(duty)
  await press(duty, '合并到办件 1')
  await expectHeading(duty, '办件 1')
  await expect(duty.getByRole('status')).toContainText('合并好了')
})
