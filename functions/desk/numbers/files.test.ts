import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import readXlsx from 'read-excel-file/node'
import type { NumbersTable } from '../../../schema/desk/numbers-table.ts'
import { csvOf, xlsxOf } from './files.ts'

const table: NumbersTable = {
  id: 'kinds',
  title: '办件',
  columns: [
    { label: '种类', type: 'text' },
    { label: '件数', type: 'number' },
  ],
  rows: [
    ['=HYPERLINK("https://evil.test","x")', 2],
    ['2026-12-10', null],
  ],
  sum: ['合计', 2],
}

it('never holds a formula, whatever something is called, and what looks like a day in a column of words stays words', async () => {
  const bytes = await xlsxOf({ name: '说明', lines: ['=1+1'] }, [table])
  const sheets = await readXlsx(Buffer.from(bytes))
  expect(sheets[0]?.data).toEqual([['=1+1']])
  expect(sheets[1]?.data).toEqual([
    ['种类', '件数'],
    ['=HYPERLINK("https://evil.test","x")', 2],
    ['2026-12-10', null],
    ['合计', 2],
  ])
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('xl/worksheets/'))
  expect(parts).toHaveLength(2)
  for (const [, xml] of parts) expect(new TextDecoder().decode(xml)).not.toContain('<f>')
})

it('computes nothing as CSV either', () => {
  expect(csvOf(table)).toBe(
    '\ufeff种类,件数\r\n"\'=HYPERLINK(""https://evil.test"",""x"")",2\r\n2026-12-10,\r\n合计,2\r\n',
  )
})
