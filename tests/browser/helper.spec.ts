import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { holdScripts } from './support/held-scripts.ts'
import { family } from './support/journey.ts'
import { sidewaysPx } from './support/measure.ts'

const WIDE = { width: 1280, height: 900 }

/** Fills in what the page asks and the family can answer; a question may come only after another. */
const fill = async (
  page: Page,
  answers: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> => {
  for (const [fact, given] of Object.entries(answers)) {
    const field = (value: string) => page.locator(`[name="a.${fact}"][value="${value}"]`)
    if (typeof given === 'string') {
      const text = page.locator(`input[type="text"][name="a.${fact}"]`)
      if ((await text.count()) > 0) await text.fill(given)
    } else for (const value of given) if ((await field(value).count()) > 0) await field(value).check()
  }
}

/** 低保 and the two subsidies alone, whatever else the content offers. */
const chooseOnly = async (page: Page): Promise<void> => {
  const wanted = ['低保', '残疾人两项补贴']
  for (const choice of await page.locator('label:has(input[name="offer"])').all()) {
    const name = (await choice.innerText()).trim()
    await choice.locator('input').setChecked(wanted.some((one) => name === one))
  }
}

/** The script has taken over once it shows what only it can do. */
const begin = async (page: Page): Promise<void> => {
  await page.goto('/helper/')
  await expect(page.locator('kbd')).toBeVisible()
  await chooseOnly(page)
}

const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

const violations = async (page: Page): Promise<unknown[]> => {
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await axe(page).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page).withRules(['color-contrast']).analyze()
  return [...light.violations, ...dark.violations]
}

const result = (page: Page) => page.locator('section:has(> #result-heading)')

test.describe('a village cadre at a desk', () => {
  test.use({ viewport: WIDE })

  test('sees the result while typing, with amount, year and reasons; nothing leaves the page', async ({
    page,
  }) => {
    await page.goto('/helper/')
    await expect(page.locator('kbd')).toBeVisible()
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
    await chooseOnly(page)
    await fill(page, family)
    await expect(result(page)).toContainText('可能能领 2 项')
    await expect(result(page)).toContainText('约 600 元/月')
    await expect(result(page)).toContainText('按 2024 年标准估算')
    await expect(result(page)).toContainText('低于 700 元')
    await expect(result(page)).toContainText('这是自查，不是审批')
    await expect(page.locator('#helper-said')).toContainText('可能能领 2 项')
    await page.keyboard.press('Alt+n')
    expect(asked).toEqual([])
    expect(page.url()).toMatch(/\/helper\/$/)
  })

  test('keeps the result in sight beside a long form', async ({ page }) => {
    await begin(page)
    await page.locator('[data-fact="basicPensionMonthlyFen"]').evaluate((row) => row.scrollIntoView())
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(WIDE.height)
    await expect(page.locator('#result-heading')).toBeInViewport()
  })

  test('is asked only what can still matter, and told what is most useful next', async ({ page }) => {
    await begin(page)
    await expect(page.locator('[data-fact="self.disabilityLevel"]')).toBeVisible()
    await fill(page, { 'self.disabilityCard': ['no'] })
    await expect(page.locator('[data-fact="self.disabilityLevel"]')).toHaveCount(0)
    await expect(page.locator('[data-fact="self.disabilityCard"] .dot')).toHaveClass(/done/)
    const first = result(page).locator('a[href^="#v-"]').first()
    const target = (await first.getAttribute('href'))?.slice(1) ?? ''
    await first.click()
    await expect(page.locator(`[id="${target}"]`)).toBeFocused()
  })

  test('may empty a field to write it anew, and it stays', async ({ page }) => {
    await begin(page)
    await fill(page, family)
    const field = page.locator('input[name="a.householdSize"]')
    await field.focus()
    await field.fill('')
    await field.pressSequentially('5')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('5')
    await expect(result(page)).toContainText('约 2000 元/月')
  })

  test('is told of a wrong answer when the field is left, not before', async ({ page }) => {
    await begin(page)
    const field = page.locator('input[name="a.householdSize"]')
    await field.pressSequentially('三')
    await expect(page.locator('.error')).toHaveCount(0)
    await page.keyboard.press('Tab')
    await expect(page.locator('[data-fact="householdSize"] .error')).toContainText('请只写数字')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await page.getByRole('button', { name: '看结果' }).click()
    await expect(page.locator('.problems')).toBeFocused()
    expect(await page.title()).toMatch(/^有 1 处要改/)
    expect(await violations(page)).toEqual([])
    await page.locator('.problems a').click()
    await expect(field).toBeFocused()
    await field.fill('3')
    await expect(page.locator('.error')).toHaveCount(0)
    await expect(page.locator('.problems')).toHaveCount(0)
  })

  test('takes the next household with one key, opens an earlier one again and prints a sheet for each', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', 'yes')
    })
    await begin(page)
    await page.keyboard.press('Alt+n')
    await expect(page.locator('#helper-said')).toHaveText('这一家还没有填。')
    await fill(page, family)
    await page.locator('#label').fill('三组12号')
    await page.keyboard.press('Alt+n')
    await expect(page.locator('.over')).toHaveText('第 2 家')
    await expect(page.locator('#label')).toBeFocused()
    await expect(page.locator('#label')).toHaveValue('')
    await expect(page.locator('[data-fact] input:checked')).toHaveCount(0)
    await expect(page.locator('#helper-said')).toContainText('第 1 家已经放进')

    await fill(page, { area: ['rural'], householdSize: '2' })
    await page.getByRole('button', { name: /^打开\s*第 1 家/ }).click()
    await expect(page.locator('#label')).toHaveValue('三组12号')
    await expect(page.locator('input[name="a.householdMonthlyIncomeFen"]')).toHaveValue('1500')
    await fill(page, { householdMonthlyIncomeFen: '1200' })
    await expect(result(page)).toContainText('约 900 元/月')

    await page.reload()
    await expect(page.locator('#label')).toHaveValue('三组12号')
    await expect(page.locator('input[name="a.householdMonthlyIncomeFen"]')).toHaveValue('1200')
    await expect(page.getByRole('button', { name: /^打开\s*第 2 家/ })).toBeVisible()

    await page.getByRole('button', { name: '全部打印，一家一张' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes')
    await expect(page.locator('.paper')).toHaveCount(2)
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['.masthead', '.helper', '.foot', '.crumb'])
      await expect(page.locator(hidden).first()).toBeHidden()
    const first = page.locator('.paper').first()
    for (const said of [
      '三组12号',
      '900',
      '按 2024 年标准估算',
      '带什么',
      '去哪里',
      '不是审批',
      '全家月收入',
      '1200 元/月',
    ])
      await expect(first).toContainText(said)
    const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)
    expect(pages).toHaveLength(2)

    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: /^删掉\s*第 2 家/ }).click()
    await expect(page.locator('#households')).toBeFocused()
    await expect(page.getByRole('button', { name: /^打开\s*第 2 家/ })).toHaveCount(0)
  })

  test('leaves nothing behind once everything is cleared', async ({ page }) => {
    await begin(page)
    await fill(page, family)
    await page.keyboard.press('Alt+n')
    await page.getByRole('link', { name: '清除这台手机上的记录' }).first().click()
    await page.getByRole('button', { name: '全部清除' }).click()
    await expect(page.locator('h1')).toHaveText('已经清除')
    expect(await page.evaluate(() => window.sessionStorage.length)).toBe(0)
    await page.goto('/helper/')
    await expect(page.locator('[data-fact] input:checked')).toHaveCount(0)
  })

  test('has the new result on the page before the browser draws the next frame', async ({ page }) => {
    await begin(page)
    await fill(page, family)
    const seen = await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('input[name="a.householdMonthlyIncomeFen"]')
      const panel = document.querySelector('#result')
      if (field === null || panel === null) throw new Error('no such field')
      field.value = '1200'
      field.dispatchEvent(new Event('input', { bubbles: true }))
      return panel.textContent
    })
    expect(seen).toContain('约 900 元/月')
  })
})

for (const viewport of [{ width: 390, height: 844 }, WIDE])
  test(`nothing is in anybody's way at ${viewport.width} px, light or dark, empty or filled`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport)
    await begin(page)
    expect(await violations(page)).toEqual([])
    await fill(page, family)
    await page.locator('#label').fill('门牌 7')
    await page.getByRole('button', { name: /^下一家/ }).click()
    await fill(page, { area: ['urban'] })
    expect(await violations(page)).toEqual([])
    expect(await sidewaysPx(page)).toBe(0)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await sidewaysPx(page)).toBe(0)
  })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the same form gives the same result, further questions included, and a sheet to print', async ({
    page,
    browser,
  }) => {
    await page.goto('/helper/')
    await chooseOnly(page)
    await fill(page, family)
    await page.getByRole('button', { name: '看结果' }).click()
    await expect(page).toHaveURL(/\/helper\/#result$/)
    await expect(page.locator('input[name="a.householdSize"]')).toHaveValue('3')
    const plain = await result(page).innerText()
    expect(plain).toContain('可能能领 2 项')

    const scripted = await browser.newPage({ javaScriptEnabled: true })
    await begin(scripted)
    await fill(scripted, family)
    expect(await result(scripted).innerText()).toBe(plain)
    await scripted.close()

    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.paper')).toBeVisible()
    await expect(page.locator('.helper')).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: '下一家' }).click()
    await expect(page.locator('[data-fact] input:checked')).toHaveCount(0)
  })

  test('what cannot be read is summed up first and takes the focus; everything stays as it was typed', async ({
    page,
  }) => {
    await page.goto('/helper/')
    await chooseOnly(page)
    await page.locator('#label').fill('门牌 7')
    await fill(page, { area: ['urban'], householdSize: '三口人' })
    await page.getByRole('button', { name: '看结果' }).click()
    await expect(page.locator('.problems')).toBeFocused()
    await expect(page.locator('[data-fact="householdSize"] .error')).toContainText('请只写数字')
    await expect(page.locator('input[name="a.householdSize"]')).toHaveValue('三口人')
    await expect(page.locator('#label')).toHaveValue('门牌 7')
    await expect(page.locator('[name="a.area"][value="urban"]')).toBeChecked()
  })
})

test('what was typed before the script was there is kept by it', async ({ page }) => {
  const release = await holdScripts(page)
  await page.goto('/helper/', { waitUntil: 'commit' })
  const field = page.locator('input[name="a.householdSize"]')
  await field.fill('4')
  release()
  await expect(page.locator('kbd')).toBeVisible()
  await expect(field).toHaveValue('4')
  await expect(field).toBeFocused()
  await expect(page.locator('[data-fact="householdSize"] .dot')).toHaveClass(/done/)
})
