import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { holdScripts } from './support/held-scripts.ts'
import { answer, answerAll, family, questionOn, resultText } from './support/journey.ts'

const violations = async (page: Page): Promise<unknown[]> => {
  const light = await new AxeBuilder({ page }).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light.violations, ...dark.violations]
}

const begin = async (page: Page, path = '/check/'): Promise<void> => {
  await page.goto(path)
  await page.getByRole('button', { name: '开始' }).click()
  await expect(page.locator('input[name="q"]').first()).toBeAttached()
}

test.describe('a resident with a phone', () => {
  test('comes from the page about 低保 and learns whether, how much, why, what to bring and where to go', async ({
    page,
  }) => {
    await page.goto('/services/min-living-urban/')
    await page
      .getByRole('link', { name: /查一查/ })
      .first()
      .click()
    await answerAll(page, family)
    await expect(page.locator('h1')).toHaveText('您家可能能领 1 项')
    const result = await resultText(page)
    expect(result).toContain('约 600 元/月')
    expect(result).toContain('按 2024 年标准估算')
    expect(result).toContain('人均每月 500 元，低于 700 元')
    expect(result).toMatch(/社会救助法第\s18、23、37\s条/)
    expect(result).toContain('不是审批')
    expect(result).toContain('带什么')
    expect(result).toContain('去哪里')
    await page
      .getByRole('link', { name: /看带什么、去哪里/ })
      .first()
      .click()
    await expect(page.locator('h1')).toHaveText('城市低保')
  })

  test('sends nothing anywhere: no request is made once the first question is there', async ({ page }) => {
    await page.goto('/check/')
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    await page.getByRole('button', { name: '开始' }).click()
    await expect(page.locator('input[name="q"]').first()).toBeAttached()
    await page.waitForLoadState('networkidle')
    // What a result needs comes by itself, and is the same for everybody.
    expect(asked.length).toBeGreaterThan(0)
    for (const one of asked) expect(one).toMatch(/^GET \/_astro\/[\w.-]+\.js$/)
    asked.length = 0
    await page.context().setOffline(true)
    await answerAll(page, family)
    expect(await resultText(page)).toContain('约 600 元/月')
    expect(asked).toEqual([])
    expect(page.url()).toMatch(/\/check\/$/)
  })

  test('of a country household is told that the income of a year is missing, not that of a month', async ({
    page,
  }) => {
    await page.goto('/check/?for=min-living-rural')
    const { householdMonthlyIncomeFen: _, ...rest } = family
    await answerAll(page, { ...rest, area: ['rural'] })
    const result = await resultText(page)
    expect(result).toContain('全家年收入')
    expect(result).not.toContain('全家月收入')
  })

  test('writes an income in words and is told beside the field what to write; nothing is lost', async ({
    page,
  }) => {
    await begin(page)
    await answerAll(page, family, async (fact) => {
      if (fact !== 'householdMonthlyIncomeFen') return
      await answer(page, '一千五左右')
      await expect(page.locator('.problems')).toBeFocused()
      await expect(page.locator('.error')).toContainText('请只写数字，例如 1500')
      const field = page.locator('input[name="v"]')
      await expect(field).toHaveValue('一千五左右')
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      expect(await page.title()).toMatch(/^有 1 处要改/)
      expect(await violations(page)).toEqual([])
      await page.locator('.problems a').click()
      await expect(field).toBeFocused()
    })
    await expect(page.locator('h1')).toContainText('可能能领')
  })

  test('goes back, with the page and with the browser, and changes one answer without losing the rest', async ({
    page,
  }) => {
    await page.goto('/check/?for=min-living-urban')
    await answerAll(page, family)
    await page.locator('button[value="change:householdMonthlyIncomeFen"]').click()
    await expect(page.locator('input[name="v"]')).toHaveValue('1500')
    await answer(page, '2100')
    expect(await resultText(page)).toContain('可能不符合“低于 700 元”')
    expect(await resultText(page)).toContain('仍可向户籍地乡镇申请')
    await page.goBack()
    await expect(page.locator('input[name="v"]')).toHaveValue('1500')
    await page.goBack()
    await expect(page.locator('h1')).toHaveText('您家可能能领 1 项')
  })

  test('finds the answers again after leaving the page, until they are cleared', async ({ page }) => {
    await begin(page)
    await answer(page, family[(await questionOn(page)) ?? ''])
    const second = await questionOn(page)
    await page.goto('/services/')
    await page.goto('/check/')
    await expect(page.locator(`input[name="q"][value="${second}"]`).first()).toBeAttached()
    await page.goto('/clear/')
    await page.getByRole('button').first().click()
    await expect(page.locator('h1')).toHaveText('已经清除')
    expect(await page.evaluate(() => window.sessionStorage.length + window.localStorage.length)).toBe(0)
  })

  test('can do all of it with the keyboard', async ({ page }) => {
    await page.goto('/check/?for=disability-nursing')
    await expect(page.locator('input[name="q"]').first()).toBeAttached()
    await page.locator('h1').focus()
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key)
    }
    for (let number = 0; number < 20; number += 1) {
      const fact = await questionOn(page)
      if (fact === undefined) break
      const target = page.locator('button[value="unknown"]')
      for (
        let tab = 0;
        tab < 30 && !(await target.evaluate((button) => button === document.activeElement));
        tab += 1
      )
        await press('Tab')
      await expect(target).toBeFocused()
      await press('Enter')
      await expect(page.locator(`#check form:has(h1) input[name="q"][value="${fact}"]`)).toHaveCount(0)
      await expect(page.locator('h1')).toBeFocused()
    }
    await expect(page.locator('h1')).toHaveText('还说不准，要问窗口')
  })

  for (const path of ['/check/', '/elder/check/'])
    test(`finds nothing in the way on ${path}, in any state`, async ({ page }) => {
      await begin(page, path)
      const seen = new Set<string | null>()
      await answerAll(page, family, async () => {
        // Questions differ by the kind of their field, and are otherwise alike.
        const kind = await page.locator('input[name="v"]').first().getAttribute('type')
        if (!seen.has(kind)) expect(await violations(page)).toEqual([])
        seen.add(kind)
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        ).toBe(0)
      })
      expect(await violations(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0)
    })

  test('prints a sheet without navigation', async ({ page }) => {
    await begin(page)
    await answerAll(page, family)
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['.masthead nav', '.crumb', '.foot .btn', 'button[data-print]'])
      for (const one of await page.locator(hidden).all()) await expect(one).toBeHidden()
    await expect(page.locator('.ledger').last()).toBeVisible()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const path of ['/check/', '/elder/check/'])
    test(`${path} gives the same questions and the same result as with it`, async ({ page, browser }) => {
      await begin(page, path)
      const asked = await answerAll(page, family)
      const plain = await resultText(page)
      expect(page.url()).toMatch(/\/check\/$/)

      const scripted = await browser.newPage({ javaScriptEnabled: true })
      await begin(scripted, path)
      expect(await answerAll(scripted, family)).toEqual(asked)
      expect(await resultText(scripted)).toBe(plain)
      await scripted.close()
    })

  test('refuses as kindly, and keeps everything', async ({ page }) => {
    await begin(page)
    await answerAll(page, family, async (fact) => {
      if (fact !== 'householdSize') return
      await answer(page, '三口人')
      await expect(page.locator('.error')).toContainText('请只写数字')
      await expect(page.locator('input[name="v"]')).toHaveValue('三口人')
    })
    await expect(page.locator('h1')).toHaveText('您家可能能领 2 项')
  })

  test('goes back and changes an answer', async ({ page }) => {
    await begin(page)
    await answerAll(page, family)
    await page.locator('button[value="change:area"]').click()
    await expect(page.locator('input[name="v"][value="urban"]')).toBeChecked()
    await page.locator('button[value="back"]').click()
    await expect(page.locator('input[name="v"]').first()).toBeVisible()
    await page.goto('/check/?for=min-living-rural')
    await expect(page.locator('h1')).toContainText('户口在哪里')
  })
})

const couple: Readonly<Record<string, string | readonly string[]>> = {
  'fiance.sex': ['man'],
  'self.birthDate': '1995-03-01',
  'fiance.birthDate': '1996-05-05',
  'fiance.agrees': ['both'],
  'fiance.maritalStatus': ['free'],
  kinship: ['none'],
}

test.describe('a couple', () => {
  const chooseMarriage = async (page: Page): Promise<void> => {
    await page.goto('/check/')
    await page.getByRole('radio', { name: /结婚登记/ }).check()
    await page.getByRole('button', { name: '开始' }).click()
    await expect(page.locator('input[name="q"]').first()).toBeAttached()
  }

  test('learns in six questions whether it may register, what to bring, and that no household register is needed', async ({
    page,
  }) => {
    await page.clock.setFixedTime(new Date('2026-11-24T10:00:00+08:00'))
    await chooseMarriage(page)
    expect(await answerAll(page, couple)).toHaveLength(6)
    const result = await resultText(page)
    expect(result).toContain('结婚登记')
    expect(result).toContain('不要户口簿')
    expect(result).toContain('民法典')
    expect(await violations(page)).toEqual([])
  })

  test('is told the first day on which it may, if it is too early', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2026-11-24T10:00:00+08:00'))
    await chooseMarriage(page)
    await answerAll(page, { ...couple, 'self.birthDate': '2005-01-05' })
    await page.getByRole('button', { name: '对方出生日期' }).click()
    await answer(page, '1996-05-05')
    expect(await resultText(page)).toContain('最早可以登记 2027年1月5日 星期二')
  })

  test('is answered by the Worker where the part of the script about registration does not come', async ({
    page,
  }) => {
    await page.route('**/check-register*.js', (route) => route.abort())
    await chooseMarriage(page)
    await answerAll(page, couple)
    expect(await resultText(page)).toContain('结婚登记')
  })

  test('is answered by the Worker where the words of the result do not come', async ({ page }) => {
    await page.route('**/told-register*.js', (route) => route.abort())
    await chooseMarriage(page)
    await answerAll(page, couple)
    expect(await resultText(page)).toContain('结婚登记')
  })
})

test('a press before the script is there loses nothing: the Worker answers, and the script goes on from its page', async ({
  page,
}) => {
  const release = await holdScripts(page)
  await page.goto('/check/?for=min-living-urban', { waitUntil: 'commit' })
  await answer(page, ['hongjiang'])
  await expect(page.locator('#check form:has(h1) input[name="q"][value="self.receives"]')).toBeAttached()
  await answer(page, ['none'])
  await expect(page.locator('#check form:has(h1) input[name="q"][value="area"]')).toBeAttached()
  release()
  await page.waitForFunction(() => window.sessionStorage.getItem('check')?.includes('self.receives') === true)
  await answerAll(page, family)
  await expect(page.locator('h1')).toHaveText('您家可能能领 1 项')
})
