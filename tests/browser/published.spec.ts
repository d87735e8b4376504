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

for (const path of [
  '/published/',
  '/published/notices/2026/laws-renewed-2026/',
  '/published/progress/',
  '/published/funds/paid-2024/',
  '/published/lottery-fund/',
  '/published/inspections/sample-volunteer-records/',
  '/published/work-plan/elder-care/',
])
  for (const base of ['', '/elder'])
    test(`${base}${path} is in nobody's way`, async ({ browser }) => {
      await expectAccessible(await open(browser, `${base}${path}`))
    })

test('a reader goes from the foot of a page to a notice, and from the notice to its service', async ({
  browser,
}) => {
  const page = await open(browser, '/', false)
  await page.locator('.foot').getByRole('link', { name: '信息公开', exact: true }).click()
  await page.getByRole('link', { name: '公告', exact: false }).first().click()
  await page.getByRole('link', { name: /三部法规换了新的/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('三部法规换了新的，本站按新的写')
  await expect(page.locator('main')).toContainText('2026年11月26日　本站')
  await page.getByRole('link', { name: '城市低保' }).click()
  await expect(page).toHaveURL(/\/services\/min-living-urban\/$/)
})

test('a feed reader finds both feeds from the page, and they are XML', async ({ browser }) => {
  const page = await open(browser, '/published/notices/', false)
  for (const format of ['rss', 'atom']) {
    const href = await page.locator(`link[type="application/${format}+xml"]`).getAttribute('href')
    const feed = await page.request.get(href ?? '')
    expect(feed.status()).toBe(200)
    expect(feed.headers()['content-type']).toContain('application/xml')
    expect(await feed.text()).toContain('本站在试运行')
  }
})

test('notices are found by their year', async ({ browser }) => {
  const page = await open(browser, '/published/notices/', false)
  await page.getByRole('link', { name: '2025 年', exact: true }).click()
  await expect(page).toHaveURL('/published/notices/2025/')
  await expect(page.locator('main .rows > li')).toHaveCount(1)
})

test('what is made up says so wherever it stands', async ({ browser }) => {
  for (const path of ['/published/notices/2025/', '/published/funds/', '/published/inspections/']) {
    const page = await open(browser, path, false)
    const samples = page.locator('main .rows > li', { has: page.locator('.tag') })
    expect(await samples.count()).toBeGreaterThan(0)
    await samples.first().getByRole('link').click()
    await expect(page.locator('h1 .tag')).toHaveText('示例')
    await expect(page.locator('main')).toContainText(/编的/)
  }
})

test('a promise has its aim, and nobody has invented how far it is', async ({ browser }) => {
  const page = await open(browser, '/published/progress/', false, 1280)
  const row = page.getByRole('row', { name: /老年助餐服务点/ })
  await expect(row).toContainText('5 个')
  await expect(row).toContainText('待民政局公布')
  await expect(page.locator('main svg .new')).toHaveCount(0)
})

test('a table that is not published shows its columns, and can be taken along', async ({ browser }) => {
  const page = await open(browser, '/published/funds/paid-2024/', false, 1280)
  await expect(page.getByRole('columnheader', { name: '发了多少' })).toBeVisible()
  await expect(page.getByRole('row', { name: /城市低保/ })).toContainText('700 元/月')
  const href = await page.getByRole('link', { name: '下载表格' }).getAttribute('href')
  const table = await page.request.get(href ?? '')
  expect(table.headers()['content-type']).toContain('text/csv')
  const text = (await table.body()).toString('utf8')
  expect(text.startsWith('\ufeff名称,')).toBe(true)
  expect(text).toContain('\r\n城市低保,700 元/月,,,paid-2024,')
})

test('the page of the lottery fund leads nowhere that sells', async ({ browser }) => {
  const page = await open(browser, '/published/lottery-fund/', false)
  await expect(page.locator('main .note')).toContainText('不得卖给未成年人')
  for (const link of await page.locator('main a').all())
    expect(await link.getAttribute('href')).toMatch(/^\/(published|sources)?\//)
})

test('the plan leads from its part to its section in the sources', async ({ browser }) => {
  const page = await open(browser, '/published/work-plan/', false)
  await expect(page.locator('main .note')).toContainText('不是结果')
  await page.getByRole('link', { name: /救助和儿童/ }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(6)
  const data = await page.request.get('/published/work-plan.json')
  expect(((await data.json()) as { sections: unknown[] }).sections).toHaveLength(40)
})

test('on paper a table keeps its lines and loses what can only be pressed', async ({ browser }) => {
  const page = await open(browser, '/published/funds/paid-2024/', false, 1280)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('row')).toHaveCount(12)
  await expect(page.locator('.masthead nav')).toBeHidden()
})
