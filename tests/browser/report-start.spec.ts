import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { policy } from '../../generated/policy.ts'
import { sidewaysPx, smallTargets } from './support/measure.ts'

const ELDER_TARGET_PX = 60

for (const { mode, root } of [
  { mode: 'standard', root: '/' },
  { mode: '长辈版', root: '/elder/' },
])
  test.describe(`where reports begin (${mode})`, () => {
    const start = `${root}report/`

    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false })

      test('names 120 and 110 before anything is asked, each a call', async ({ page }) => {
        await page.goto(start)
        const main = page.locator('main a[href]:not(.crumb a)')
        await expect(main.nth(0)).toHaveAttribute('href', 'tel:120')
        await expect(main.nth(1)).toHaveAttribute('href', 'tel:110')
        await expect(page.locator('h1')).toHaveText('这个人现在有危险吗？')
      })

      test('leads to each kind once, under its group', async ({ page }) => {
        await page.goto(start)
        for (const { id, title } of policy.casework.groups) {
          const heading = page.locator(`h2#${id}`)
          await expect(heading).toHaveText(title)
          const kinds = policy.requests.filter(({ group }) => group === id)
          const rows = page.locator(`h2#${id} + ul a`)
          await expect(rows).toHaveCount(kinds.length)
          for (const kind of kinds)
            await expect(page.locator(`h2#${id} + ul a[href="${start}${kind.id}/"] b`)).toHaveText(kind.name)
        }
      })

      test('leads on to what was reported before, and says what is not done here', async ({ page }) => {
        await page.goto(start)
        await expect(page.getByRole('link', { name: '已经报告过，查进度' })).toHaveAttribute(
          'href',
          `${start}follow/`,
        )
        await expect(page.getByRole('link', { name: '写了没有送出的' })).toHaveAttribute(
          'href',
          `${start}drafts/`,
        )
        await expect(page.locator('main')).toContainText('洪江区和洪江市不是一个地方')
      })
    })

    test('is open to everybody: axe finds nothing, light and dark, and 320 px lose nothing', async ({
      page,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto(start)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
      }
      expect(await sidewaysPx(page)).toBe(0)
      if (mode === '长辈版') expect(await smallTargets(page, ELDER_TARGET_PX)).toEqual([])
    })

    test('comes to the calls first by keyboard', async ({ page }) => {
      await page.goto(start)
      await page.locator('.crumb a').focus()
      const reached: (string | null)[] = []
      for (let presses = 0; presses < 2; presses += 1) {
        await page.keyboard.press('Tab')
        reached.push(await page.evaluate(() => document.activeElement?.getAttribute('href') ?? null))
      }
      expect(reached).toEqual(['tel:120', 'tel:110'])
    })
  })

test.describe('pages that lead to a kind', () => {
  test.use({ javaScriptEnabled: false })

  for (const [path, kind] of [
    ['/services/temporary-assistance/', '/report/sudden-hardship/'],
    ['/services/destitute-placement/', '/report/destitute-placement/'],
    ['/services/village-affairs/', '/report/village-affairs/'],
    ['/services/street-assistance/', '/report/street-person/'],
    ['/fraud/signs/', '/report/elder-fraud/'],
    ['/elder/services/temporary-assistance/refused/', '/elder/report/sudden-hardship/'],
    ['/elder/services/fire-safety/refused/', '/elder/report/fire-hazard/'],
  ] as const)
    test(`${path} leads to ${kind}`, async ({ page }) => {
      await page.goto(path)
      await expect(page.locator(`main a[href="${kind}"]`).first()).toBeVisible()
    })
})
