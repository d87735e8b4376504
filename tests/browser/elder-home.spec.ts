import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { sidewaysPx, smallTargets } from './support/measure.ts'

const PATH = '/elder/'
const things = (page: Page) => page.locator('main .tiles').first().getByRole('link')

test.describe('the start page of 长辈版', () => {
  for (const [width, height] of [
    [360, 780],
    [390, 844],
    [1280, 800],
  ] as const)
    test(`shows whom to ring and the eight things on one screen of ${width} by ${height}`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height })
      await page.goto(PATH)
      await expect(things(page)).toHaveCount(8)
      for (const link of [...(await page.locator('.urgent a').all()), ...(await things(page).all())])
        await expect(link).toBeInViewport({ ratio: 1 })
      const urgent = (await page.locator('.urgent').boundingBox())?.y ?? Infinity
      expect(urgent).toBeLessThan((await page.locator('h1').boundingBox())?.y ?? 0)
      expect(await sidewaysPx(page)).toBe(0)
      expect(await smallTargets(page, 60)).toEqual([])
    })

  test('loses nothing at 320 px with the largest letters', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto('/elder/display/')
    await page.getByText('最大').click()
    await page.getByRole('button', { name: '就用这个' }).click()
    await page.goto(PATH)
    await expect(page.locator('html')).toHaveAttribute('data-size', 'largest')
    expect(await sidewaysPx(page)).toBe(0)
    for (const link of await things(page).all()) await expect(link).toBeVisible()
  })

  test('each thing, and each way to all else, leads to a page of 长辈版 that is about it', async ({
    page,
  }) => {
    const about: [string, RegExp][] = [
      ['养老补贴', /养老/],
      ['低保救助', /困难/],
      ['残疾补贴', /残疾/],
      ['老人助餐', /助餐/],
      ['家里装扶手', /扶手/],
      ['找养老院', /养老/],
      ['识骗防骗', /骗/],
      ['窗口在哪里', /乡镇/],
      ['能领什么钱', /能领什么/],
      ['请人帮忙', /帮/],
      ['约时间办事', /约/],
      ['别的事', /办事/],
    ]
    await page.goto(PATH)
    expect(await page.locator('main .tiles a').allInnerTexts()).toEqual(about.map(([name]) => name))
    for (const [name, subject] of about) {
      await page.goto(PATH)
      await page.locator('main').getByRole('link', { name, exact: true }).click()
      expect(new URL(page.url()).pathname, name).toMatch(/^\/elder\/\w/)
      await expect(page, name).toHaveTitle(subject)
    }
  })

  test('reads aloud what can be pressed, where the browser has a voice', async ({ page }) => {
    await page.addInitScript(() => {
      const said: string[] = []
      Object.assign(window, { said })
      Object.defineProperty(window, 'speechSynthesis', {
        value: {
          getVoices: () => [{ lang: 'zh-CN' }],
          speak: ({ text }: SpeechSynthesisUtterance) => said.push(text),
          cancel: () => undefined,
          addEventListener: () => undefined,
        },
      })
    })
    await page.goto(PATH)
    await page.getByRole('button', { name: '读给我听' }).click()
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said.join(''))
    for (const name of ['您要办什么', '养老补贴', '窗口在哪里', '别的事']) expect(said).toContain(name)
  })

  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(PATH)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations).toEqual([])
    })
})
