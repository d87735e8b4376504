import { expect, test } from '@playwright/test'
import {
  accept,
  codeOf,
  command,
  expectHeading,
  linkFor,
  look,
  PASSWORD,
  PHONE,
  press,
} from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

test('an administrator comes from the link to the start page, sees the sessions, invites, reads the audit, and leaves', async ({
  page,
}) => {
  const link = linkFor(portal, '--role', 'admin', '--name', '李四')
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

  await page.getByRole('link', { name: '人员', exact: true }).click()
  await look(page)
  await page.getByLabel('姓名').fill('王五')
  await page.getByLabel('身份').selectOption({ label: '审计员' })
  await press(page, '做一个链接')
  await expectHeading(page, '链接做好了')
  await look(page)
  await page.goto(`${portal.url}/desk/audit/`)
  await expect(page.locator('tbody')).toContainText('审计员 王五')
  await look(page)

  await page.getByRole('link', { name: '我的登录', exact: true }).click()
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
  expect(command(portal, 'scripts/desk/audit-verify.mjs')).toContain('All rows are whole')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('with the keyboard alone an auditor signs in, and finds the audit and nothing else', async ({
    page,
  }) => {
    await page.setViewportSize(PHONE)
    const secret = await accept(page, linkFor(portal, '--role', 'auditor', '--name', '赵六'), 'zhaoliu')
    await page.getByLabel('验证器上显示的 6 位数字').focus()
    await page.keyboard.type(codeOf(secret, Date.now()))
    await page.keyboard.press('Enter')
    await expectHeading(page, '收好恢复码')
    await page.getByRole('link', { name: '收好了，进工作台' }).focus()
    await page.keyboard.press('Enter')
    await expectHeading(page, '赵六，您好')
    await expect(page.locator('.desk-nav a')).toHaveText(['工作台', '操作记录', '我的登录', '我的账号'])
    await page.getByRole('link', { name: '操作记录', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('做了什么').selectOption({ label: '设好验证码' })
    await page.getByRole('button', { name: '筛选' }).press('Enter')
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
