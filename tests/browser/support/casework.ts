import { expect, type Browser, type Page } from '@playwright/test'
import { comeIn, expectHeading, press } from './desk.ts'
import type { OwnPortal } from './own-portal.ts'

export const HUANGJIA = '431281101'
export const OTHER_TOWNSHIP = '431281102'

/** A report as a citizen's phone sends it; the receipt. */
export const report = async (
  portal: OwnPortal,
  kind: string,
  fields: Record<string, unknown>,
  { township = HUANGJIA, phone }: { township?: string; phone?: string } = {},
): Promise<string> => {
  const contact = phone === undefined ? {} : { contact: { phone } }
  const sent = await fetch(`${portal.url}/api/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ kind, fields, place: { township }, ...contact }),
  })
  expect(sent.status).toBe(201)
  return ((await sent.json()) as { receipt: string }).receipt
}

export const enter = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).press('Enter')
export const expectDone = (page: Page, text: string) =>
  expect(page.locator('.note[role="status"]')).toHaveText(text)

/** With the keyboard, from wherever one is at the desk to the queue. */
export const toQueue = async (page: Page): Promise<void> => {
  await page.locator('.desk-nav').getByRole('link', { name: '办件', exact: true }).press('Enter')
  await expect(page.locator('h1')).toContainText('没办结的')
}

/** Somebody with this role, in a browser of their own, in front of the queue. */
export const atQueue = async (
  browser: Browser,
  portal: OwnPortal,
  person: { name: string; login: string },
  ...flags: string[]
): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  await comeIn(page, portal, person, '--role', ...flags)
  await toQueue(page)
  return page
}

/** In the queue, which stands below the board of urgent cases. */
export const openFirst = (page: Page) => page.locator('tbody').last().getByRole('link').first().press('Enter')

/** With the keyboard: unfolds an act, writes into it and sends it. */
export const writes = async (
  page: Page,
  act: 'note' | 'tell' | 'ask',
  title: string,
  words: string,
): Promise<void> => {
  await page.locator('summary', { hasText: title }).press('Enter')
  await page.locator(`#${act}-words`).focus()
  await page.keyboard.type(words)
  await page
    .locator('form', { has: page.locator(`#${act}-words`) })
    .getByRole('button')
    .press('Enter')
}

export const closes = async (page: Page, outcome: string, words: string): Promise<void> => {
  await page.locator('summary', { hasText: '办结' }).press('Enter')
  await page.getByLabel('结果').selectOption({ label: outcome })
  await page.getByLabel('还要对报告人说的话').fill(words)
  await enter(page, '办结')
  await expectDone(page, '办结了，报告人会知道。')
}

/** At the door of a child's case. */
export const opensChild = async (page: Page, why: string): Promise<void> => {
  await page.getByLabel('理由', { exact: true }).focus()
  await page.keyboard.type(why)
  await page.keyboard.press('Enter')
}

/** Neither in the queue of everything nor by its number. */
export const isNotThere = async (page: Page, portal: OwnPortal, number: number): Promise<void> => {
  await page.goto(`${portal.url}/desk/cases/?state=all`)
  await expect(page.locator('main').getByRole('link', { name: `办件 ${number}`, exact: true })).toHaveCount(0)
  for (const part of ['', 'print/']) {
    expect((await page.goto(`${portal.url}/desk/cases/${number}/${part}`))?.status()).toBe(403)
    await expectHeading(page, '没有找到')
  }
}

/** What the reporter reads behind the receipt. */
export const reads = async (page: Page, portal: OwnPortal, receipt: string): Promise<void> => {
  await page.goto(`${portal.url}/report/follow/?other=1`)
  await page.locator('#receipt').fill(receipt)
  await press(page, '查')
  await expect(page.locator('.steps')).toBeVisible()
}
