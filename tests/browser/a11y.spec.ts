import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { builtPages, isElder, isRepeat, isTwin, onePageOfEachKind } from './support/built-pages.ts'
import { headingLines, sidewaysPx, smallTargets } from './support/measure.ts'

const NARROWEST_PX = 320
const ELDER_TARGET_PX = 60
const closingPunctuation = /^[，。、；：？！）”》％%]/

/** No page has frames, so axe needs no second page to gather results in. */
const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

/** So many pages share one browser page: opening a new one for each takes as long as looking at it. */
const PAGES_A_TEST = 30

const groupsOf = (paths: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(paths.length / PAGES_A_TEST) }, (_, at) =>
    paths.slice(at * PAGES_A_TEST, (at + 1) * PAGES_A_TEST),
  )

const lookAt = async (page: Page, path: string): Promise<void> => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  expect((await axe(page).analyze()).violations, path).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect((await axe(page).withRules(['color-contrast']).analyze()).violations, path).toEqual([])

  await page.setViewportSize({ width: NARROWEST_PX, height: 640 })
  expect(await sidewaysPx(page), path).toBe(0)
  for (const lines of await headingLines(page)) {
    if (lines.length > 1)
      for (const line of lines) expect(line.length, `${path} ${lines.join('|')}`).toBeGreaterThan(1)
    for (const line of lines) expect(line, path).not.toMatch(closingPunctuation)
  }
  if (isElder(path)) expect(await smallTargets(page, ELDER_TARGET_PX), path).toEqual([])
  await page.evaluate(() => document.documentElement.setAttribute('data-size', 'largest'))
  expect(await sidewaysPx(page), path).toBe(0)
}

test.describe('every page puts nothing in anybody’s way, and fits a narrow screen with the largest text', () => {
  for (const paths of groupsOf(builtPages().filter((path) => !isRepeat(path) && !isTwin(path))))
    test(`from ${paths[0]} to ${paths.at(-1)}`, async ({ page }) => {
      test.setTimeout(180_000)
      for (const path of paths) await test.step(path, () => lookAt(page, path))
    })
})

test.describe('the keyboard', () => {
  for (const path of onePageOfEachKind) {
    test(`reaches everything on ${path}, and shows where it is`, async ({ page }) => {
      await page.goto(path)
      await page.evaluate(() =>
        document.querySelectorAll('details').forEach((details) => (details.open = true)),
      )
      const reachable = await page.evaluate(() => {
        const groups = new Set<string>()
        return [
          ...document.querySelectorAll<HTMLElement>('a[href], button, select, summary, input, textarea'),
        ].filter((field) => {
          if (field.getClientRects().length === 0) return false
          if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return true
          if (groups.has(field.name)) return false
          groups.add(field.name)
          return true
        }).length
      })
      const reached = new Set<string>()
      for (let presses = 0; presses < reachable; presses += 1) {
        await page.keyboard.press('Tab')
        const focus = await page.evaluate(() => {
          const field = document.activeElement
          if (!(field instanceof HTMLElement) || field === document.body) return null
          const shown = field.closest('.choice') ?? field
          const { outlineStyle, outlineWidth } = getComputedStyle(shown)
          const index = [...document.querySelectorAll('*')].indexOf(field)
          return {
            key: `${index} ${field.textContent.trim()}`,
            ringPx: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
          }
        })
        expect(focus).not.toBeNull()
        expect(focus?.ringPx, focus?.key).toBeGreaterThanOrEqual(3)
        if (focus !== null) reached.add(focus.key)
      }
      expect(reached.size).toBe(reachable)
    })
  }
})
