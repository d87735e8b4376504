import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import {
  bring,
  changed,
  doneWith,
  household,
  households,
  open,
  paste,
  roster,
  shownNames,
} from './support/rosters.ts'

/** No page has frames, so axe needs no second page to gather results in. */
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode()

const violations = async (page: Page): Promise<unknown[]> => {
  const light = await axe(page).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await axe(page).withRules(['color-contrast']).analyze()
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light.violations, ...dark.violations]
}

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test.describe('a township clerk with a roster', () => {
  test('pastes it and sees who may get what, and where it is wrong; the rest goes on', async ({ page }) => {
    await open(page)
    await paste(
      page,
      roster([
        household(1),
        changed(household(2), { 出生日期: '五八年' }),
        changed(household(3), { 户月收入: '很多', 户籍: '洪江' }),
        household(5),
      ]),
    )
    await doneWith(page, 2)
    await expect(page.getByRole('heading', { name: '查完了' })).toBeFocused()
    await expect(page.getByText('名册 4 行，2 户查出结果，2 行没有查。')).toBeVisible()
    await expect(page.getByRole('heading', { name: '3 处要改' })).toBeVisible()
    const faults = page.locator('.faults > li')
    await expect(faults.nth(0)).toContainText('第 3 行“出生日期”')
    await expect(faults.nth(0)).toContainText(
      '写的是“五八年”。没有这一天。年、月、日都写上，例如 1958-03-01。',
    )
    await expect(faults.nth(1)).toContainText('第 4 行“户籍”')
    await expect(faults.nth(1)).toContainText('可以写：洪江市、湖南其他地方、外省')
    await expect(faults.nth(2)).toContainText('写的是“很多”。不是一个数。')

    expect(await shownNames(page)).toEqual(['示例1', '示例5'])
    const row = page.locator('table.screened tbody tr').nth(2)
    await expect(row).toContainText('重度残疾人护理补贴')
    await expect(row).toContainText('约 90 元/月')
    const why = row.getByRole('button', { name: /看原因\s*：示例5$/ })
    await expect(why).toHaveAttribute('aria-expanded', 'false')
    await why.click()
    const reasons = page.locator('tr.opened').nth(1)
    await expect(reasons).toContainText('有残疾人证，等级是一级或二级')
    await expect(reasons).toContainText('按 2024 年标准估算')
    await expect(reasons).toContainText('依据')
    await expect(page.getByText('不是审批')).toBeVisible()
  })

  test('filters, sorts and leafs through a long one', async ({ page }) => {
    await open(page)
    await paste(page, roster(households(120)))
    await doneWith(page, 120)
    expect(await shownNames(page)).toEqual(households(50).map(([, , name]) => name))
    await page.getByRole('button', { name: '下一页' }).click()
    await expect(page.getByText('第 2 页，共 3 页')).toBeVisible()
    expect((await shownNames(page))[0]).toBe('示例51')

    await page.getByLabel('项目').selectOption('disability-nursing')
    await page.getByLabel('结论').selectOption('likely')
    await expect(page.getByRole('status').filter({ hasText: /^\d+ 户$/ })).toHaveText('24 户')
    expect(await shownNames(page)).toEqual(Array.from({ length: 24 }, (_, at) => `示例${(at + 1) * 5}`))

    await page.getByLabel('户号、姓名、备注').fill('第1组')
    expect(await shownNames(page)).toEqual(['示例35', '示例70', '示例105'])
    await page.getByLabel('户号、姓名、备注').fill('没有这个人')
    await expect(page.getByText('没有这样的户')).toBeVisible()
    await page.getByLabel('户号、姓名、备注').fill('')
    await page.getByLabel('项目').selectOption('')
    await page.getByLabel('结论').selectOption('')

    await page.getByLabel('排列').selectOption('count')
    const counts = await page
      .locator('table.screened td[data-l="可能能领"]')
      .evaluateAll((cells) => cells.map((cell) => cell.querySelectorAll('li').length))
    expect(counts).toEqual([...counts].sort((one, other) => other - one))
    const names = await shownNames(page)
    const ofFirst = names.filter((_, at) => counts[at] === counts[0]).map((name) => Number(name.slice(2)))
    // Households with as many keep the order of the roster.
    expect(ofFirst).toEqual([...ofFirst].sort((one, other) => one - other))
  })

  test('stops ten thousand households halfway, within a few slices, and keeps what is done', async ({
    page,
  }) => {
    await open(page)
    const stopping = page.evaluate(async () => {
      const until = async (holds: () => boolean): Promise<void> => {
        while (!holds()) await new Promise((done) => setTimeout(done))
      }
      await until(() => (document.querySelector('progress')?.value ?? 0) > 0)
      const pressedAtMs = performance.now()
      ;[...document.querySelectorAll('button')].find(({ textContent }) => textContent === '停下')?.click()
      await until(() => document.querySelector('progress') === null)
      return performance.now() - pressedAtMs
    })
    await bring(page, 'a.csv', Buffer.from(roster(households(10_000))))
    const stopped = await stopping
    test.info().annotations.push({ type: 'stopped after ms', description: stopped.toFixed(0) })
    await expect(page.getByRole('heading', { name: '停在半路' })).toBeVisible()
    const text = await page.getByText('已经停下：查了').innerText()
    const [done = 0, left = 0] = [...text.matchAll(/(\d+) 户/g)].map(([, count]) => Number(count))
    expect(done).toBeGreaterThan(0)
    expect(done + left).toBe(10_000)
    // How many milliseconds it took hangs on the machine; how much was still done does not.
    expect(left).toBeGreaterThan(8000)
    await page.waitForTimeout(500)
    expect(await page.getByText('已经停下：查了').innerText()).toBe(text)
    await page.getByRole('button', { name: '看原因' }).first().click()
    await expect(page.locator('tr.opened').first()).toContainText('可能')
  })

  test('stops as quickly while the table is still being read, and can begin again', async ({ page }) => {
    await open(page)
    const stopping = page.evaluate(async () => {
      const until = async (holds: () => boolean): Promise<void> => {
        while (!holds()) await new Promise((done) => setTimeout(done))
      }
      await until(() => document.querySelector('progress') !== null)
      const isReading = document.querySelector('progress')?.position === -1
      const pressedAtMs = performance.now()
      ;[...document.querySelectorAll('button')].find(({ textContent }) => textContent === '停下')?.click()
      await until(() => document.querySelector('progress') === null)
      return { isReading, ms: performance.now() - pressedAtMs }
    })
    const many = households(10_000)
    await bring(page, 'a.csv', Buffer.from(roster([...many, ...many, ...many, ...many, ...many, ...many])))
    const { isReading, ms } = await stopping
    expect(isReading).toBe(true)
    test.info().annotations.push({ type: 'stopped after ms', description: ms.toFixed(0) })
    await expect(page.getByText('已经停下，还没有查任何一户。')).toBeFocused()
    await paste(page, roster(households(2)))
    await doneWith(page, 2)
  })

  test('screens ten thousand households, and shows how far it is', async ({ page }) => {
    await open(page)
    const seen = page.evaluate(async () => {
      const values = new Set<number>()
      while (document.querySelector('#results') === null) {
        const bar = document.querySelector('progress')
        if (bar !== null && bar.position >= 0) values.add(bar.value)
        await new Promise((done) => setTimeout(done))
      }
      return [...values]
    })
    await bring(page, 'a.csv', Buffer.from(roster(households(10_000))))
    await doneWith(page, 10_000)
    const values = await seen
    expect(values.length).toBeGreaterThan(5)
    expect(values).toEqual([...values].sort((one, other) => one - other))
    test.info().annotations.push({
      type: 'ten thousand households',
      description: await page.getByText(/^用时/).innerText(),
    })
  })

  test('is told why a table cannot be read, and keeps what was pasted', async ({ page }) => {
    await open(page)
    await paste(page, '甲,1500\n乙,0')
    await expect(page.locator('.problems')).toBeFocused()
    await expect(page.locator('.problems')).toContainText('没有找到列名那一行')
    await expect(page.getByLabel('贴名册')).toHaveValue('甲,1500\n乙,0')
    expect(await violations(page)).toEqual([])
    await paste(page, '')
    await expect(page.locator('.problems')).toContainText('里面什么也没有')
    await bring(page, 'a.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, 1, 2]))
    await expect(page.locator('.problems')).toContainText('旧的 XLS 请先另存为 XLSX')
    await bring(page, 'a.xlsx', Buffer.from('PK\u0003\u0004 not a workbook'))
    await expect(page.locator('.problems')).toContainText('这个 XLSX 文件打不开')
  })

  test('does all of it with the keyboard', async ({ page }) => {
    await open(page)
    await page.getByLabel('贴名册').fill(roster(households(3)))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await doneWith(page, 3)
    const to = async (name: RegExp): Promise<void> => {
      const target = page.getByRole('button', { name }).first()
      for (let tab = 0; tab < 30; tab += 1) {
        if (await target.evaluate((button) => button === document.activeElement)) return
        await page.keyboard.press('Tab')
      }
      await expect(target).toBeFocused()
    }
    await to(/看原因\s*：示例2$/)
    await page.keyboard.press('Enter')
    await expect(page.locator('tr.opened:visible')).toHaveCount(1)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await to(/看原因\s*：示例1$/)
  })

  test('has nothing of the roster left after another one was asked for, and nothing was ever stored', async ({
    page,
  }) => {
    await open(page)
    await paste(page, roster(households(2)))
    await doneWith(page, 2)
    await page.getByRole('button', { name: '换一份名册' }).click()
    await expect(page.getByLabel('贴名册')).toHaveValue('')
    expect(await page.content()).not.toContain('示例1')
    expect(
      await page.evaluate(async () => ({
        session: Object.keys(sessionStorage),
        local: Object.keys(localStorage),
        databases: await indexedDB.databases(),
        caches: await caches.keys(),
        cookie: document.cookie,
      })),
    ).toEqual({ session: [], local: [], databases: [], caches: [], cookie: '' })
  })
})

for (const path of ['/batch/', '/elder/batch/'])
  test(`${path} has nothing in anybody's way in any state, and fits a narrow screen`, async ({ page }) => {
    test.slow()
    await open(page, path)
    expect(await violations(page)).toEqual([])
    await paste(page, roster([...households(6), changed(household(7), { 城乡: '市区' })]))
    await doneWith(page, 6)
    for (const why of [0, 1]) await page.getByRole('button', { name: '看原因' }).nth(why).click()
    await expect(page.locator('tr.opened:visible')).toHaveCount(2)
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
    expect(await violations(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await sideways(page)).toBe(0)
  })

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says why it cannot help, and what can', async ({ page }) => {
    await page.goto('/batch/')
    await expect(page.getByText('批量查要用到 JavaScript')).toBeVisible()
    await page.getByRole('link', { name: '查一查（一户）' }).click()
    await expect(page).toHaveURL('/check/')
  })
})
