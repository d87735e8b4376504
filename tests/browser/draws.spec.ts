import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import type { DrawAnswer } from '../../schema/api/draws.ts'
import { draw } from '../../schema/booking/draw.ts'
import { freePort } from '../../scripts/lib/counts.mjs'
import { serve, stop } from '../../scripts/lib/serve.mjs'
import { couple } from '../support/people.ts'
import { expectAccessible, fillParty } from './support/booking.ts'

/**
 * A server of its own: the clock of these tests goes from one end of a draw to the other, and a ledger has one clock. The
 * draw itself is held by staff, for whom there is no page yet; how the drawn page looks is tested in the Worker.
 */
test.describe.configure({ mode: 'serial' })

const DRAW = 'marriage-2027-05-20'
const PAGE = `/booking/draws/${DRAW}/`
const ANNOUNCED = '2027-03-01T10:00:00+08:00'
const OPEN = '2027-04-27T10:00:00+08:00'
const CLOSED = '2027-05-10T17:00:00+08:00'
const data = mkdtempSync(join(tmpdir(), 'portal-draws-'))
let server: Awaited<ReturnType<typeof serve>>

test.beforeAll(async () => {
  const bindings = { PORTAL_TEST_CLOCK: 'on', PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' }
  server = await serve({ port: await freePort(), data, bindings, quiet: true })
})
test.afterAll(async () => {
  await stop(server.child)
  rmSync(data, { recursive: true, force: true })
})

type Visit = { javaScriptEnabled?: boolean; width?: number }

const visitAt = async (
  browser: Browser,
  now: string,
  path: string,
  { javaScriptEnabled = true, width = 390 }: Visit = {},
): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { 'portal-now': now },
    javaScriptEnabled,
    viewport: { width, height: 844 },
  })
  const page = await context.newPage()
  await page.goto(path)
  return page
}

const published = async (): Promise<DrawAnswer> => {
  const answer = await fetch(`${server.url}/api/draws/${DRAW}`, { headers: { 'portal-now': CLOSED } })
  return (await answer.json()) as DrawAnswer
}

test('what is announced is announced in both modes, and nobody can enter yet', async ({ browser }) => {
  for (const base of ['', '/elder']) {
    const list = await visitAt(browser, ANNOUNCED, `${base}/booking/draws/`)
    await expectAccessible(list)
    await list.getByRole('link', { name: /2027年5月20日/ }).click()
    await expect(list.getByRole('heading', { level: 1 })).toContainText('结婚登记')
    await expect(list.getByRole('link', { name: '去报名' })).toHaveCount(0)
    await expectAccessible(list)
    await list.context().close()
  }
})

test('a couple enters without JavaScript, finds its entry again and takes it back', async ({ browser }) => {
  const page = await visitAt(browser, OPEN, PAGE, { javaScriptEnabled: false })
  await page.getByRole('link', { name: '去报名' }).click()
  await page.getByRole('button', { name: '报名' }).click()
  await expect(page.getByRole('alert').first()).toContainText('想要几点')
  await page.getByLabel('最想要').selectOption({ label: '上午9:00' })
  await page.getByLabel('第二想要').selectOption({ label: '上午10:30' })
  await fillParty(page, couple(11))
  await page.getByRole('button', { name: '报名' }).click()
  await expect(page.getByRole('heading', { name: '报上了' })).toBeVisible()
  const code = await page.locator('.code-xl').innerText()
  const number = await page.locator('.code:not(.code-xl)').innerText()

  const other = await visitAt(browser, OPEN, '/booking/find/', { javaScriptEnabled: false })
  await other.locator('[name="code"]').fill(code)
  await other.locator('[name="phoneLast4"]').fill(couple(11).phone.slice(-4))
  await other.locator('main form button').click()
  await expect(other.getByText(number)).toBeVisible()
  await other.getByRole('button', { name: '退出抽签' }).click()
  await expect(other.getByRole('heading', { name: '已经退出' })).toBeVisible()
  await page.context().close()
  await other.context().close()
})

test('the form and the receipt put nothing in anybody’s way, refused or not', async ({ browser }) => {
  const page = await visitAt(browser, OPEN, `${PAGE}enter/`)
  await expectAccessible(page)
  await page.getByRole('button', { name: '报名' }).click()
  await expect(page.getByRole('alert').first()).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('最想要').selectOption({ label: '上午9:00' })
  await page.getByLabel('这些都没有的话').check()
  await fillParty(page, couple(12))
  await page.getByRole('button', { name: '报名' }).click()
  await expect(page).toHaveURL(/\/booking\/entry\/$/)
  await expectAccessible(page)
  await page.context().close()
})

test('长辈版 asks one thing a screen', async ({ browser }) => {
  const page = await visitAt(browser, OPEN, `/elder${PAGE}`)
  await page.getByRole('link', { name: '去报名' }).click()
  await expectAccessible(page)
  await page.getByText('下午2:30', { exact: true }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  for (const [nth, { name, idNumber }] of couple(13).people.entries()) {
    await page.locator(`[name="people.${nth}.name"]`).fill(name)
    await page.locator(`[name="people.${nth}.idNumber"]`).fill(idNumber)
    await page.getByRole('button', { name: '下一步' }).click()
  }
  await page.locator('[name="phone"]').fill(couple(13).phone)
  await page.getByRole('button', { name: '下一步' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: '就这样报名' }).click()
  await expect(page.getByRole('heading', { name: '报上了' })).toBeVisible()
  await expectAccessible(page)
  await page.context().close()
})

test('a closed draw shows its list and its commitment, and everybody finds their number', async ({
  browser,
}) => {
  const { entries, commitment } = await published()
  expect(entries).toHaveLength(2)
  const first = entries?.[0]?.entry ?? ''
  for (const base of ['', '/elder']) {
    const page = await visitAt(browser, CLOSED, `${base}${PAGE}`, { javaScriptEnabled: false })
    if (base === '') await expect(page.getByText(commitment ?? '?').first()).toBeVisible()
    await page.locator('#entry').fill(first.toLowerCase())
    await page.getByRole('button', { name: '找一找' }).click()
    await expect(page.getByRole('status').first()).toContainText(`${first} 在名单里`)
    await page.context().close()
    const shown = await visitAt(browser, CLOSED, `${base}${PAGE}`)
    await expectAccessible(shown)
    await shown.context().close()
  }
})

test('the browser does the draw again, and says what follows and what does not', async ({ browser }) => {
  const closed = await published()
  const { times, entries, commitment } = closed
  if (times === null || entries === null || commitment === null) throw new Error('the draw is not closed')
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
  const publicValue = '03 07 12 19 25 31 08'
  const { order, given } = draw({ ...closed, times, entries }, publicValue, commitment, sha256)
  const honest = { ...closed, state: 'drawn', publicValue, order, given }

  const page = await visitAt(browser, CLOSED, PAGE, { width: 1280 })
  const verify = async (answer?: object): Promise<string[]> => {
    // What an answer from this address may claim, honest or not.
    if (answer !== undefined)
      await page.route(`**/api/draws/${DRAW}`, (route) => route.fulfill({ json: answer }))
    await page.getByRole('button', { name: '就在这里验' }).click()
    await expect(page.getByText(/^验完了/)).toBeVisible()
    const results = await page
      .locator('[data-steps] li')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-result') ?? ''))
    if (answer !== undefined) await page.unroute(`**/api/draws/${DRAW}`)
    return results
  }
  expect(await verify()).toEqual(['ok', 'ok', 'open', 'open', 'open'])
  expect(await verify(honest)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok'])
  await expectAccessible(page)
  expect(await verify({ ...honest, order: order.toReversed() })).toEqual(['ok', 'ok', 'ok', 'wrong', 'ok'])
  await expect(page.getByText('第 1 个公布的是')).toBeVisible()
  const changed = entries.map((entry) => ({ ...entry, preferences: entry.preferences.slice(0, 1) }))
  expect((await verify({ ...honest, entries: changed }))[1]).toBe('wrong')
  await expect(page.getByText('有不对的地方')).toBeVisible()
  await page.context().close()
})
