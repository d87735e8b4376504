import { readFileSync } from 'node:fs'
import { expect, test, type Download, type Page } from '@playwright/test'
import papaparse from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import { rules } from '../../generated/check.ts'
import { programmeNames, roster as columns } from '../../generated/roster.ts'
import { dayOf } from '../../schema/dates.ts'
import { contextFor, evaluateIn, prepare, worthShowing } from '../../schema/eligibility/evaluate.ts'
import { readRoster } from '../../schema/roster/read.ts'
import {
  bring,
  changed,
  doneWith,
  headings,
  household,
  households,
  open,
  paste,
  roster,
  shownNames,
} from './support/rosters.ts'

const downloaded = async (page: Page, button: string): Promise<Download> => {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return download
}

const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path())

const linesOf = (csv: Buffer): string[][] =>
  papaparse.parse<string[]>(
    csv
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimEnd(),
  ).data

/** A workbook made by another library than the page reads with: dates and numbers as a spreadsheet keeps them. */
const workbook = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeXlsxFile([
    headings.map((value) => ({ value })),
    ...rows.map((row) =>
      row.map((cell, at) => {
        if (cell === '') return null
        const heading = headings[at]
        if (heading === '出生日期')
          return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy/m/d' }
        return heading === '户月收入' ? { value: Number(cell), type: Number } : { value: cell, type: String }
      }),
    ),
  ]).toBuffer()

test('an XLSX file gives what the same CSV gives, dates and numbers included', async ({ page }) => {
  await open(page)
  await bring(page, 'roster.csv', Buffer.from(roster(households(40))))
  await doneWith(page, 40)
  const fromCsv = linesOf(await bytesOf(await downloaded(page, '导出 CSV')))
  await page.getByRole('button', { name: '换一份名册' }).click()
  await bring(page, 'roster.xlsx', await workbook(households(40)))
  await doneWith(page, 40)
  expect(linesOf(await bytesOf(await downloaded(page, '导出 CSV')))).toEqual(fromCsv)
})

test('a roster can be dropped', async ({ page }) => {
  await open(page)
  const bytes = [...(await workbook(households(2)))]
  const transfer = await page.evaluateHandle((all) => {
    const data = new DataTransfer()
    data.items.add(new File([new Uint8Array(all)], '名册.xlsx'))
    return data
  }, bytes)
  await page.dispatchEvent('.drop', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('松手就放进来')).toBeVisible()
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer })
  await doneWith(page, 2)
})

test('cells copied from a spreadsheet, and CSV as Chinese Windows saves it, are read', async ({ page }) => {
  await open(page)
  await paste(page, [headings, ...households(3)].map((row) => row.join('\t')).join('\n'))
  await doneWith(page, 3)
  await page.getByRole('button', { name: '换一份名册' }).click()
  // “姓名,户号\n甲,1\n” in GB 18030.
  await bring(
    page,
    'a.csv',
    Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xbb, 0xa7, 0xba, 0xc5, 0x0a, 0xbc, 0xd7, 0x2c, 0x31, 0x0a]),
  )
  await doneWith(page, 1)
  expect(await shownNames(page)).toEqual(['甲'])
})

test('an export says what the engine says, line by line, as CSV and as XLSX, and only what was filtered', async ({
  page,
}) => {
  const rows = households(30)
  const read = readRoster(columns, [[...headings], ...rows], dayOf(Date.now()))
  if (!read.ok) throw new Error(read.problem.code)
  const on = dayOf(Date.now())
  const wanted = Object.keys(rules.programmes).filter((id) => !columns.leaveOut.includes(id))
  const prepared = prepare(rules, on, wanted)
  if (!prepared.ok) throw new Error('no rules today')
  const expected = read.value.households.flatMap(({ rows: [row = 0], name, facts }) => {
    const context = contextFor(prepared.value, facts)
    const all = wanted.map((id) => evaluateIn(prepared.value, context, id))
    return worthShowing(prepared.value, all).map(({ programme, amount }) => [
      String(row),
      name,
      programmeNames[programme],
      amount === undefined ? '' : String(amount.fen / 100),
    ])
  })

  await open(page)
  await bring(page, 'roster.csv', Buffer.from(roster(rows)))
  await doneWith(page, 30)
  const csv = linesOf(await bytesOf(await downloaded(page, '导出 CSV')))
  expect(csv[0]?.slice(0, 7)).toEqual(['名册行', '户号', '姓名', '备注', '项目', '结论', '估算金额（元）'])
  expect(csv.slice(1).map(([row, , name, , programme, , amount]) => [row, name, programme, amount])).toEqual(
    expected,
  )
  for (const line of csv.slice(1)) expect(line[9], line.join()).not.toBe('')

  const xlsx = await readSheet(await bytesOf(await downloaded(page, '导出 XLSX')))
  expect(xlsx.map((line) => line.map((cell) => (cell === null ? '' : String(cell))))).toEqual(csv)

  await page.getByLabel('项目').selectOption('disability-nursing')
  await page.getByLabel('结论').selectOption('likely')
  const filtered = linesOf(await bytesOf(await downloaded(page, '导出 CSV')))
  expect(filtered).toEqual(
    csv.filter(
      ([, , , , programme, verdict], at) =>
        at === 0 || (programme === '重度残疾人护理补贴' && verdict === '可能符合'),
    ),
  )
  expect(filtered.length).toBeGreaterThan(3)
})

test('what begins like a formula stays text in every export', async ({ page }) => {
  const names = ['=HYPERLINK("http://example.invalid")', '+1', '-1', '@SUM(A1)', '＝1+1']
  await open(page)
  await paste(page, roster(names.map((name, at) => changed(household(at + 1), { 姓名: name }))))
  await doneWith(page, names.length)
  const csv = linesOf(await bytesOf(await downloaded(page, '导出 CSV')))
  expect([...new Set(csv.slice(1).map(([, , name]) => name))]).toEqual(names.map((name) => `'${name}`))
  const xlsx = await readSheet(await bytesOf(await downloaded(page, '导出 XLSX')))
  expect([...new Set(xlsx.slice(1).map(([, , name]) => name))]).toEqual(names)

  await page.getByRole('button', { name: '换一份名册' }).click()
  await paste(page, roster([changed(household(1), { 城乡: '=cmd' })]))
  const faults = linesOf(await bytesOf(await downloaded(page, '导出要改的（CSV）')))
  expect(faults[1]?.slice(0, 3)).toEqual(['2', '城乡', "'=cmd"])
})

test('the templates are read as they are, in both forms', async ({ page }) => {
  for (const link of ['下载模板（XLSX）', '下载模板（CSV）']) {
    await open(page)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: link }).click()
    const file = await download
    await bring(page, file.suggestedFilename(), await bytesOf(file))
    await doneWith(page, 2)
    expect(await shownNames(page)).toEqual(['示例甲', '示例丙'])
    await expect(page.locator('.faults')).toHaveCount(0)
  }
})

test.describe('no byte leaves the device', () => {
  test('no request is made after the page and its own scripts are there, and none is needed', async ({
    page,
    context,
  }) => {
    await page.goto('/batch/', { waitUntil: 'networkidle' })
    await expect(page.getByLabel('贴名册')).toBeVisible()
    const asked: string[] = []
    context.on('request', (request) => {
      if (!request.url().startsWith('blob:')) asked.push(`${request.method()} ${request.url()}`)
    })
    await context.setOffline(true)
    await bring(page, 'roster.csv', Buffer.from(roster(households(300))))
    await doneWith(page, 300)
    await page.getByRole('button', { name: '看原因' }).first().click()
    await expect(page.locator('tr.opened').first()).toContainText('依据')
    await page.getByLabel('户号、姓名、备注').fill('示例1')
    await downloaded(page, '导出 CSV')
    await page.getByRole('button', { name: '换一份名册' }).click()
    await paste(page, roster(households(2)))
    await doneWith(page, 2)
    expect(asked).toEqual([])
    expect(new URL(page.url()).search).toBe('')
  })

  test('an XLSX file asks for one script of the portal more, and for nothing with the roster in it', async ({
    page,
    context,
  }) => {
    await page.goto('/batch/', { waitUntil: 'networkidle' })
    const asked: string[] = []
    context.on('request', (request) => {
      if (!request.url().startsWith('blob:'))
        asked.push(
          `${request.method()} ${new URL(request.url()).pathname.replace(/-[\w-]+\.js$/, '.js')} ${request.postData() ?? ''}`,
        )
    })
    await bring(page, 'roster.xlsx', await workbook(households(20)))
    await doneWith(page, 20)
    await downloaded(page, '导出 XLSX')
    expect(asked).toEqual(['GET /_astro/spreadsheet.worker.js '])
  })

  test('the page starts no script but the portal’s own', async ({ page }) => {
    await open(page)
    const refused = await page.evaluate(() => {
      const nameOf = (act: () => unknown): string => {
        try {
          act()
          return 'allowed'
        } catch (error) {
          return error instanceof Error ? error.name : 'thrown'
        }
      }
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy: (name: string, rules: object) => unknown }
      }
      return [
        nameOf(() => new Worker('/_astro/other.js')),
        nameOf(() => trustedTypes.createPolicy('another', {})),
        nameOf(() => trustedTypes.createPolicy('portal-scripts', {})),
      ]
    })
    expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError'])
  })
})
