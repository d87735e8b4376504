import { execFileSync } from 'node:child_process'
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expectAccessible } from './booking.ts'
import type { OwnPortal } from './own-portal.ts'

export const PASSWORD = '沅水清江铁索桥一二三四五'
export const OFFICE_SCREEN = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

/** A command of the machine itself, against this portal's port and data. */
export const command = (portal: OwnPortal, file: string, ...args: string[]): string =>
  execFileSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PORTAL_PORT: new URL(portal.url).port, PORTAL_DATA: portal.data },
  })

/** A one-time link, with the flags of `npm run desk:invite`. */
export const linkFor = (portal: OwnPortal, ...args: string[]): string => {
  const link = /http\S+/.exec(command(portal, 'scripts/desk/invite.mjs', ...args))?.[0]
  if (link === undefined) throw new Error('no link')
  return link
}

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const expectHeading = (page: Page, text: string) => expect(page.locator('h1')).toHaveText(text)

/** Nothing in anybody's way: at an office, on a phone, in the dark, and on the narrowest screen. */
export const look = async (page: Page): Promise<void> => {
  for (const size of [OFFICE_SCREEN, PHONE]) {
    await page.setViewportSize(size)
    await expectAccessible(page)
  }
  await page.setViewportSize(OFFICE_SCREEN)
}

/** The code that a phone shows for a secret. */
export const codeOf = (secret: string, atMs: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: atMs })

/** From the link to where the second factor is set up; the secret that is shown there. */
export const accept = async (page: Page, link: string, login: string): Promise<string> => {
  await page.goto(link)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再输一遍密码').fill(PASSWORD)
  await press(page, '下一步')
  return (await page.locator('code.code').innerText()).replaceAll(/\s/g, '')
}

type Newcomer = { name: string; login: string }

/** From the link into the desk; the secret of the phone. */
const enrol = async (
  page: Page,
  portal: OwnPortal,
  { name, login }: Newcomer,
  flags: readonly string[],
): Promise<string> => {
  const secret = await accept(page, linkFor(portal, ...flags, '--name', name), login)
  await page.getByLabel('验证器上显示的 6 位数字').fill(codeOf(secret, Date.now()))
  await press(page, '确认')
  await page.getByRole('link', { name: '收好了，进工作台' }).click()
  await expectHeading(page, `${name}，您好`)
  return secret
}

/** Somebody new who is in, and stands at the start page. `flags`: `--role registrar --office registry` and the like. */
export const comeIn = async (
  page: Page,
  portal: OwnPortal,
  person: Newcomer,
  ...flags: string[]
): Promise<void> => {
  await enrol(page, portal, person, flags)
}

/**
 * Somebody who set up an account, left, and signs in again: password, and the code of the phone. The second code is the one of the next
 * half minute, because each is good once.
 */
export const comeBack = async (
  page: Page,
  portal: OwnPortal,
  person: Newcomer,
  ...flags: string[]
): Promise<void> => {
  const secret = await enrol(page, portal, person, flags)
  await press(page, '退出登录')
  await expectHeading(page, '登录工作台')
  await page.getByLabel('登录名').fill(person.login)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await press(page, '下一步')
  await page.getByLabel('验证码或恢复码').fill(codeOf(secret, Date.now() + 30_000))
  await press(page, '登录')
  await expectHeading(page, `${person.name}，您好`)
}
