import { expect, type Page } from '@playwright/test'

/** What a clerk's table looks like, title and all. */
export const headings = [
  '户号',
  '与本人关系',
  '姓名',
  '备注',
  '出生日期',
  '户籍',
  '城乡',
  '家庭人口',
  '户月收入',
  '户月基础养老金',
  '家庭财产',
  '已享受项目',
  '残疾人证',
  '残疾类别',
  '残疾等级',
  '其他补贴',
] as const

export type Cell = string | number | Date

/** One household of one person; households differ by their number, and are the same each time. */
export const household = (number: number): string[] => {
  const disabled = number % 5 === 0
  return [
    String(number),
    '本人',
    `示例${number}`,
    `第${(number % 7) + 1}组`,
    `${1940 + (number % 70)}-03-01`,
    '洪江市',
    number % 2 === 0 ? '农村' : '城市',
    String((number % 4) + 1),
    String((number * 37) % 4000),
    '0',
    '不多',
    number % 3 === 0 ? '农村低保' : '无',
    disabled ? '有' : '没有',
    disabled ? '肢体' : '',
    disabled ? '二级' : '',
    '无',
  ]
}

export const households = (count: number): string[][] =>
  Array.from({ length: count }, (_, at) => household(at + 1))

export const asCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')

export const roster = (rows: readonly (readonly string[])[]): string => asCsv([headings, ...rows])

/** A row with other cells, by heading. */
export const changed = (row: readonly string[], cells: Record<string, string>): string[] =>
  headings.map((heading, at) => cells[heading] ?? row[at] ?? '')

export const open = async (page: Page, path = '/batch/'): Promise<void> => {
  await page.goto(path)
  await expect(page.getByLabel('贴名册')).toBeVisible()
}

/** Pastes a roster and presses on. */
export const paste = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('贴名册').fill(text)
  await page.getByRole('button', { name: '开始查' }).click()
}

export const bring = async (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.getByLabel('名册文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })

export const doneWith = async (page: Page, count: number): Promise<void> => {
  await expect(page.getByRole('heading', { name: '查完了' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('status').filter({ hasText: /^\d+ 户$/ })).toHaveText(`${count} 户`)
}

/** The households on the page of the table, by name. */
export const shownNames = (page: Page): Promise<string[]> =>
  page
    .locator('table.screened th[scope=row]')
    .evaluateAll((cells) => cells.map((cell) => cell.firstChild?.textContent ?? ''))
