import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { sidewaysPx, smallTargets } from './support/measure.ts'

const ids = globSync('content/forms/*.yaml').map((file) => basename(file, '.yaml'))
const types = {
  pdf: ['application/pdf', '%PDF-'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK'],
} as const

test.describe('the forms, without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('each stands on the page as a template, with what it is for, its services, its size and both files', async ({
    page,
    request,
  }) => {
    await page.goto('/forms/')
    expect(ids).toHaveLength(18)
    for (const id of ids) {
      const form = page.locator(`section#${id}`)
      await expect(form.locator('h3 .tag')).toHaveText('模板')
      await expect(form.locator('p', { hasText: /^用在/ }).locator('a').first()).toHaveAttribute(
        'href',
        /^\/services\/[\w-]+\/$/,
      )
      await expect(form.locator('.cite')).toContainText('依据')
      for (const [extension, [type, begins]] of Object.entries(types)) {
        const link = form.locator(`a[href="/forms/${id}.${extension}"]`)
        const answer = await request.get(`/forms/${id}.${extension}`)
        expect(answer.headers()['content-type']).toBe(type)
        const body = await answer.body()
        expect(body.subarray(0, begins.length).toString()).toBe(begins)
        await expect(link).toContainText(`${Math.round(body.length / 1024)} KB`)
        await expect(link).toHaveAttribute('download', new RegExp(`\\.${extension}$`))
      }
    }
  })

  test('a page of a service leads to its form', async ({ page }) => {
    await page.goto('/services/min-living-rural/')
    await page.getByRole('link', { name: /社会救助申请书/ }).click()
    await expect(page).toHaveURL('/forms/#assistance-application')
    await expect(page.locator('#assistance-application h3')).toBeInViewport()
  })

  test('so does a step of a checklist', async ({ page }) => {
    await page.goto('/life-events/marriage-and-birth/')
    await page
      .locator('#papers')
      .getByRole('link', { name: /结婚登记声明书/ })
      .click()
    await expect(page).toHaveURL('/forms/#marriage-declaration')
  })

  test('a form is downloaded under the name that people know', async ({ page }) => {
    await page.goto('/forms/')
    const arrives = page.waitForEvent('download')
    await page.locator('a[href="/forms/marriage-declaration.pdf"]').click()
    expect((await arrives).suggestedFilename()).toBe('结婚登记声明书.pdf')
  })

  test('长辈版 has one button a form, large enough for a thumb', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto('/elder/forms/')
    await expect(page.locator('section a.btn')).toHaveCount(ids.length)
    expect(await smallTargets(page, 60)).toEqual([])
    expect(await sidewaysPx(page)).toBe(0)
  })
})

for (const path of ['/forms/', '/elder/forms/'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`axe finds nothing on ${path}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(violations).toEqual([])
    })
