import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { holdScripts } from './support/held-scripts.ts'
import { sidewaysPx, smallTargets } from './support/measure.ts'

const PATH = '/life-events/after-a-death/'
const ELDER = '/elder/life-events/after-a-death/'
/** What one family answers, and what its list must have and must not. */
const family = { place: 'hospital', burial: 'cemetery', receives: 'allowance', left: 'nobody' }
const wanted = ['certificate', 'hearse', 'cemetery', 'stop-benefits', 'hukou']
const unwanted = ['certificate-police', 'from-away', 'village', 'ecological', 'destitute', 'child', 'adult']

/** No page has frames, so axe needs no second page to gather results in. */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

const violations = async (page: Page): Promise<unknown[]> => {
  const light = await axe(page).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page).withRules(['color-contrast']).analyze()
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light.violations, ...dark.violations]
}

const choose = async (page: Page): Promise<void> => {
  for (const [question, value] of Object.entries(family))
    await page.locator(`input[name="a.${question}"][value="${value}"]`).check()
  await page.getByRole('button', { name: '按我家的情况列' }).click()
  await expect(page.locator('#list')).toHaveText('要办的 12 步')
}

const expectFamilysList = async (page: Page): Promise<void> => {
  for (const id of wanted) await expect(page.locator(`#${id}`)).toBeVisible()
  for (const id of unwanted) await expect(page.locator(`#${id}`)).toBeHidden()
  await expect(page.getByText('另有 8 步')).toBeVisible()
  await expect(page.getByText('按这些列的：在哪里去世的？医院；打算怎么安葬？公墓、骨灰堂；')).toBeVisible()
}

const tick = (page: Page, id: string) => page.locator(`input[name="done"][value="${id}"]`)

test.describe('a family with a phone', () => {
  test('finds the checklist from the home page, and nothing is left out before anything is chosen', async ({
    page,
  }) => {
    await page.goto('/')
    await page.getByRole('link', { name: /一件事一次办/ }).click()
    await page.getByRole('link', { name: /亲人去世以后/ }).click()
    await expect(page.locator('#list')).toHaveText('要办的 20 步')
    await expect(page.locator('#certificate-police')).toContainText('意外、不是病故的，才要这一步。')
    await expect(page.locator('#hukou')).toContainText('以窗口答复为准')
  })

  test('chooses, and gets its own steps without a request', async ({ page }) => {
    await page.goto(PATH)
    await page.waitForLoadState('networkidle')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await choose(page)
    await expectFamilysList(page)
    await expect(page.locator('#list')).toBeFocused()
    await expect(page.locator('#certificate').getByText('才要这一步')).toBeHidden()
    expect(asked).toEqual([])
    expect(page.url()).not.toContain('hospital')
    expect(await violations(page)).toEqual([])
  })

  test('finds ticks and choices again after a reload, and none after clearing this browser', async ({
    page,
  }) => {
    await page.goto(PATH)
    await choose(page)
    await tick(page, 'certificate').check()
    await page.reload()
    await expect(tick(page, 'certificate')).toBeChecked()
    await expectFamilysList(page)
    await tick(page, 'certificate').uncheck()
    await tick(page, 'hearse').check()
    await page.reload()
    await expect(tick(page, 'certificate')).not.toBeChecked()
    await expect(tick(page, 'hearse')).toBeChecked()

    await page.goto('/clear/')
    await page.getByRole('button', { name: '全部清除' }).click()
    await expect(page.locator('h1')).toHaveText('已经清除')
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await page.goto(PATH)
    await expect(tick(page, 'hearse')).not.toBeChecked()
    await expect(page.locator('#list')).toHaveText('要办的 20 步')
  })

  test('forgets everything where it starts again', async ({ page }) => {
    await page.goto(PATH)
    await choose(page)
    await tick(page, 'hearse').check()
    await page.getByRole('button', { name: '全部重来' }).click()
    await expect(page.locator('#list')).toHaveText('要办的 20 步')
    await page.reload()
    await expect(tick(page, 'hearse')).not.toBeChecked()
    await expect(page.locator('input[type="radio"]:checked')).toHaveCount(0)
  })

  test('survives nonsense in the browser’s memory', async ({ page }) => {
    await page.goto(PATH)
    for (const nonsense of [
      '{',
      '[]',
      '{"answers":1,"done":[]}',
      '{"answers":{"place":"moon"},"done":[7]}',
    ]) {
      await page.evaluate((text) => localStorage.setItem('life-event.after-a-death', text), nonsense)
      await page.reload()
      await expect(page.locator('#list')).toHaveText('要办的 20 步')
    }
  })

  test('prints at the press of a button, and each step that has one leads to its page, booking, request or form', async ({
    page,
    request,
  }) => {
    await page.addInitScript(() => {
      Object.assign(window, { printed: 0, print: () => Object.assign(window, { printed: 1 }) })
    })
    const kinds = new Set<string>()
    for (const id of ['after-a-death', 'marriage-and-birth', 'special-hardship']) {
      await page.goto(`/life-events/${id}/`)
      const links = page.locator('.checklist .go')
      expect(await links.count(), id).toBeGreaterThanOrEqual(7)
      for (const link of await links.all()) {
        const href = (await link.getAttribute('href')) ?? ''
        kinds.add(href.split('/')[1] ?? '')
        expect((await request.get(href)).status(), href).toBe(200)
      }
    }
    expect([...kinds].sort()).toEqual(['booking', 'check', 'forms', 'places', 'report', 'services'])
    await page.getByRole('button', { name: '打印这张清单' }).click()
    expect(await page.evaluate(() => Reflect.get(window, 'printed') as unknown)).toBe(1)
  })

  test('prints boxes, the family’s own steps and nothing to press', async ({ page }) => {
    await page.goto(PATH)
    await choose(page)
    await page.emulateMedia({ media: 'print' })
    await expect(tick(page, 'certificate')).toBeVisible()
    await expect(page.locator('#certificate-police')).toBeHidden()
    await expect(page.locator('#answers')).toBeHidden()
    await expect(page.getByRole('button')).toHaveCount(0)
    await expect(page.getByText('按这些列的：')).toBeVisible()
  })

  test('has the ticks in 长辈版 too, one step a screen', async ({ page }) => {
    await page.goto(PATH)
    await tick(page, 'hearse').check()
    await page.goto(ELDER)
    for (const name of ['医院', '公墓、骨灰堂', '低保或者别的补贴', '没有'])
      await page.getByRole('button', { name, exact: true }).click()
    await expect(page.locator('h1')).toHaveText('拿死亡证明')
    await tick(page, 'certificate').check()
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(tick(page, 'hearse')).toBeChecked()
    await page.goto(PATH)
    await expect(tick(page, 'certificate')).toBeChecked()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the same answers give the same list, and the ticks stay on it', async ({ page }) => {
    await page.goto(PATH)
    await tick(page, 'hearse').check()
    await choose(page)
    await expectFamilysList(page)
    await expect(tick(page, 'hearse')).toBeChecked()
    await expect(page.locator('input[name="a.place"][value="hospital"]')).toBeChecked()
    await expect(page.locator('noscript p')).toBeVisible()
    expect(new URL(page.url()).search).toBe('')
    await page.getByRole('button', { name: '全部重来' }).click()
    await expect(page.locator('#list')).toHaveText('要办的 20 步')
  })

  test('长辈版 walks through questions, steps and the end, and back', async ({ page }) => {
    await page.goto(ELDER)
    for (const name of ['意外、不是病故', '说不清', '都没有', '没有'])
      await page.getByRole('button', { name, exact: true }).click()
    await expect(page.locator('h1')).toHaveText('先报警，由公安出死亡证明')
    await tick(page, 'certificate-police').check()
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(page.locator('h1')).toHaveText('联系殡仪馆接')
    await page.getByRole('button', { name: '上一页' }).click()
    await expect(tick(page, 'certificate-police')).toBeChecked()
    const onward = page.getByRole('button', { name: /^(下一步|看完了)$/ })
    for (let steps = 0; steps < 20 && (await onward.count()) > 0; steps += 1) await onward.click()
    await expect(page.locator('h1')).toHaveText('都在这里了')
    await expect(tick(page, 'certificate-police')).toBeChecked()
    await tick(page, 'certificate-police').uncheck()
    await page.getByRole('button', { name: '上一页' }).click()
    await page.getByRole('button', { name: '看完了' }).click()
    await expect(tick(page, 'certificate-police')).not.toBeChecked()
  })
})

test.describe('the screens of 长辈版', () => {
  for (const id of ['after-a-death', 'marriage-and-birth', 'special-hardship'])
    test(`${id} fits a narrow screen and a thumb, question by question and step by step`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto(`/elder/life-events/${id}/`)
      const onward = page.locator('form button:is([value=""], [value="next"])')
      for (let screens = 0; screens < 40 && (await onward.count()) > 0; screens += 1) {
        expect(await sidewaysPx(page)).toBe(0)
        expect(await smallTargets(page, 60)).toEqual([])
        await onward.click()
      }
      await expect(page.locator('h1')).toHaveText('都在这里了')
      expect(await smallTargets(page, 60)).toEqual([])
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: '上一页' }).click()
      expect(await violations(page)).toEqual([])
    })
})

test('a press before the script is there loses nothing: the script goes on from the Worker’s page', async ({
  page,
}) => {
  const release = await holdScripts(page)
  await page.goto(PATH, { waitUntil: 'commit' })
  await choose(page)
  release()
  await page.waitForFunction(
    () => localStorage.getItem('life-event.after-a-death')?.includes('hospital') === true,
  )
  await expectFamilysList(page)
  await page.goto(PATH)
  await expectFamilysList(page)
})
