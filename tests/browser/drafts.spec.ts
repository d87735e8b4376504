import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/booking.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'
import {
  answers,
  card,
  DOT,
  DRAFTS,
  phoneFor,
  press,
  receiptsOn,
  STREET,
  stored,
  workerReady,
  writeReport,
} from './support/phone.ts'

/** A portal of its own, because these tests look at what a phone keeps of all that it ever sent. */
test.describe.configure({ mode: 'default', timeout: 180_000 })

let portal: OwnPortal
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

test('who sends with scripts sees the same receipt as without: whom to ring in danger, and what comes next', async () => {
  const one = phoneFor(portal)
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
  const one = phoneFor(portal)
  const context = await one.open()
  const page = await context.newPage()
  await context.route('**/report/follow/', (route) => route.abort())
  try {
    await writeReport(page, '桥下有人睡着', 6)
    await press(page, '送出')
    await expect(receiptsOn(page)).toHaveCount(1, { timeout: 30_000 })
    await expect(page.locator('[data-state="sent"] h2')).toBeFocused()
    expect(await answers(portal, await receiptsOn(page).innerText())).toBe(200)
  } finally {
    await context.close()
    one.remove()
  }
})

test('the phone says where it is only when it is asked, and how exactly; a refusal is no fault', async () => {
  const one = phoneFor(portal)
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
    const one = phoneFor(portal)
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
  const one = phoneFor(portal)
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
