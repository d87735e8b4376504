import { expect, test } from '@playwright/test'
import { builtPages, isElder, isTraditional, isUnlisted, mayHaveScript } from './support/built-pages.ts'
import { gzipBytes, inParts, linksOf, stylesheetsOf } from './support/html.ts'

const MOST_GZIP_BYTES = 14 * 1024
/** No content pages: one shows every component, the other asks every question at once, and is held to what a self-check may weigh. */
const heavier = ['/design/', '/helper/']

test.describe('every page', () => {
  test('keeps the promises of its head, carries nothing inline and weighs little', async ({ request }) => {
    const weights = new Map<string, number>()
    for (const path of builtPages()) {
      const answer = await request.get(path)
      expect(answer.status(), path).toBe(200)
      const html = await answer.text()
      const [language, name] = isTraditional(path)
        ? ['zh-Hant', '洪江民政便民服務']
        : ['zh-Hans-CN', '洪江民政便民服务']
      expect(
        html.toLowerCase().startsWith(`<!doctype html><html lang="${language.toLowerCase()}"`),
        path,
      ).toBe(true)
      expect(html, path).toMatch(new RegExp(`<title>([^<]+ · )?${name}`))
      expect(html.match(/<h1[ >]/g)?.length, path).toBeGreaterThanOrEqual(1)
      expect(html, path).not.toMatch(/ style=| on\w+=|<style/)
      // What programs read of a page is data: nothing in it runs.
      const scripts = (html.match(/<script[^>]*>/g) ?? []).filter(
        (script) => script !== '<script type="application/ld+json">',
      )
      for (const script of scripts) expect(script, path).toMatch(/^<script type="module" src="\/_astro\//)
      // Where people come in, a few lines see to it that pages open without a network (decision 32).
      const acting = scripts.filter((script) => !script.includes('/_astro/KeepPages.'))
      if (!mayHaveScript(path)) expect(acting, path).toEqual([])
      for (const address of stylesheetsOf(html)) {
        if (!weights.has(address)) weights.set(address, gzipBytes(await (await request.get(address)).body()))
      }
      const styles = stylesheetsOf(html).reduce((sum, address) => sum + (weights.get(address) ?? 0), 0)
      if (!heavier.includes(path))
        expect(gzipBytes(Buffer.from(html)) + styles, path).toBeLessThanOrEqual(MOST_GZIP_BYTES)
    }
  })

  test('leads only to pages and places on pages that are there', async ({ request }) => {
    const built = new Set(builtPages())
    const texts = new Map<string, string>()
    for (const path of built) texts.set(path, await (await request.get(path)).text())
    const answered = new Map<string, number>()
    for (const [path, html] of texts) {
      for (const href of linksOf(html)) {
        const { target, query, anchor } = inParts(href, path)
        if (target === undefined) continue
        if (!built.has(target) || query !== '') {
          const address = `${target}${query}`
          if (!answered.has(address)) answered.set(address, (await request.get(address)).status())
          expect(answered.get(address), `${path} -> ${href}`).toBe(200)
        } else if (anchor !== '') {
          expect(texts.get(target)?.includes(` id="${anchor}"`), `${path} -> ${href}`).toBe(true)
        }
      }
    }
  })

  test('asks nobody else for anything', async ({ page, baseURL }) => {
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '')) foreign.push(request.url())
    })
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text())
    })
    for (const path of [
      '/',
      '/services/min-living-urban/',
      '/standards/',
      '/check/',
      '/elder/',
      '/elder/check/',
    ]) {
      await page.goto(path)
    }
    expect(foreign).toEqual([])
    expect(refused).toEqual([])
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the home page says whom to ring before anything else', async ({ page }) => {
    for (const path of ['/', '/elder/', '/no-such-page/']) {
      await page.goto(path)
      const urgent = page.locator('.urgent')
      await expect(urgent.locator('a[href="tel:110"]')).toBeVisible()
      await expect(urgent.locator('a[href="tel:120"]')).toBeVisible()
      expect((await urgent.boundingBox())?.y).toBeLessThan((await page.locator('h1').boundingBox())?.y ?? 0)
    }
  })

  test('a resident goes from the situation to the service to the township window', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: '生活有困难' }).click()
    await page.getByRole('link', { name: '城市低保' }).first().click()
    for (const question of ['能不能领', '领多少', '带什么', '去哪里', '要多久', '没批怎么办']) {
      await expect(page.getByRole('heading', { name: question })).toBeVisible()
    }
    await page.getByText('选您的乡镇').click()
    await page.getByRole('link', { name: '托口镇' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('托口镇')
    await expect(page.getByText('待民政局公布').first()).toBeVisible()
  })

  test('长辈版 is chosen once and stays, page by page and at the door', async ({ page }) => {
    await page.goto('/services/min-living-urban/')
    await page.locator('.masthead .mode').click()
    await expect(page).toHaveURL('/elder/services/min-living-urban/')
    await page.goto('/')
    await expect(page).toHaveURL('/elder/')
    await page.locator('.masthead .mode').click()
    await expect(page).toHaveURL('/')
  })

  test('in 长辈版 each question has its page, with one way on', async ({ page }) => {
    await page.goto('/elder/services/min-living-urban/')
    for (const heading of ['领多少？', '带什么？', '去哪里？', '要多久？', '没批怎么办？']) {
      await expect(page.locator('.btn:not(.line):visible')).toHaveCount(1)
      await page.locator('.btn.big').click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    }
    await expect(page.locator('[data-read-aloud]')).toBeHidden()
  })

  test('colours and size are chosen once and hold on every page', async ({ page }) => {
    await page.goto('/display/')
    await page.getByText('黑底白字').click()
    await page.getByText('最大').click()
    await page.getByRole('button', { name: '就用这个' }).click()
    await page.goto('/standards/')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await expect(page.locator('html')).toHaveAttribute('data-size', 'largest')
    await page.goto('/clear/')
    await page.getByRole('button', { name: '全部清除' }).click()
    await page.goto('/standards/')
    await expect(page.locator('html')).not.toHaveAttribute('data-theme')
  })
})

test.describe('what pages say', () => {
  test('the catalogue has all 89 matters, each with its page', async ({ page }) => {
    await page.goto('/services/')
    const hrefs = await page
      .locator('main .rows a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const services = new Set(hrefs.filter((href) => /^\/services\/(?!initials\/)[\w-]+\/$/.test(href ?? '')))
    expect(services.size).toBe(89)
  })

  test('every institution that is made up says so, on the list and on its own page', async ({ page }) => {
    await page.goto('/institutions/')
    const rows = page.locator('main .rows li')
    await expect(rows.locator('.tag')).toHaveCount(await rows.count())
    await rows.first().locator('a').click()
    await expect(page.locator('h1 .tag')).toHaveText('示例')
  })

  test('amounts come with their year', async ({ page }) => {
    await page.goto('/standards/')
    await expect(page.getByRole('row', { name: /城市低保/ })).toContainText('700')
    await expect(page.locator('main')).toContainText('现行标准以窗口答复为准')
    await page.goto('/services/min-living-urban/')
    await expect(page.locator('.amount')).toContainText('按 2024 年标准估算')
  })

  test('on paper there is the text, whose it is, and nothing to press', async ({ page }) => {
    await page.goto('/services/min-living-urban/')
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.masthead nav')).toBeHidden()
    await expect(page.locator('.btn:visible')).toHaveCount(0)
    await expect(page.locator('.sheet section')).toHaveCount(6)
    await expect(page.locator('.foot')).toContainText('洪江市民政局')
  })

  test('reading aloud is offered where the browser can speak', async ({ page }) => {
    await page.goto('/elder/services/min-living-urban/')
    const button = page.locator('[data-read-aloud]')
    await expect(button).toBeVisible()
    await button.click()
    await expect(button).toHaveText(/不读了|读给我听/)
  })
})

test('a search engine is told of every standard page', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text()
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address = '']) => new URL(address).pathname,
  )
  const expected = builtPages().filter((path) => !isElder(path) && !isUnlisted(path))
  expect([...listed].sort()).toEqual(expected)
})

test('the address in a refusal leads to where it is explained', async ({ request, baseURL }) => {
  const refusal = await request.get('/api/nowhere')
  const { type } = (await refusal.json()) as { type: string }
  const { pathname, hash } = new URL(type, baseURL)
  const page = await request.get(pathname)
  expect(page.status()).toBe(200)
  expect(await page.text()).toContain(`id="${hash.slice(1)}"`)
})
