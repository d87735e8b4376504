import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import writeXlsxFile from 'write-excel-file/node'
import { comeIn, expectHeading, look, PHONE, press } from './support/desk.ts'
import { ownPortal, type OwnPortal } from './support/own-portal.ts'

let portal: OwnPortal

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  portal = await ownPortal()
  await portal.start()
})
test.afterAll(() => portal.remove())

const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

test('an editor drafts a notice and submits it; an approver looks, lets it pass and takes the patch', async ({
  page,
  browser,
}) => {
  await comeIn(page, portal, { name: '周编辑', login: 'zhoubianji' }, '--role', 'editor')
  await link(page, '公告和名单')
  await look(page)
  await link(page, '起草公告')
  await look(page)
  await page.getByLabel('标题').fill('冬夜上街')
  await page.getByLabel('一句话说清楚').fill('今年冬天，救助站每天夜里上街看看。')
  await page.getByLabel('正文').fill('每人发 500 元。\n\n- 从十二月到二月\n\n> 急的先打 **110**。')
  await page.getByLabel('依据').fill('社会救助法 999')
  await press(page, '存下这一稿')
  await expect(page.getByRole('alert').first()).toContainText('有 2 处要改')
  await expect(page.getByLabel('依据')).toHaveValue('社会救助法 999')
  await look(page)
  await page.getByRole('link', { name: /^依据：/ }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('社会救助法 7')
  await page.getByLabel('正文').fill('下面是安排。\n\n- 从十二月到二月\n\n> 急的先打 **110**。')
  await page.getByLabel('网址').fill('winter-nights-2026')
  await press(page, '存下这一稿')
  await expectHeading(page, '冬夜上街')
  await look(page)
  await link(page, '看公布以后的样子')
  await expect(page.getByText('这是草稿，还没有公布')).toBeVisible()
  await look(page)
  await link(page, '回草稿')
  await press(page, '送去审核')
  await expect(page.getByRole('status')).toHaveText('送去审核了。')
  await expect(page.getByText('要由另一个人审核')).toBeVisible()

  const other = await browser.newContext()
  const approver = await other.newPage()
  await comeIn(approver, portal, { name: '吴审核', login: 'wushenhe' }, '--role', 'approver')
  await link(approver, '公告和名单')
  await link(approver, '冬夜上街')
  await look(approver)
  await approver.getByRole('button', { name: '审核通过' }).press('Enter')
  await expect(approver.getByRole('status')).toHaveText('审核通过了。')
  await look(approver)
  const [file] = await Promise.all([approver.waitForEvent('download'), link(approver, '下载改动（补丁）')])
  expect(file.suggestedFilename()).toBe('winter-nights-2026.patch')
  const patch = readFileSync(await file.path(), 'utf8')
  expect(patch).toMatch(/^Drafted-by: 周编辑 /m)
  expect(patch).toMatch(/^Approved-by: 吴审核 /m)
  expect(patch).toContain('+title: 冬夜上街')
  await approver.getByLabel('提交的编号').fill('1a2b3c4d')
  await press(approver, '标成已公布')
  await expect(approver.locator('tbody')).toContainText('1a2b3c4d')
  await other.close()
})

const HEAD = '机构名称 机构类别 乡镇 备案日期 床位数 能照料的老人 最近检查日期 检查内容'.split(' ')
const workbook = (beds: string, township: string): Promise<Buffer> =>
  writeXlsxFile(
    [
      HEAD,
      ['安江甲养老院', '养老院', '安江镇', '2025-03-18', beds, '能自理', '2026-09-24', '消防、食品'],
      ['托口乙养老院', '敬老院', township, '2025-03-18', '40', '能自理、失能', '2026-09-24', '消防'],
    ].map((row) => row.map((value) => ({ value }))),
  ).toBuffer()

test('an editor brings the spreadsheet of the office, sees both wrong rows, and then brings a right one', async ({
  page,
}) => {
  const choose = async (buffer: Buffer): Promise<void> => {
    await page.getByLabel(/^名单/).setInputFiles({
      name: '养老机构.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer,
    })
    await press(page, '读这张表')
  }
  await page.setViewportSize(PHONE)
  await comeIn(page, portal, { name: '郑编辑', login: 'zhengbianji' }, '--role', 'editor')
  await link(page, '公告和名单')
  await link(page, '起草白名单')
  await look(page)
  await choose(await workbook('很多', '月球镇'))
  await expect(page.getByRole('alert')).toContainText('有 2 处不对，整张表都没有收')
  await expect(page.locator('tbody tr')).toHaveCount(2)
  await expect(page.locator('tbody tr').nth(0)).toContainText('第 2 行')
  await expect(page.locator('tbody tr').nth(1)).toContainText('洪江市没有这个乡镇')
  await look(page)
  await choose(await workbook('60', '托口镇'))
  await expect(page.getByRole('status').first()).toHaveText('存好了。')
  await expectHeading(page, '白名单第 1 版')
  await look(page)
  await link(page, '看公布以后的样子')
  await expect(page.locator('tbody tr')).toHaveCount(2)
  await look(page)
})
