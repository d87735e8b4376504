import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test'
import { DRAFTS_DB } from '../../../site/kept-names.ts'
import type { OwnPortal } from './own-portal.ts'

/** The smallest picture there is. */
export const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const STREET = '/report/street-person/'
export const DRAFTS = '/report/drafts/'
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** The phone of one person who goes to this portal: its storage outlives the browser. */
export const phoneFor = (
  portal: OwnPortal,
  serviceWorkers: 'allow' | 'block' = 'allow',
): { open: () => Promise<BrowserContext>; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-phone-'))
  const { launchOptions, locale, timezoneId } = test.info().project.use
  return {
    open: () =>
      chromium.launchPersistentContext(folder, {
        ...launchOptions,
        headless: true,
        serviceWorkers,
        baseURL: portal.url,
        locale,
        timezoneId,
        viewport: { width: 390, height: 844 },
        reducedMotion: 'reduce',
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Until the service worker answers for the page, and has brought what it brings. */
export const workerReady = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller === null)
      await new Promise((done) => {
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
      })
  })
}

export const writeReport = async (page: Page, words: string, place = 3): Promise<void> => {
  await page.goto(STREET)
  await page.locator('[name="fields.seen"]').fill(words)
  await page.locator('[name="place.township"]').selectOption({ index: place })
}

export const card = (page: Page, words: string) => page.locator('[data-draft]').filter({ hasText: words })
/** Until the phone has stored what was typed: nobody's thumb leaves a page within the same thousandth of a second. */
export const stored = (page: Page, words: string) =>
  expect
    .poll(() =>
      page.evaluate(
        async (names) => {
          // Opening what is not there would make it, empty.
          if (!(await indexedDB.databases()).some(({ name }) => name === names.db)) return ''
          return new Promise<string>((done, fail) => {
            const opening = indexedDB.open(names.db)
            opening.onerror = () => fail(opening.error ?? new Error('not opened'))
            opening.onsuccess = () => {
              const reading = opening.result.transaction(names.store).objectStore(names.store).getAll()
              reading.onerror = () => fail(reading.error ?? new Error('not read'))
              reading.onsuccess = () => {
                opening.result.close()
                done(JSON.stringify(reading.result))
              }
            }
          })
        },
        { db: DRAFTS_DB, store: 'drafts' },
      ),
    )
    .toContain(words)

export const receiptsOn = (page: Page) => page.locator('[data-state="sent"] [data-receipt]')

/** How the portal answers whoever follows a receipt. */
export const answers = async (portal: OwnPortal, receipt: string): Promise<number> => {
  const answer = await fetch(`${portal.url}/api/requests/lookup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ receipt }),
  })
  return answer.status
}
