import { expect, type Locator, type Page } from '@playwright/test'

const MOST_TABS = 150

const hasFocus = (one: Locator): Promise<boolean> => one.evaluate((node) => node === document.activeElement)

/** Goes to a control with the Tab key and nothing else; what is under way may be passed by once around. */
export const tabTo = async (page: Page, control: Locator): Promise<void> => {
  await expect(control).toHaveCount(1)
  for (let press = 0; press < MOST_TABS; press += 1) {
    if (await hasFocus(control)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${String(control)}`)
}

export const pressOn = async (page: Page, control: Locator): Promise<void> => {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}

export const typeInto = async (page: Page, control: Locator, text: string): Promise<void> => {
  await tabTo(page, control)
  await page.keyboard.type(text)
}

/** In a list, down to an option: as somebody goes who has no mouse. */
export const choose = async (page: Page, list: Locator, option: string): Promise<void> => {
  await tabTo(page, list)
  const texts = await list.locator('option').allInnerTexts()
  const at = texts.indexOf(option)
  expect(at, texts.join('|')).toBeGreaterThan(-1)
  for (let press = 0; press < at; press += 1) await page.keyboard.press('ArrowDown')
  await expect(list.locator('option:checked')).toHaveText(option)
}

/** Everything that is folded away, unfolded. */
export const unfoldAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
