import { expect, test } from '@playwright/test'
import { expectAccessible } from './support/booking.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'
import {
  answers,
  card,
  DRAFTS,
  phoneFor,
  press,
  receiptsOn,
  STREET,
  stored,
  workerReady,
  writeReport,
} from './support/phone.ts'

/** A portal of its own, because these tests take it away. */
test.describe.configure({ mode: 'default', timeout: 180_000 })

let portal: OwnPortal
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

test('a visited page opens again without a network; one that was not visited, and one about somebody, do not', async () => {
  const one = phoneFor(portal)
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
  const one = phoneFor(portal)
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
    for (const receipt of receipts) expect(await answers(portal, receipt)).toBe(200)
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
  const one = phoneFor(portal, 'block')
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
    expect(await answers(portal, await receiptsOn(page).innerText())).toBe(200)
    await portal.end()
    expect(portal.reports() - before).toBe(1)
  } finally {
    await context.close()
    one.remove()
    await portal.start()
  }
})

test('what the portal would not take comes back with its own words at the field, and goes when it is mended', async () => {
  const one = phoneFor(portal)
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
    expect(await answers(portal, receipt)).toBe(200)
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
