import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { searchData } from '../../generated/search.ts'
import { questionsOf, tally } from '../search/questions.ts'
import { gzipBytes } from './support/html.ts'
import { sidewaysPx, smallTargets } from './support/measure.ts'

const MOST_GZIP_BYTES = 60 * 1024
const ELDER_TARGET_PX = 60

const axe = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

/** Paths of the first list of results, in a page's markup or on the screen. */
const firstListOf = (html: string): string[] => {
  const [, results = ''] = /data-results[^>]*>(.*)/s.exec(html) ?? []
  const [, list = ''] = /<ul class="rows">(.*?)<\/ul>/s.exec(results) ?? []
  return [...list.matchAll(/href="\/([^"]*)"/g)].map(([, path = '']) => path)
}
const shown = (page: Page): Promise<string[]> =>
  page
    .locator('[data-results] > ul.rows:not(.dense) a')
    .evaluateAll((links) => links.map((link) => (link.getAttribute('href') ?? '').slice(1)))

const questions = questionsOf('questions')
const wellEnough = (found: ReadonlyMap<string, string[]>): void => {
  const { first, inThree, missed } = tally(questions, (ask) => found.get(ask) ?? [])
  expect(inThree, missed.join('\n')).toBe(questions.length)
  expect(first / questions.length, missed.join('\n')).toBeGreaterThanOrEqual(0.9)
}

test.describe('the sixty questions', () => {
  test('are answered by the Worker, without scripts', async ({ request }) => {
    const found = new Map<string, string[]>()
    for (const { ask } of questions)
      found.set(ask, firstListOf(await (await request.get(`/search/?q=${encodeURIComponent(ask)}`)).text()))
    wellEnough(found)
  })

  test('are answered alike while they are typed', async ({ page, request }) => {
    test.setTimeout(120_000)
    await page.goto('/search/')
    const found = new Map<string, string[]>()
    for (const { ask } of questions) {
      await page.locator('#q').fill(ask)
      const answer = await (await request.get(`/search/?q=${encodeURIComponent(ask)}`)).text()
      await expect.poll(() => shown(page), { message: ask }).toEqual(firstListOf(answer))
      found.set(ask, await shown(page))
    }
    wellEnough(found)
  })
})

for (const [mode, root] of [
  ['standard', '/'],
  ['长辈版', '/elder/'],
] as const)
  test.describe(`searching, ${mode}`, () => {
    test('works with the keyboard alone, from the home page where it has a form', async ({ page }) => {
      await page.goto(`${root}search/`)
      await page.locator('#q').focus()
      await page.keyboard.type('特困')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`${root}search/\\?q=`))
      await expect(page.locator('#q')).toHaveValue('特困')
      const first = page.locator('[data-results] a').first()
      await first.focus()
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`${root}services/destitute-support/`))
    })

    test('puts nothing in anybody’s way: found, not found, typed, looked up in the text', async ({
      page,
    }) => {
      for (const query of ['?q=低保', '?q=火锅店', '']) {
        await page.goto(`${root}search/${query}`)
        expect((await axe(page).analyze()).violations, query).toEqual([])
      }
      await page.locator('#q').fill('临时救助')
      await page.locator('[data-full-text] button').click()
      await expect(page.locator('[data-full-text] li').first()).toBeVisible()
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect((await axe(page).analyze()).violations, colorScheme).toEqual([])
      }
      if (root !== '/') expect(await smallTargets(page, ELDER_TARGET_PX)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      await page.evaluate(() => document.documentElement.setAttribute('data-size', 'largest'))
      expect(await sidewaysPx(page)).toBe(0)
    })

    test('says when nothing was found, looks in the text at once, and leads to somebody who answers', async ({
      page,
    }) => {
      await page.goto(`${root}search/?q=火锅店`)
      await expect(page.locator('[data-results] [role=status]')).toHaveText('没有找到')
      await expect(page.locator('[data-full-text] [role=status]')).toHaveText('正文里也没有“火锅店”')
      await page.locator(`a[href="${root}report/question/"]`).click()
      await expect(page.locator('h1')).toContainText('问一件民政的事')
    })

    test('finds what stands in the text only, and leads to it in this mode', async ({ page }) => {
      await page.goto(`${root}search/?q=备用金`)
      await page.locator('[data-full-text] button').click()
      const row = page.locator(`[data-full-text] a[href^="${root}services/"]`).first()
      await expect(row).toBeVisible()
      await row.click()
      await expect(page.locator('main')).toContainText('备用金')
    })
  })

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('everything that is offered can be used: a form, results, the catalogue, the ways, a question', async ({
    page,
  }) => {
    await page.goto('/')
    await page.locator('main form[role=search] input').fill('结婚')
    await page.locator('main form[role=search] button').click()
    await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/services/marriage/')
    await expect(page.locator('[data-full-text]')).toBeHidden()
    await page.locator('[data-results] a[href="/services/"]').click()
    for (const way of ['moments', 'audiences', 'departments']) {
      await page.locator(`main a[href="/${way}/"]`).click()
      await page.locator('main .rows a').first().click()
      await expect(page.locator('main .rows a[href^="/services/"]').first()).toBeVisible()
      await page.goto('/services/')
    }
    await page.locator('main a[href="/services/initials/"]').click()
    await expect(page.locator('main .rows a')).toHaveCount(89)
  })

  test('the search page is one press away from everywhere', async ({ page }) => {
    for (const path of ['/services/min-living-urban/', '/places/', '/report/', '/elder/', '/elder/check/']) {
      await page.goto(path)
      const root = path.startsWith('/elder/') ? '/elder/' : '/'
      await page.locator(`a[href="${root}search/"]`).first().click()
      await expect(page.locator('h1')).toHaveText('找一件事')
    }
  })
})

test('nothing is fetched before somebody searches; the page with all its own scripts is within 60 KB', async ({
  page,
  request,
}) => {
  const asked = new Set<string>()
  page.on('request', (one) => asked.add(new URL(one.url()).pathname))
  await page.goto('/search/')
  await page.waitForLoadState('networkidle')
  const isLazy = (path: string): boolean => /\/(typed|full-text)\.|\/pagefind\//.test(path)
  expect([...asked].filter(isLazy)).toEqual([])
  await page.locator('#q').fill('低保')
  await expect(page.locator('[data-results] a').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect([...asked].filter((path) => path.startsWith('/pagefind/'))).toEqual([])
  let bytes = 0
  for (const path of asked) bytes += gzipBytes(await (await request.get(path)).body())
  expect(bytes).toBeLessThanOrEqual(MOST_GZIP_BYTES)
})

test('whatever can be found is there, in both modes', async ({ request }) => {
  test.setTimeout(120_000)
  for (const { path } of searchData.entries)
    for (const root of ['/', '/elder/'])
      expect((await request.get(`${root}${path}`)).status(), `${root}${path}`).toBe(200)
})

test('WebAssembly may be compiled on the search page and nowhere else', async ({ request }) => {
  const policyOf = async (path: string): Promise<string> =>
    (await request.get(path)).headers()['content-security-policy'] ?? ''
  for (const path of ['/search/', '/elder/search/?q=x'])
    expect(await policyOf(path)).toContain("script-src 'self' 'wasm-unsafe-eval';")
  for (const path of ['/', '/services/', '/report/', '/check/', '/api/'])
    expect(await policyOf(path)).toMatch(/script-src 'self';/)
  // What is no page runs no script at all.
  expect(await policyOf('/api/health')).toBe("default-src 'none'; frame-ancestors 'none'")
})

test('the full text says so when the network is gone, and comes when it is back', async ({
  page,
  context,
}) => {
  await page.goto('/search/?q=低保')
  const button = page.locator('[data-full-text] button')
  await expect(button).toBeVisible()
  await context.setOffline(true)
  await button.click()
  await expect(page.locator('[data-full-text] [role=status]')).toHaveText(/没有找成/)
  await context.setOffline(false)
  await button.click()
  await expect(page.locator('[data-full-text] li').first()).toBeVisible()
  // Words whose part of the index has not come yet: nothing found for want of a network is no answer.
  await page.locator('#q').fill('殡葬改革')
  await expect(button).toHaveText('在每一页的正文里找“殡葬改革”')
  await context.setOffline(true)
  await button.click()
  await expect(page.locator('[data-full-text] [role=status]')).toHaveText(/没有找成/)
  await context.setOffline(false)
  await button.click()
  await expect(page.locator('[data-full-text] li').first()).toBeVisible()
})
