import { expect, test, type Page } from '@playwright/test'
import {
  expectAccessible,
  expectHeading,
  fillParty,
  holdTime,
  newCouple,
  press,
  read,
} from './support/booking.ts'

/** The tests of booking.spec.ts may run at the same time, and hold the branch's first days of the next month. */
const BRANCH = '/booking/marriage/?office=registry-branch'

test.describe.configure({ mode: 'default', timeout: 180_000 })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the whole journey is the same', async ({ page }) => {
    await holdTime(page, BRANCH, 6, false)
    await expect(page.getByText(/为您留到 [上中下]午\d+:\d\d/)).toBeVisible()
    const party = newCouple()
    await fillParty(page, party)
    await press(page, '确认预约')
    await expectHeading(page, '约好了')
    const code = await page.locator('.code').innerText()
    await page.getByRole('link', { name: '改时间' }).click()
    await page.locator('.cal .open a').first().click()
    await page.locator('.slots .choice').first().click()
    await read(page)
    await press(page, '就约这个时间')
    await press(page, '改到这个时间')
    await expect(page.getByText('时间改好了')).toBeVisible()
    await page.goto('/booking/find/')
    await page.locator('#code').fill(code)
    await page.locator('#phoneLast4').fill(party.phone.slice(-4))
    await press(page, '查')
    await page.getByRole('link', { name: '取消预约' }).click()
    await press(page, '取消这个预约')
    await expectHeading(page, '已经取消了')
  })

  test('a phone begins with this week, and an office screen has the whole month', async ({ page }) => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    await page.goto(`${BRANCH}&month=${today.slice(0, 7)}`)
    const numbers = async (): Promise<number[]> => {
      const days = await page.locator('.cal td > *').all()
      const seen = await Promise.all(
        days.map(async (day) => ((await day.isVisible()) ? day.innerText() : '')),
      )
      return seen.filter((text) => text !== '').map((text) => Number(/^(?:\d+月)?\s*(\d+)/.exec(text)?.[1]))
    }
    await page.setViewportSize({ width: 390, height: 844 })
    expect((await numbers())[0]).toBe(Number(today.slice(8)))
    await page.setViewportSize({ width: 1366, height: 768 })
    expect((await numbers())[0]).toBe(1)
  })

  test('who presses faster than anybody reads is asked to press again, and the choice is kept', async ({
    page,
  }) => {
    await page.goto(BRANCH)
    await page.locator('.cal .open a').first().click()
    await page.locator('.slots .choice').nth(1).click()
    await press(page, '就约这个时间')
    await expect(page.getByText('再按一次')).toBeVisible()
    await expect(page.locator('input[name="start"]:checked')).toHaveCount(1)
    await read(page)
    await press(page, '就约这个时间')
    await expectHeading(page, '写上两个人的名字')
  })
})

test.describe('长辈版', () => {
  const walk = async (page: Page, look: (page: Page) => Promise<void>, scripts: boolean) => {
    await page.goto('/elder/booking/')
    await page.getByRole('link', { name: '结婚登记' }).click()
    await look(page)
    await page.getByRole('link', { name: '往下' }).click()
    await look(page)
    await page.locator('.rows a').first().click()
    await look(page)
    await page.locator('.rows a').nth(1).click()
    await look(page)
    if (!scripts) await read(page)
    await page.locator('button[name="start"]').first().click()
    await expectHeading(page, '第 1 个人：女方')
    await expect(page.getByRole('timer')).toHaveCount(0)
    await look(page)
    await press(page, '下一步')
    await expect(page.locator('.problems li')).toHaveCount(2)
    await look(page)
    const { people, phone } = newCouple()
    for (const [at, { name, idNumber }] of people.entries()) {
      await page.locator(`[name="people.${at}.name"]`).fill(name)
      await page.locator(`[name="people.${at}.idNumber"]`).fill(idNumber)
      await press(page, '下一步')
    }
    await expectHeading(page, '手机号是多少？')
    await look(page)
    await page.locator('[name="phone"]').fill(phone)
    await press(page, '下一步')
    await expectHeading(page, '看看对不对')
    await look(page)
    await press(page, '对，就这样约')
    await expectHeading(page, '约好了')
    await look(page)
    const code = await page.locator('.code').innerText()
    await page.goto('/elder/booking/find/')
    await look(page)
    await page.locator('#code').fill(code)
    await press(page, '下一步')
    await look(page)
    await page.locator('#phoneLast4').fill(phone.slice(-4))
    await press(page, '查')
    await expectHeading(page, '约好了')
    await page.getByRole('link', { name: '不去了，取消' }).click()
    await look(page)
    await press(page, '取消这个预约')
    await expectHeading(page, '已经取消了')
  }

  test('is one question a screen, with large targets, and nothing in the way', async ({ page }) => {
    await walk(page, expectAccessible, true)
    for (const path of [
      '/elder/booking/divorce-collection/?at=applied',
      '/elder/booking/divorce-collection/?office=registry&applied=2026-11-02',
      '/elder/booking/hold/',
    ]) {
      await page.goto(path)
      await expectAccessible(page)
    }
  })

  test('whose time has run out finds the nearest ones as buttons that fit the screen', async ({ page }) => {
    await page.setExtraHTTPHeaders({ 'portal-now': new Date(Date.now() - 11 * 60_000).toISOString() })
    await page.goto('/elder/booking/marriage/?office=registry-branch')
    await page.locator('.rows a').nth(4).click()
    await page.locator('button[name="start"]').first().click()
    await expectHeading(page, '第 1 个人：女方')
    await page.setExtraHTTPHeaders({})
    await page.goto('/elder/booking/hold/')
    await expectHeading(page, '留号的时间到了')
    await expectAccessible(page)
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })
    test('walks the same way', async ({ page }) => {
      await walk(page, () => Promise.resolve(), false)
    })
  })
})
