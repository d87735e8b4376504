import type { Page } from '@playwright/test'

/** How far the page can be moved sideways, in CSS pixels; 0 where nothing sticks out. */
export const sidewaysPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Tables that reach out of what they stand in, each by its caption. */
export const wideTables = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('table')]
      .filter((table) => table.checkVisibility())
      .filter(({ parentElement: around, offsetWidth }) => around !== null && offsetWidth > around.clientWidth)
      .map((table) => `${table.caption?.textContent ?? ''} ${table.offsetWidth} px`),
  )

/** The lines into which each heading breaks on the screen. */
export const headingLines = (page: Page): Promise<string[][]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3')].map((heading) => {
      const lines = new Map<number, string>()
      const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.textContent ?? ''
        for (let at = 0; at < text.length; at += 1) {
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const middle = Math.round(
            (range.getBoundingClientRect().top + range.getBoundingClientRect().bottom) / 2,
          )
          const line = [...lines.keys()].find((top) => Math.abs(top - middle) < 12) ?? middle
          lines.set(line, (lines.get(line) ?? '') + text.charAt(at))
        }
      }
      return [...lines.values()].map((line) => line.trim()).filter((line) => line !== '')
    }),
  )

/** What can be pressed and is smaller than `leastPx` in either direction; links inside running text are exempt. */
export const smallTargets = (page: Page, leastPx: number): Promise<string[]> =>
  page.evaluate((least) => {
    const pressable = [
      ...document.querySelectorAll<HTMLElement>(
        'a, button, summary, select, .choice, input:not([type=radio], [type=checkbox], [type=hidden])',
      ),
    ]
    return pressable
      .filter((target) => !target.matches('.skip') && getComputedStyle(target).display !== 'inline')
      .filter((target) => target.getClientRects().length > 0)
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect()
        return width < least - 0.5 || height < least - 0.5
      })
      .map(
        (target) =>
          `${target.tagName} ${target.textContent.trim()} ${Math.round(target.offsetWidth)}x${Math.round(target.offsetHeight)}`,
      )
  }, leastPx)
