import type { Page } from '@playwright/test'

/** Keeps scripts from arriving until the returned function is called: the page of somebody on a slow network. */
export const holdScripts = async (page: Page): Promise<() => void> => {
  let release: () => void = () => undefined
  const held = new Promise<void>((done) => (release = done))
  await page.route('**/_astro/*.js', async (route) => {
    await held
    await route.continue()
  })
  return release
}
