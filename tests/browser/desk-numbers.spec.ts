import { expect, test } from '@playwright/test'
import { comeIn, expectHeading, look, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

/** A report as a citizen's phone sends it. */
const report = async (danger: 'yes' | 'no'): Promise<void> => {
  const sent = await fetch(`${portal.url}/api/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      kind: 'street-person',
      fields: { seen: '候车亭里睡着一位老人', danger },
      place: { township: '431281101', landmark: '汽车站' },
    }),
  })
  expect(sent.status).toBe(201)
}

test('a report appears on the open board without reload, and the board stops when the session ends', async ({
  page,
  context,
}) => {
  const duty = ['--role', 'rescue-duty', '--unit', 'rescue-station']
  await comeIn(page, portal, { name: '王五', login: 'wangwu' }, ...duty)
  await page.getByRole('link', { name: '现在的急件', exact: true }).click()
  await expectHeading(page, '现在的急件')
  await expect(page.locator('[data-live-board]')).toHaveText('现在没有急件。')
  await expect(page.locator('[data-live-state]')).toContainText('一直在更新')
  await press(page, '来了新的响一声')
  await expect(page.getByRole('button', { name: '来了新的响一声' })).toHaveAttribute('aria-pressed', 'true')
  await look(page)
  await report('no')
  await expect(page.locator('tbody tr')).toHaveCount(1)
  await report('yes')
  await expect(page.locator('tbody tr')).toHaveCount(2)
  await expect(page.locator('tbody tr').first()).toContainText('急街上有人没处住、没饭吃')
  await expect(page.getByRole('status')).toContainText('新的急件，有生命危险，2 号')
  await expect(page).toHaveTitle(/^\(2\) 现在的急件/)
  await look(page)

  const other = await context.newPage()
  await other.goto(`${portal.url}/desk/`)
  await press(other, '退出登录')
  await report('no')
  await expect(page.locator('[data-live-state]')).toContainText('登录已经结束')
  await expect(page.locator('tbody tr')).toHaveCount(2)
})

test('the keyboard stays on the row it stood on when the script starts, when a case comes in, and when it is taken', async ({
  page,
}) => {
  const duty = ['--role', 'rescue-duty', '--unit', 'rescue-station']
  await comeIn(page, portal, { name: '孙七', login: 'sunqi' }, ...duty)
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${portal.url}/desk/live/`, { waitUntil: 'commit' })
  const state = page.locator('[data-live-state]')
  await expect(state).toContainText('的样子')
  const row = page.locator('tr[data-number="1"]')
  await row.getByRole('link').focus()
  const drawn = await row.elementHandle()
  letGo()
  await expect(state).toContainText('一直在更新')
  await expect(row.getByRole('link')).toBeFocused()
  expect(await row.evaluate((now, before) => now === before, drawn)).toBe(true)

  const rows = await page.locator('tr[data-number]').count()
  await report('yes')
  await expect(page.locator('tr[data-number]')).toHaveCount(rows + 1)
  await expect(row.getByRole('link')).toBeFocused()

  const other = await page.context().newPage()
  await other.goto(`${portal.url}/desk/cases/1/`)
  await press(other, '接手')
  await expect(page.locator('.desk-rest tr[data-number="1"]')).toBeVisible()
  await expect(row.getByRole('link')).toBeFocused()
})

test('an administrator sees the numbers with charts and tables, and takes them away', async ({ page }) => {
  await comeIn(page, portal, { name: '李四', login: 'lisi' }, '--role', 'admin')
  await page.getByRole('link', { name: '数字', exact: true }).click()
  await expectHeading(page, '数字')
  await expect(page.getByRole('region', { name: '办件，按类别' }).locator('tbody tr')).toContainText('444')
  await expect(page.getByRole('region', { name: '候补' })).not.toContainText('CSV')
  await expect(page.getByRole('img', { name: '办件，按乡镇' })).toBeVisible()
  await look(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '全部表格（XLSX）' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^numbers-\d{4}-\d\d-01-\d{4}-\d\d-\d\d\.xlsx$/)
  await page.goto(`${portal.url}/desk/numbers/?since=2020-01-01&until=2020-01-31`)
  await expect(page.getByRole('link', { name: /CSV|XLSX/ })).toHaveCount(0)
})

test('the register of persons in care shows zero as zero, and names what is not', async ({ page }) => {
  const duty = ['--role', 'rescue-duty', '--unit', 'rescue-station']
  await comeIn(page, portal, { name: '赵六', login: 'zhaoliu' }, ...duty)
  await page.getByRole('link', { name: '救助登记', exact: true }).click()
  await expect(page.locator('.desk-zero')).toHaveText(['0', '0', '0'])
  await page.getByLabel('人在哪里').selectOption({ label: '民办机构' })
  await press(page, '登记')
  await expectHeading(page, '救助登记 1 号')
  await look(page)
  await page.getByRole('link', { name: '回救助登记' }).click()
  await expect(page.locator('.desk-zero')).toHaveText(['1', '0', '0'])
  await look(page)
  await page.getByRole('link', { name: '1 号' }).first().click()
  await page.getByText('换了地方').first().click()
  await page.getByLabel('到哪里').selectOption({ label: '公办机构' })
  await press(page, '换了地方')
  await expect(page.getByRole('status')).toHaveText('登记好了。')
  await page.getByRole('link', { name: '回救助登记' }).click()
  await expect(page.locator('.desk-zero')).toHaveText(['0', '0', '0'])
})
