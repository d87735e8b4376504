import { execFileSync } from 'node:child_process'
import { expect, test, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expectAccessible } from './support/booking.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

const PASSWORD = '沅水清江铁索桥一二三四五'
const OFFICE_SCREEN = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 844 }

let portal: OwnPortal

/** A command of the machine itself, against this portal's port and data. */
const command = (file: string, ...args: string[]): string =>
  execFileSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PORTAL_PORT: new URL(portal.url).port, PORTAL_DATA: portal.data },
  })

const linkFor = (...args: string[]): string => {
  const link = /http\S+/.exec(command('scripts/desk/invite.mjs', ...args))?.[0]
  if (link === undefined) throw new Error('no link')
  return link
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const expectHeading = (page: Page, text: string) => expect(page.locator('h1')).toHaveText(text)

/** Nothing in anybody's way: at an office, on a phone, in the dark, and on the narrowest screen. */
const look = async (page: Page): Promise<void> => {
  for (const size of [OFFICE_SCREEN, PHONE]) {
    await page.setViewportSize(size)
    await expectAccessible(page)
  }
  await page.setViewportSize(OFFICE_SCREEN)
}

/** The secret as somebody would type it into a phone, and the code that the phone then shows. */
const codeOf = (secret: string, atMs: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: atMs })

const accept = async (page: Page, link: string, login: string): Promise<string> => {
  await page.goto(link)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再输一遍密码').fill(PASSWORD)
  await press(page, '下一步')
  return (await page.locator('code.code').innerText()).replaceAll(/\s/g, '')
}

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

test('an administrator comes from the link to the start page, sees the sessions, invites, reads the audit, and leaves', async ({
  page,
}) => {
  const link = linkFor('--role', 'admin', '--name', '李四')
  await page.goto(link)
  await look(page)
  await page.getByLabel('登录名').fill('lisi')
  await page.getByLabel('密码', { exact: true }).fill('short')
  await press(page, '下一步')
  await expect(page.getByRole('alert')).toContainText('密码太短')
  await look(page)
  const secret = await accept(page, link, 'lisi')
  await expectHeading(page, '设手机验证码')
  await look(page)
  await page.getByLabel('验证器上显示的 6 位数字').fill('000000')
  await press(page, '确认')
  await expect(page.getByRole('alert')).toContainText('验证码不对')
  await page.getByLabel('验证器上显示的 6 位数字').fill(codeOf(secret, Date.now()))
  await press(page, '确认')
  await expectHeading(page, '收好恢复码')
  const codes = await page.locator('.desk-codes li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await look(page)
  await page.getByRole('link', { name: '收好了，进工作台' }).click()
  await expectHeading(page, '李四，您好')
  await look(page)

  await page.getByRole('link', { name: '人员' }).click()
  await look(page)
  await page.getByLabel('姓名').fill('王五')
  await page.getByLabel('身份').selectOption({ label: '审计员' })
  await press(page, '做一个链接')
  await expectHeading(page, '链接做好了')
  await look(page)
  await page.goto(`${portal.url}/desk/audit/`)
  await expect(page.locator('tbody')).toContainText('auditor 王五')
  await look(page)

  await page.getByRole('link', { name: '我的登录' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await look(page)
  await press(page, '退出登录')
  await expectHeading(page, '登录工作台')
  await look(page)
  await page.goBack()
  await page.reload()
  await expectHeading(page, '登录工作台')

  await page.getByLabel('登录名').fill('lisi')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await press(page, '下一步')
  await expectHeading(page, '输入验证码')
  await look(page)
  await page.getByLabel('验证码或恢复码').fill(codes[0] ?? '')
  await press(page, '登录')
  await expectHeading(page, '李四，您好')
  expect(command('scripts/desk/audit-verify.mjs')).toContain('All rows are whole')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('with the keyboard alone an auditor signs in, and finds the audit and nothing else', async ({
    page,
  }) => {
    await page.setViewportSize(PHONE)
    const secret = await accept(page, linkFor('--role', 'auditor', '--name', '赵六'), 'zhaoliu')
    await page.getByLabel('验证器上显示的 6 位数字').focus()
    await page.keyboard.type(codeOf(secret, Date.now()))
    await page.keyboard.press('Enter')
    await expectHeading(page, '收好恢复码')
    await page.getByRole('link', { name: '收好了，进工作台' }).focus()
    await page.keyboard.press('Enter')
    await expectHeading(page, '赵六，您好')
    await expect(page.locator('.desk-nav a')).toHaveText(['工作台', '我的登录', '操作记录'])
    await page.getByRole('link', { name: '操作记录' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('做了什么').selectOption({ label: '设好验证码' })
    await page.getByRole('button', { name: '查找' }).press('Enter')
    await expect(page.locator('tbody tr').first()).toContainText('赵六')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出表格（CSV）' }).press('Enter'),
    ])
    expect(file.suggestedFilename()).toBe('audit.csv')
    expect((await page.goto(`${portal.url}/desk/staff/`))?.status()).toBe(403)
    await expect(page.locator('h1')).toHaveText('这件事不归您做')
  })
})
