import { expect, test, type Page } from '@playwright/test'
import { startIdentityProvider } from '../support/identity-provider.ts'
import { accept, codeOf, expectHeading, linkFor, look, PASSWORD, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

const OTHER = '雪峰山下的安江农校一二三'
const names = ['PORTAL_OIDC_ISSUER', 'PORTAL_OIDC_CLIENT_ID', 'PORTAL_OIDC_CLIENT_SECRET'] as const

let portal: OwnPortal
let provider: Awaited<ReturnType<typeof startIdentityProvider>>

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  portal = await ownPortal()
  // By another name of this machine, so that to the browser it is another site, as a bureau's provider is.
  provider = await startIdentityProvider([`${portal.url}/desk/oidc/callback/`], 'localhost')
  const { issuer, clientId, clientSecret } = provider
  const settings = [issuer, clientId, clientSecret]
  for (const [at, name] of names.entries()) process.env[name] = settings[at]
  await portal.start()
  for (const name of names) delete process.env[name]
})
test.afterAll(async () => {
  await portal.remove()
  await provider.end()
})

/** The bureau's own page, where one signs in with both factors. */
const signInThere = async (page: Page, account: string): Promise<void> => {
  await expectHeading(page, "The bureau's accounts")
  await page.getByLabel('Account').fill(account)
  await page.getByRole('checkbox').check()
  await press(page, 'Sign in')
}

const typeCode = async (page: Page, label: string, code: string, button: string): Promise<void> => {
  await page.getByLabel(label).fill(code)
  await press(page, button)
}

test('an administrator changes the password and the phone, and another gets a link for what was lost', async ({
  page,
  browser,
}) => {
  const secret = await accept(page, linkFor(portal, '--role', 'admin', '--name', '李四'), 'lisi')
  // Codes of the step before, of this step and of the next are good, each once and in this order.
  const now = Date.now()
  await typeCode(page, '验证器上显示的 6 位数字', codeOf(secret, now - 30_000), '确认')
  await page.getByRole('link', { name: '收好了，进工作台' }).click()
  await page.getByRole('link', { name: '我的账号', exact: true }).click()
  await look(page)
  await page.getByRole('link', { name: '改密码' }).click()
  await look(page)
  await page.getByLabel('现在的密码', { exact: true }).fill(OTHER)
  await page.getByLabel('新密码', { exact: true }).fill(OTHER)
  await page.getByLabel('再输一遍新密码').fill(OTHER)
  await typeCode(page, '手机上现在的 6 位验证码', codeOf(secret, now), '改密码')
  await expect(page.getByRole('alert')).toContainText('现在的密码不对')
  await look(page)
  await page.getByLabel('现在的密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('新密码', { exact: true }).fill(OTHER)
  await page.getByLabel('再输一遍新密码').fill(OTHER)
  await typeCode(page, '手机上现在的 6 位验证码', codeOf(secret, Date.now()), '改密码')
  await expect(page.getByRole('status')).toContainText('已经改好')

  await page.getByRole('link', { name: '换手机验证码' }).click()
  await look(page)
  await typeCode(page, '验证码或恢复码', codeOf(secret, Date.now() + 30_000), '下一步')
  await expectHeading(page, '设手机验证码')
  await look(page)
  const next = (await page.locator('code.code').innerText()).replaceAll(/\s/g, '')
  await typeCode(page, '验证器上显示的 6 位数字', codeOf(next, Date.now()), '确认')
  await expectHeading(page, '收好恢复码')
  const codes = await page.locator('.desk-codes li').allInnerTexts()
  await page.getByRole('link', { name: '收好了，进工作台' }).click()
  await press(page, '退出登录')

  await page.getByLabel('登录名').fill('lisi')
  await page.getByLabel('密码', { exact: true }).fill(OTHER)
  await press(page, '下一步')
  await typeCode(page, '验证码或恢复码', codes[0] ?? '', '登录')
  await expectHeading(page, '李四，您好')

  const theirs = await (await browser.newContext()).newPage()
  await accept(theirs, linkFor(portal, '--role', 'auditor', '--name', '赵六'), 'zhaoliu').then((made) =>
    typeCode(theirs, '验证器上显示的 6 位数字', codeOf(made, Date.now()), '确认'),
  )
  await page.getByRole('link', { name: '人员', exact: true }).click()
  await page.getByRole('link', { name: '赵六' }).click()
  await expectHeading(page, '赵六')
  await look(page)
  await page.getByLabel('身份').selectOption({ label: '编辑' })
  await page.getByLabel('理由').first().fill('换到编辑岗位')
  await press(page, '改身份')
  await expect(page.getByRole('status')).toContainText('已经改好')
  await theirs.goto(`${portal.url}/desk/audit/`)
  await expectHeading(theirs, '这件事不归您做')

  await page.getByLabel('丢了什么').selectOption({ label: '两样都丢了' })
  await page.getByLabel('理由').nth(1).fill('手机和密码都找不到')
  await press(page, '做一个重设的链接')
  await expectHeading(page, '重设的链接做好了')
  await look(page)
  const link = await page.locator('code.code').innerText()
  await theirs.goto(`${portal.url}/desk/`)
  await expectHeading(theirs, '登录工作台')
  await theirs.goto(link)
  await look(theirs)
  await theirs.getByLabel('新密码', { exact: true }).fill(OTHER)
  await theirs.getByLabel('再输一遍新密码').fill(OTHER)
  await press(theirs, '下一步')
  await expectHeading(theirs, '设手机验证码')
  const renewed = (await theirs.locator('code.code').innerText()).replaceAll(/\s/g, '')
  await typeCode(theirs, '验证器上显示的 6 位数字', codeOf(renewed, Date.now()), '确认')
  await expectHeading(theirs, '收好恢复码')
})

test('somebody comes with the bureau’s own account, and comes again', async ({ page }) => {
  await page.goto(linkFor(portal, '--role', 'auditor', '--name', '王五'))
  await look(page)
  await page.getByRole('link', { name: '用单位账号登录，不另设密码' }).click()
  await signInThere(page, 'wangwu@bureau')
  await expectHeading(page, '王五，您好')
  await expect(page).toHaveURL(`${portal.url}/desk/`)
  await page.getByRole('link', { name: '我的账号', exact: true }).click()
  await expect(page.locator('main')).toContainText('由单位账号负责')
  await press(page, '退出登录')
  await expectHeading(page, '登录工作台')
  await look(page)
  await page.getByRole('link', { name: '用单位账号登录' }).click()
  // The provider still knows who is there, and its sign-in is a minute old.
  await expectHeading(page, '王五，您好')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('somebody whom nobody linked is told so, and no more', async ({ page }) => {
    await page.goto(`${portal.url}/desk/sign-in/`)
    await page.getByRole('link', { name: '用单位账号登录' }).press('Enter')
    await signInThere(page, 'nobody@bureau')
    await expectHeading(page, '这个单位账号还不能用')
    await page.goto(`${portal.url}/desk/`)
    await expectHeading(page, '登录工作台')
  })
})
