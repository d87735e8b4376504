import { expect, type Locator } from '@playwright/test'
import { unfoldAll } from '../keyboard.ts'
import type { Colleague, PlayedDesk } from '../played-desk.ts'

/** A walk past some of the desk's addresses. `passes`: the routes that it comes by, as in the table of who may (tests/worker/who-may). */
export type Stop = { name: string; passes: readonly string[]; walk: (desk: PlayedDesk) => Promise<void> }

/** The address of the first link in the page's own part that begins so. */
export const hrefOf = async ({ page }: Colleague, address: string): Promise<string> =>
  (await page.locator(`main a[href^="${address}"]`).first().getAttribute('href')) ?? ''

/** Opens the first link of the page's own part whose address begins so. */
export const follow = async (one: Colleague, address: string): Promise<void> =>
  one.open(await hrefOf(one, address))

/** Types a value, or chooses it by its value; `''` chooses the first of a list that is one. */
const put = async (form: Locator, name: string, value: string): Promise<void> => {
  const field = form.locator(`[name="${name}"]`).first()
  const { tag, type } = await field.evaluate((one) => ({
    tag: one.tagName,
    type: one.getAttribute('type') ?? '',
  }))
  if (tag === 'SELECT') await field.selectOption(value === '' ? { index: 1 } : value)
  else if (type === 'radio') await form.locator(`[name="${name}"][value="${value}"]`).check()
  else await field.fill(value)
}

/** Fills in a form, by its address or by a selector of its own, and sends it. */
export const send = async (
  { page }: Colleague,
  which: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> => {
  await unfoldAll(page)
  const form = page.locator(which.startsWith('/') ? `main form[action="${which}"]` : which).first()
  for (const [name, value] of Object.entries(fields)) await put(form, name, value)
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.request().isNavigationRequest(),
  )
  await form.locator('button').first().click()
  expect((await answered).status()).toBeLessThan(500)
  await page.waitForLoadState()
}
