import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { fillParty, newCouple, nextMonth } from './support/booking.ts'
import { comeIn, expectHeading, look, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

const KEEPER = { name: '周七', login: 'zhouqi' }
/** `PORTAL_SHOTS`: where somebody wants to look at every page. */
const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PORTAL_SHOTS']
  if (folder === undefined) return
  const views = [
    { width: 1366, colorScheme: 'light' },
    { width: 390, colorScheme: 'light' },
    { width: 1366, colorScheme: 'dark' },
  ] as const
  for (const { width, colorScheme } of views) {
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png`, fullPage: true })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1366, height: 768 })
}

/** A couple books on the portal; where they find their booking again. */
const book = async (page: Page, party: ReturnType<typeof newCouple>): Promise<void> => {
  await page.goto(`${portal.url}/booking/marriage/?office=registry&month=${nextMonth()}`)
  await page.locator('.cal .open a').nth(2).click()
  await page.locator('.slots .choice').first().click()
  await page.getByRole('button', { name: '就约这个时间' }).click()
  await fillParty(page, party)
  await press(page, '确认预约')
  await expectHeading(page, '约好了')
}

const register = async (
  page: Page,
  kind: string,
  numbers: { phone?: string; id?: string },
): Promise<void> => {
  await page.goto(`${portal.url}/desk/retention/`)
  await page.getByRole('link', { name: '登记一件申请' }).click()
  await page.getByLabel('要什么').selectOption({ label: kind })
  await page.getByLabel('手机号').fill(numbers.phone ?? '')
  await page.getByLabel('身份证号').fill(numbers.id ?? '')
  await press(page, '登记，并查找')
}

test('a data keeper answers a request from the number to the paper, corrects, holds back, erases, and answers', async ({
  browser,
  page,
}) => {
  const party = newCouple()
  const [me, partner] = party.people
  const citizen = await (await browser.newContext()).newPage()
  await book(citizen, party)

  await comeIn(page, portal, KEEPER, '--role', 'data-keeper')
  await page.getByRole('link', { name: '个人信息', exact: true }).click()
  await expectHeading(page, '个人信息')
  await expect(page.getByText('过了时间没有清除的：0 件')).toBeVisible()
  await look(page)

  await register(page, '复制（第四十五条）', { phone: '12345', id: '431281199001010000' })
  await expect(page.getByRole('alert')).toContainText('身份证号里有一位不对')
  await look(page)
  await shot(page, 'new')
  await page.getByLabel('手机号').fill(party.phone)
  await page.getByLabel('身份证号').fill(me?.idNumber ?? '')
  await press(page, '登记，并查找')
  await expectHeading(page, '第 1 号申请：复制')
  await expect(page.locator('main')).not.toContainText(me?.idNumber ?? '-')
  await look(page)
  await shot(page, 'request')

  const [file] = await Promise.all([page.waitForEvent('download'), press(page, '下载文件（JSON）')])
  const copy = readFileSync(await file.path(), 'utf8')
  expect(copy).toContain(me?.idNumber)
  expect(copy).not.toContain(partner?.idNumber)
  await press(page, '打开，可以打印')
  await expectHeading(page, '您的个人信息')
  await expect(page.locator('main')).toContainText(me?.idNumber ?? '-')
  await expect(page.locator('main')).not.toContainText(partner?.idNumber ?? '-')
  expect(page.url()).not.toContain(party.phone)
  await look(page)
  await shot(page, 'copy')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('link', { name: '回这一号申请' })).toBeHidden()
  if (process.env['PORTAL_SHOTS'] !== undefined)
    await page.pdf({ path: `${process.env['PORTAL_SHOTS']}/copy.pdf`, format: 'A4' })
  await page.emulateMedia({ media: 'screen' })

  await register(page, '更正、补充（第四十六条）', { id: me?.idNumber ?? '' })
  await page.getByLabel('正确的手机号').fill('13987654321')
  await page.getByLabel('理由和怎么核实的').fill('打通了新号码')
  await look(page)
  await shot(page, 'correct')
  await press(page, '更正')
  await expect(page.getByRole('status')).toHaveText('改好了。')
  await expect(page.locator('main')).toContainText('139****4321')

  await register(page, '删除（第四十七条）', { id: me?.idNumber ?? '' })
  await expect(page.locator('main')).toContainText('还在办，先取消或者办结')
  await citizen.getByRole('link', { name: '取消预约' }).click()
  await press(citizen, '取消这个预约')
  await expectHeading(citizen, '已经取消了')
  const code = (await page.locator('tbody th').first().innerText()).split(' ')[1]?.split('，')[0] ?? ''
  await page.goto(`${portal.url}/desk/retention/hold/`)
  await page.getByLabel('预约号或办件号').fill(code)
  await page.getByLabel('理由').fill('有争议，等法院')
  await page.getByLabel('留到哪天').fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10))
  await look(page)
  await press(page, '暂不清除')
  await expect(page.getByRole('status')).toContainText('到时间也先不清除')
  await shot(page, 'overview')
  await look(page)
  await page.getByRole('button', { name: /不用再留/ }).click()
  await expect(page.locator('main')).not.toContainText('有争议，等法院')

  await page.getByRole('link', { name: '3', exact: true }).click()
  await press(page, '看要清除的，再确认')
  await expectHeading(page, '确认清除')
  await page.getByLabel('清除几件').fill('2')
  await page.getByLabel('理由').fill('本人要求')
  await press(page, '清除，找不回来')
  await expect(page.getByRole('alert')).toContainText('件数不对')
  await look(page)
  await shot(page, 'erase')
  await page.getByLabel('清除几件').fill('1')
  await press(page, '清除，找不回来')
  await expect(page.getByRole('status')).toContainText('清除了')
  await expect(page.locator('main')).toContainText('没有找到')
  await page.getByLabel('怎么答复的').selectOption({ label: '没有办' })
  await press(page, '记下答复')
  await expect(page.getByRole('alert')).toContainText('至少 4 个字')
  await page.getByLabel('怎么答复的').selectOption({ label: '全部办了' })
  await press(page, '记下答复')
  await expect(page.locator('.note').last()).toContainText('已经答复：全部办了')
  await look(page)
})
