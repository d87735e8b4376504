import { createHash } from 'node:crypto'
import { expect, test } from '@playwright/test'
import decodeQR from 'qr/decode.js'
import { pictureOf } from '../support/qr-picture.ts'
import { expectAccessible } from './support/booking.ts'

const HOME = '黔城甲养老院'

test.describe('the whitelist without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('is looked through by township, kind, care and beds, and says what was found', async ({ page }) => {
    await page.goto('/institutions/')
    await page.getByLabel('哪一类').selectOption('敬老院')
    await page.getByRole('button', { name: '找', exact: true }).click()
    await expect(page).toHaveURL(/\/institutions\/find\/\?/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('找到 1 家')
    await expect(page.locator('main .rows li')).toHaveText(/安江乙敬老院\s*示例/)
    await expect(page.getByLabel('哪一类')).toHaveValue('rural-home')
    await page.getByLabel('在哪个乡镇').selectOption('托口镇')
    await page.getByRole('button', { name: '找', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到')
    await expect(page.locator('main')).toContainText('不等于违法')
  })

  test('in 长辈版 is asked on one screen and answered on the next', async ({ page }) => {
    await page.goto('/elder/institutions/')
    await page.getByRole('link', { name: '按乡镇、类别找' }).click()
    await page.getByLabel('能照料').selectOption('失能')
    await page.getByRole('button', { name: '找', exact: true }).click()
    await expect(page.locator('main .rows li')).toHaveCount(1)
    await expect(page.getByLabel('能照料')).toHaveCount(0)
    await page.getByRole('link', { name: '换个条件再找' }).click()
    await expect(page.getByLabel('能照料')).toBeVisible()
  })

  test('tells of each institution what is known, its history, and where to complain', async ({ page }) => {
    await page.goto('/institutions/')
    await page.getByRole('link', { name: HOME }).click()
    await expect(page.locator('h1 .tag')).toHaveText('示例')
    for (const [name, value] of [
      ['床位', '60 张'],
      ['备案号', '待民政局公布'],
      ['查实的投诉', '待民政局公布'],
      ['最近检查', '2026年9月24日　消防、食品、照护'],
    ])
      await expect(page.locator('.ledger > div', { hasText: name }).locator('dd').first()).toHaveText(
        value ?? '',
      )
    await expect(page.locator('main')).toContainText('第 1 版（2026年11月2日）：上名单')
    await page.getByRole('link', { name: '反映这家机构的问题' }).click()
    await expect(page.getByLabel('哪一家')).toHaveValue(HOME)
    await expect(page.locator('[name="place.township"]')).toHaveValue('431281101')
  })

  test('keeps what an institution was and why it left, and each edition at its address', async ({ page }) => {
    await page.goto('/institutions/tuokou-ding/')
    await expect(page.locator('.mark')).toContainText('不在现在的名单上')
    await expect(page.locator('main')).toContainText('移出名单。示例。停止接收老人')
    await page.goto('/institutions/editions/1/')
    await expect(page.locator('.lead')).toContainText('以前的')
    await expect(page.getByRole('row', { name: /托口丁敬老院/ })).toContainText('24 张')
    await page.goto('/institutions/editions/2/')
    await expect(page.getByRole('row', { name: /托口丁敬老院/ })).toHaveCount(0)
    await expect(page.locator('main')).toContainText('托口丁敬老院：示例。停止接收老人')
  })

  test('gives the file from which anybody computes the checksum of the page and of the open data', async ({
    page,
    request,
  }) => {
    await page.goto('/institutions/')
    const address = await page.getByRole('link', { name: '名单文件（JSON）' }).getAttribute('href')
    const sum = createHash('sha256')
      .update(await (await request.get(address ?? '')).body())
      .digest('hex')
    await expect(page.locator('main')).toContainText(`完整的（SHA-256）：${sum}`)
    await expect(page.locator('.code').first()).toHaveText(/^([0-9A-F]{4} ?){4}$/)
    const data = (await (await request.get('/data/institutions.json')).json()) as {
      edition: { sha256: string; file: string }
      records: unknown[]
    }
    expect(data.edition).toMatchObject({ sha256: sum, file: address })
    expect(data.records).toHaveLength(4)
    const table = await (await request.get('/institutions/2.csv')).text()
    expect(table).toContain(sum)
    expect(table).toContain(`${HOME},养老院,`)
  })
})

test('with scripts the list answers as one chooses, and says how many are left', async ({ page }) => {
  await page.goto('/institutions/')
  const shown = page.locator('[data-found] .rows > li:visible')
  await expect(shown).toHaveCount(4)
  await page.getByLabel('床位').selectOption('50 张以上')
  await expect(shown).toHaveCount(1)
  await expect(page.locator('[data-found] [role=status]')).toHaveText('找到 1 家')
  await page.getByLabel('机构名称').fill('沙湾')
  await expect(page.locator('[data-found] [role=status]')).toHaveText('没有找到')
  await page.getByLabel('床位').selectOption('')
  await page.getByRole('button', { name: '找', exact: true }).click()
  await expect(shown).toHaveCount(1)
  await expect(page).toHaveURL('/institutions/')
  await expectAccessible(page)
})

test('the browser computes the checksum itself, and does not take another file for the same', async ({
  page,
}) => {
  await page.goto('/institutions/')
  await page.getByRole('button', { name: '在这里算一遍' }).click()
  await expect(page.locator('[data-checksum] [role=status]')).toContainText('算出来一样')
  await page
    .locator('[data-checksum]')
    .evaluate((place) => place.setAttribute('data-checksum', '/institutions/1.json'))
  await page.getByRole('button', { name: '在这里算一遍' }).click()
  await expect(page.locator('[data-checksum] [role=status]')).toContainText('算出来不一样')
})

test('the sheet for the door has a code that leads to the entry, and is one page of A4 or A5', async ({
  page,
  baseURL,
}) => {
  await page.goto('/institutions/qiancheng-jia/door/')
  const code = await page.locator('svg.qr').evaluate((svg) => svg.outerHTML)
  const address = new URL(decodeQR(pictureOf(code, 6)))
  expect(address.pathname).toBe('/institutions/qiancheng-jia/')
  await expect(page.locator('.door')).toContainText(address.href)
  await expect(page.locator('.door .tag')).toHaveText('示例')
  for (const format of ['A4', 'A5']) {
    const pages = (await page.pdf({ format })).toString('latin1').match(/\/Type\s*\/Page[^s]/g)
    expect(pages, format).toHaveLength(1)
  }
  await page.goto(new URL(address.pathname, baseURL).href)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(HOME)
})

test('the template can be filled and has all columns', async ({ request }) => {
  const csv = await (await request.get('/institutions/template.csv')).text()
  expect(csv.trim().split(',')).toHaveLength(13)
  expect((await (await request.get('/institutions/template.xlsx')).body()).subarray(0, 2).toString()).toBe(
    'PK',
  )
})

for (const path of [
  '/institutions/find/?care=dependent',
  '/institutions/find/?name=none',
  '/elder/institutions/find/',
  '/elder/institutions/find/?care=dependent',
])
  test(`${path} is in nobody's way`, async ({ page }) => {
    await page.goto(path)
    await expectAccessible(page)
  })
