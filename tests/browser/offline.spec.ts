import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'
import { DRAFTS_DB } from '../../site/kept-names.ts'
import { expectAccessible } from './support/booking.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

/** A portal of its own, because these tests take it away. */
test.describe.configure({ mode: 'default', timeout: 180_000 })

let portal: OwnPortal
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

/** The smallest picture there is. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const STREET = '/report/street-person/'
const DRAFTS = '/report/drafts/'
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The phone of one person: its storage outlives the browser. */
const phone = (
  serviceWorkers: 'allow' | 'block' = 'allow',
): { open: () => Promise<BrowserContext>; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-phone-'))
  const { launchOptions, locale, timezoneId } = test.info().project.use
  return {
    open: () =>
      chromium.launchPersistentContext(folder, {
        ...launchOptions,
        headless: true,
        serviceWorkers,
        baseURL: portal.url,
        locale,
        timezoneId,
        viewport: { width: 390, height: 844 },
        reducedMotion: 'reduce',
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Until the service worker answers for the page, and has brought what it brings. */
const workerReady = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller === null)
      await new Promise((done) => {
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
      })
  })
}

const writeReport = async (page: Page, words: string, place = 3): Promise<void> => {
  await page.goto(STREET)
  await page.locator('[name="fields.seen"]').fill(words)
  await page.locator('[name="place.township"]').selectOption({ index: place })
}

const card = (page: Page, words: string) => page.locator('[data-draft]').filter({ hasText: words })
/** Until the phone has stored what was typed: nobody's thumb leaves a page within the same thousandth of a second. */
const stored = (page: Page, words: string) =>
  expect
    .poll(() =>
      page.evaluate(
        async (names) => {
          // Opening what is not there would make it, empty.
          if (!(await indexedDB.databases()).some(({ name }) => name === names.db)) return ''
          return new Promise<string>((done, fail) => {
            const opening = indexedDB.open(names.db)
            opening.onerror = () => fail(opening.error ?? new Error('not opened'))
            opening.onsuccess = () => {
              const reading = opening.result.transaction(names.store).objectStore(names.store).getAll()
              reading.onerror = () => fail(reading.error ?? new Error('not read'))
              reading.onsuccess = () => {
                opening.result.close()
                done(JSON.stringify(reading.result))
              }
            }
          })
        },
        { db: DRAFTS_DB, store: 'drafts' },
      ),
    )
    .toContain(words)

const receiptsOn = (page: Page) => page.locator('[data-state="sent"] [data-receipt]')

const answers = async (receipt: string): Promise<number> => {
  const answer = await fetch(`${portal.url}/api/requests/lookup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ receipt }),
  })
  return answer.status
}

test('a visited page opens again without a network; one that was not visited, and one about somebody, do not', async () => {
  const one = phone()
  const context = await one.open()
  const page = await context.newPage()
  await page.goto('/')
  await workerReady(page)
  await page.goto('/services/')
  await page.goto('/report/follow/')
  await page.goto('/booking/find/')
  await expect.poll(() => page.evaluate(async () => (await caches.keys()).length)).toBe(3)
  await context.setOffline(true)
  await portal.end()
  try {
    await page.goto('/')
    await expect(page.locator('h1')).toHaveText('今天要办什么事？')
    expect(
      await page.evaluate(() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)),
    ).toBe(true)
    await page.goto('/services/')
    await expect(page.getByRole('main')).toContainText('低保')
    for (const path of ['/report/follow/', '/booking/find/', '/standards/']) {
      await page.goto(path)
      await expect(page.locator('h1'), path).toHaveText('没有网络')
    }
    await expect(page.locator('[data-kept-pages] a').first()).toBeVisible()
    expect(await page.locator('[data-kept-pages] a').allInnerTexts()).toContain('洪江民政便民服务')
    await page.goto('/elder/standards/')
    await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder')
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const opened = await Promise.all(names.map((name) => caches.open(name)))
      const requests = await Promise.all(opened.map((cache) => cache.keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.filter((path) => /follow|find|sent|\/api\//.test(path))).toEqual([])
  } finally {
    await context.close()
    one.remove()
    await portal.start()
  }
})

test('three reports written without a network arrive once each, after the browser was closed and the portal was away', async () => {
  const one = phone()
  let context = await one.open()
  let page = await context.newPage()
  await page.goto('/report/')
  await page.goto(DRAFTS)
  await workerReady(page)
  await context.setOffline(true)
  await portal.end()
  const before = portal.reports()

  for (const words of ['桥下有一位老人', '车站有一个孩子', '河边有人躺着', '写错了的一份'] as const) {
    await writeReport(page, words)
    await expect(page.locator('[data-offline-note]')).toContainText('没有网络')
    await press(page, '送出')
    await expect(page).toHaveURL(new RegExp(`${DRAFTS}#`))
    await expect(card(page, words)).toContainText('等着送出')
  }
  await card(page, '写错了的一份').getByRole('button', { name: '删掉' }).click()
  await page.getByRole('button', { name: '真的删掉' }).click()
  await expect(page.locator('[data-draft]')).toHaveCount(3)
  await card(page, '河边有人躺着').getByRole('link', { name: '接着写' }).click()
  await expect(page.locator('[name="fields.seen"]')).toHaveValue('河边有人躺着')
  await page.locator('[name="fields.seen"]').fill('河边有人躺着，穿红衣服')
  await press(page, '送出')
  await expect(card(page, '穿红衣服')).toContainText('等着送出')
  await page.goto(STREET)
  await page.locator('[name="fields.seen"]').fill('还没写完的一份')
  await stored(page, '还没写完的一份')
  // Left in the middle of a word: what was typed is there all the same.
  await page.goto(DRAFTS)
  await expect(card(page, '还没写完的一份')).toBeVisible()
  await context.close()

  await portal.start()
  context = await one.open()
  page = await context.newPage()
  try {
    const other = await context.newPage()
    await Promise.all([page.goto('/'), other.goto(DRAFTS)])
    await page.goto(DRAFTS)
    await expect(receiptsOn(page)).toHaveCount(3, { timeout: 60_000 })
    await expect(card(page, '还没写完的一份')).toContainText('没写完')
    const receipts = await receiptsOn(page).allInnerTexts()
    expect(new Set(receipts).size).toBe(3)
    for (const receipt of receipts) expect(await answers(receipt)).toBe(200)
    await page.reload()
    await expect(receiptsOn(page)).toHaveCount(3)
    await portal.end()
    expect(portal.reports() - before).toBe(3)
  } finally {
    await context.close()
    one.remove()
    await portal.start()
  }
})

test('an answer that was lost on its way makes no second report: the same receipt comes at the next try', async () => {
  const one = phone('block')
  const context = await one.open()
  const page = await context.newPage()
  await portal.end()
  const before = portal.reports()
  await portal.start()
  let accepted = 0
  await context.route('**/api/requests', async (route) => {
    const answer = await route.fetch()
    accepted = answer.status()
    await portal.end('SIGKILL')
    await route.abort()
  })
  try {
    await writeReport(page, '路口有人摔倒了', 5)
    await press(page, '送出')
    await expect(page.getByRole('alert')).toContainText('还没有送到', { timeout: 30_000 })
    expect(accepted).toBe(201)
    await context.unroute('**/api/requests')
    await portal.start()
    await page.goto(DRAFTS)
    await expect(receiptsOn(page)).toHaveCount(1, { timeout: 60_000 })
    expect(await answers(await receiptsOn(page).innerText())).toBe(200)
    await portal.end()
    expect(portal.reports() - before).toBe(1)
  } finally {
    await context.close()
    one.remove()
    await portal.start()
  }
})

test('what the portal would not take comes back with its own words at the field, and goes when it is mended', async () => {
  const one = phone()
  const context = await one.open()
  const page = await context.newPage()
  try {
    await page.goto(STREET)
    await page.locator('[name="fields.seen"]').fill('没有写在哪里')
    await press(page, '送出')
    await expect(page.locator('.problems')).toBeFocused()
    await expect(page.locator('.wrong [name="place.township"]')).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)
    await page.goto(DRAFTS)
    await expect(card(page, '没有写在哪里')).toContainText('要改')
    await page.getByRole('link', { name: '去改' }).click()
    await expect(page.locator('.wrong .error')).toBeVisible()
    await expect(page.locator('[name="fields.seen"]')).toHaveValue('没有写在哪里')
    await page.locator('[name="place.township"]').selectOption('431271')
    await press(page, '送出')
    await expect(page.locator('.wrong .error')).toContainText('问那里的民政部门')
    await page.locator('[name="place.township"]').selectOption({ index: 2 })
    await press(page, '送出')
    await expect(page).toHaveURL(/\/report\/sent\/$/, { timeout: 30_000 })
    const receipt = await page.locator('[data-receipt]').innerText()
    expect(await answers(receipt)).toBe(200)
    await page.goto(DRAFTS)
    await expect(receiptsOn(page)).toHaveCount(1)
    expect(await receiptsOn(page).innerText()).toBe(receipt)
    await expectAccessible(page)
    await page.getByRole('button', { name: '看办到哪一步' }).click()
    await expect(page.locator('h1')).toContainText('收到了')
  } finally {
    await context.close()
    one.remove()
  }
})

test('who sends with scripts sees the same receipt as without: whom to ring in danger, and what comes next', async () => {
  const one = phone()
  const context = await one.open()
  const page = await context.newPage()
  try {
    await writeReport(page, '桥下有人发抖', 4)
    await page.locator('[name="fields.danger"][value="yes"]').check()
    await press(page, '送出')
    await expect(page).toHaveURL(/\/report\/sent\/$/, { timeout: 30_000 })
    await expect(page.locator('h1')).toHaveText('收到了')
    await expect(page.locator('main a[href="tel:120"]')).toBeVisible()
    await expect(page.getByRole('heading', { name: '接下来' })).toBeVisible()
    await expectAccessible(page)
  } finally {
    await context.close()
    one.remove()
  }
})

test('a receipt that its page does not bring stands in the list on the phone', async () => {
  const one = phone()
  const context = await one.open()
  const page = await context.newPage()
  await context.route('**/report/follow/', (route) => route.abort())
  try {
    await writeReport(page, '桥下有人睡着', 6)
    await press(page, '送出')
    await expect(receiptsOn(page)).toHaveCount(1, { timeout: 30_000 })
    await expect(page.locator('[data-state="sent"] h2')).toBeFocused()
    expect(await answers(await receiptsOn(page).innerText())).toBe(200)
  } finally {
    await context.close()
    one.remove()
  }
})

test('the phone says where it is only when it is asked, and how exactly; a refusal is no fault', async () => {
  const one = phone()
  const context = await one.open()
  const page = await context.newPage()
  try {
    await page.goto(STREET)
    await press(page, '用手机定位')
    await expect(page.getByText('没有允许定位，不要紧')).toBeVisible()
    await context.grantPermissions(['geolocation'], { origin: portal.url })
    await context.setGeolocation({ latitude: 27.1234567, longitude: 109.9, accuracy: 34.2 })
    await press(page, '用手机定位')
    await expect(page.getByText('误差大约 35 米')).toBeVisible()
    await expect(page.locator('[name="place.lat"]')).toHaveValue('27.123457')
    await press(page, '不用这个位置')
    await expect(page.locator('[name="place.lat"]')).toHaveValue('')
  } finally {
    await context.close()
    one.remove()
  }
})

for (const root of ['', '/elder'])
  test(`nothing is in anybody’s way on the pages for a phone without a network, below ${root}/`, async () => {
    const one = phone()
    const context = await one.open()
    const page = await context.newPage()
    try {
      await page.goto(`${root}/offline/`)
      await workerReady(page)
      await expectAccessible(page)
      await page.goto(`${root}${DRAFTS}`)
      await expect(page.getByText('这台手机上没有报告')).toBeVisible()
      await expectAccessible(page)
      await context.setOffline(true)
      await page.goto(`${root}${STREET}`)
      await page.locator('[name="fields.seen"]').fill('桥下有人')
      await page
        .locator('[name="photo"]')
        .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: DOT })
      await expect(page.getByText('照片 1（1 KB）')).toBeVisible()
      await expectAccessible(page)
      await press(page, '送出')
      await expect(card(page, '桥下有人')).toContainText('照片 1 张')
      await page.getByRole('button', { name: '删掉' }).click()
      await expectAccessible(page)
    } finally {
      await context.close()
      one.remove()
    }
  })

test('clearing says what has not been sent, and leaves nothing on the phone', async () => {
  const one = phone()
  const context = await one.open()
  const page = await context.newPage()
  try {
    await page.goto(STREET)
    await workerReady(page)
    await page.locator('[name="fields.seen"]').fill('没写完')
    await stored(page, '没写完')
    await page.goto(DRAFTS)
    await expect(page.locator('[data-draft]')).toHaveCount(1)
    await page.goto('/clear/')
    await expect(page.getByText('还有 1 份没有送出的报告')).toBeVisible()
    await press(page, '全部清除')
    await expect(page.locator('h1')).toHaveText('已经清除')
    const left = await page.evaluate(async () => ({
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }))
    expect(left).toEqual({ caches: [], workers: 0 })
    await page.goto(DRAFTS)
    await expect(page.getByText('这台手机上没有报告')).toBeVisible()
  } finally {
    await context.close()
    one.remove()
  }
})
