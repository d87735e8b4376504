import { expect, test, type Page } from '@playwright/test'
import { sidewaysPx } from './support/measure.ts'

const SITUATIONS = 7

/** Answers the whole test with one and the same answer; gives the verdicts in order. */
const through = async (page: Page, answer: string): Promise<string[]> => {
  const verdicts: string[] = []
  for (let number = 1; number <= SITUATIONS; number += 1) {
    await expect(page.locator('.over')).toHaveText(`编的情景　第 ${number} 个，共 ${SITUATIONS} 个`)
    await page.getByRole('link', { name: answer, exact: true }).click()
    await expect(page.getByText(`您选的是“${answer}”。`)).toBeVisible()
    await expect(page.locator('.cite a').first()).toBeVisible()
    verdicts.push(await page.locator('h1').innerText())
    await page.getByRole('link', { name: /^(下一个|看完了，记住这几点)$/ }).click()
  }
  return verdicts
}

const expected = ['像骗局', '看不出骗局的样子', '像骗局', '像骗局', '看不出骗局的样子', '像骗局', '像骗局']

test.describe('the two-minute test', () => {
  for (const javaScriptEnabled of [true, false])
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled })
      for (const answer of ['像骗局', '不像骗局', '说不准'])
        test(`explains each answer at once and ends in what to do (${answer})`, async ({ page }) => {
          await page.goto('/fraud/')
          await page.getByRole('link', { name: '开始' }).click()
          expect(await through(page, answer)).toEqual(expected)
          await expect(page.locator('h1')).toHaveText('五种名目，看这几点')
          await expect(page.locator('.sheet section')).toHaveCount(5)
          await expect(page.getByText('已经被骗了，打 110')).toBeVisible()
          await expect(page.getByText('举报电话：待民政局公布')).toBeVisible()
          await page.getByRole('link', { name: /有人骗老人的钱/ }).click()
          await expect(page).toHaveURL(/\/report\/elder-fraud\/$/)
        })

      test('is in 长辈版 too, the signs and what to do each on a screen of its own', async ({ page }) => {
        await page.goto('/elder/fraud/')
        await page.getByRole('link', { name: '开始' }).click()
        expect(await through(page, '像骗局')).toEqual(expected)
        await page.getByRole('link', { name: '遇到了怎么办' }).click()
        await expect(page.getByRole('link', { name: '110 报警' })).toBeVisible()
        await expect(page.getByText('先不交钱，不签字')).toBeVisible()
      })
    })

  test('keeps nothing and sends nothing of what was answered', async ({ page, context }) => {
    await page.goto('/fraud/project/scam/')
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(await context.cookies()).toEqual([])
    expect(await page.locator('script').count()).toBe(0)
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex')
  })

  test('is found where people look for it: situation, service page, search', async ({ page }) => {
    for (const path of ['/situations/elderly/', '/services/elder-fraud/', '/search/?q=骗局']) {
      await page.goto(path)
      await expect(page.locator('main a[href="/fraud/"]').first(), path).toBeVisible()
    }
  })
})

for (const root of ['/', '/elder/'])
  test(`whoever is being defrauded need not take the test first (${root})`, async ({ page }) => {
    await page.goto(`${root}fraud/`)
    await page.getByRole('link', { name: '已经碰上了，告诉民政局' }).click()
    await expect(page).toHaveURL(`${root}report/elder-fraud/`)
  })

test('the poster is one A4 sheet without anything to press', async ({ page }) => {
  await page.goto('/fraud/poster/')
  expect(await sidewaysPx(page)).toBe(0)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.foot')).toBeHidden()
  await expect(page.getByText('用浏览器的“打印”')).toBeHidden()
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})
