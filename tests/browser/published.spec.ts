import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { freePort } from '../../scripts/lib/counts.mjs'
import { serve, stop } from '../../scripts/lib/serve.mjs'
import { expectAccessible } from './support/booking.ts'

/** A server of its own: its casebook has one clock, and a month of reports that nothing else counts into. */
test.describe.configure({ mode: 'serial' })

const MARCH = '2027-03-17T10:00:00+08:00'
const APRIL = '2027-04-02T10:00:00+08:00'
const REPORTS = 8
const data = mkdtempSync(join(tmpdir(), 'portal-published-'))
let server: Awaited<ReturnType<typeof serve>>

test.beforeAll(async () => {
  const bindings = { PORTAL_TEST_CLOCK: 'on', PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' }
  server = await serve({ port: await freePort(), data, bindings, quiet: true })
  for (let at = 0; at < REPORTS; at += 1) {
    const sent = await fetch(`${server.url}/api/requests`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'portal-now': MARCH,
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({
        kind: 'street-person',
        fields: { seen: '车站里睡着一位老人' },
        place: { township: '431281101' },
      }),
    })
    expect(sent.status).toBe(201)
  }
})
test.afterAll(async () => {
  await stop(server.child)
  rmSync(data, { recursive: true, force: true })
})

const open = async (browser: Browser, path: string, javaScriptEnabled = true, width = 390): Promise<Page> => {
  const context = await browser.newContext({
    baseURL: server.url,
    extraHTTPHeaders: { 'portal-now': APRIL },
    javaScriptEnabled,
    viewport: { width, height: 844 },
  })
  const page = await context.newPage()
  await page.goto(path)
  return page
}

for (const base of ['/', '/elder/'])
  test(`${base}published/reports/ tells the month that is over, to everybody and on every screen`, async ({
    browser,
  }) => {
    const page = await open(browser, `${base}published/reports/`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('2027年3月')
    await expect(page.getByText('8 份')).toBeVisible()
    await expect(page.getByText('没有过完')).toHaveCount(0)
    await expectAccessible(page)
  })

test('another month is chosen without scripts, and one that is not over says so', async ({ browser }) => {
  const page = await open(browser, '/published/reports/', false)
  await page.getByLabel('看哪个月').selectOption('2027-02')
  await page.getByRole('button', { name: '看这个月' }).click()
  await expect(page).toHaveURL('/published/reports/?month=2027-02')
  await expect(page.getByText('每一种报告都不到 5 份')).toBeVisible()
  await page.goto('/published/reports/')
  await page.getByRole('link', { name: '2027年4月' }).click()
  await expect(page.getByText('没有过完')).toBeVisible()
})

test("a month in which nothing is published is in nobody's way either", async ({ browser }) => {
  await expectAccessible(await open(browser, '/published/reports/?month=2027-04'))
})

test('it is found from the foot of every page, and leads into 长辈版 and back', async ({ browser }) => {
  const page = await open(browser, '/')
  await page.getByRole('link', { name: '报告办得怎么样' }).click()
  await expect(page).toHaveURL('/published/reports/')
  await page.getByRole('link', { name: '长辈版' }).first().click()
  await expect(page).toHaveURL('/elder/published/reports/')
})

test('the table can be taken along', async ({ browser }) => {
  const page = await open(browser, '/published/reports/', true, 1280)
  const address = await page.getByRole('link', { name: '下载表格' }).getAttribute('href')
  // Not pressed: a browser's download does not carry the time that this test sets.
  const table = await page.request.get(address ?? '')
  expect(table.headers()['content-disposition']).toBe('attachment; filename="reports-2027-03.csv"')
  expect(await table.text()).toContain(`reports,,${REPORTS}\r\n`)
})
