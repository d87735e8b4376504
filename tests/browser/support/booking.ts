import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { couple, type TestParty } from '../../support/people.ts'
import { headingLines, sidewaysPx, smallTargets } from './measure.ts'

const MOST_PEOPLE = 1_600_000
const ELDER_TARGET_PX = 60

/** Two people who have booked nothing yet, whatever ran on this server before. */
export const newCouple = (): TestParty => couple(Math.floor(Math.random() * MOST_PEOPLE))

export const fillParty = async (page: Page, { people, phone }: TestParty): Promise<void> => {
  for (const [at, { name, idNumber }] of people.entries()) {
    await page.locator(`[name="people.${at}.name"]`).fill(name)
    await page.locator(`[name="people.${at}.idNumber"]`).fill(idNumber)
  }
  await page.locator('[name="phone"]').fill(phone)
}

/** The whole of it can be seen on any day, and its first weeks can be booked. */
export const nextMonth = (): string => {
  const [year = 0, month = 0] = new Date(Date.now() + 8 * 3_600_000).toISOString().split('-').map(Number)
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
}

/** A form's ticket is good two seconds after the page was made: nobody reads faster. */
export const read = (page: Page): Promise<void> => page.waitForTimeout(2100)

/** Presses the first free time of an open day, and the button. Without scripts somebody reads first. */
export const holdTime = async (page: Page, path: string, day = 1, scripts = true): Promise<void> => {
  await page.goto(`${path}&month=${nextMonth()}`)
  await page.locator('.cal .open a').nth(day).click()
  await page.locator('.slots .choice').first().click()
  if (!scripts) await read(page)
  await page.getByRole('button', { name: '就约这个时间' }).click()
  await expect(page).toHaveURL('/booking/hold/')
}

/** Nothing in anybody's way, light and dark, and nothing lost on the narrowest screen. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const axe = (): AxeBuilder =>
    new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  expect((await axe().analyze()).violations, page.url()).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect((await axe().withRules(['color-contrast']).analyze()).violations, page.url()).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  const size = page.viewportSize() ?? { width: 390, height: 844 }
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await sidewaysPx(page), page.url()).toBe(0)
  for (const lines of await headingLines(page))
    for (const line of lines) {
      expect(lines.length === 1 || line.length > 1, lines.join('|')).toBe(true)
      expect(line).not.toMatch(/^[，。、；：？！）”》％%]/)
    }
  if (new URL(page.url()).pathname.startsWith('/elder/'))
    expect(await smallTargets(page, ELDER_TARGET_PX), page.url()).toEqual([])
  await page.evaluate(() => document.documentElement.setAttribute('data-size', 'largest'))
  expect(await sidewaysPx(page), `${page.url()} with the largest text`).toBe(0)
  await page.evaluate(() => document.documentElement.removeAttribute('data-size'))
  await page.setViewportSize(size)
}

export const MARRIAGE = '/booking/marriage/?office=registry'
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
export const expectHeading = (page: Page, text: string) => expect(page.locator('h1')).toHaveText(text)
