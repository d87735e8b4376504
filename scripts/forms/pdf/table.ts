import type { FormField } from '../../../schema/content/form.ts'
import { t } from '../../../site/copy.ts'
import {
  CONTENT_WIDTH,
  draw,
  heightOf,
  LEFT,
  paragraph,
  room,
  within,
  write,
  type Node,
  type Sheet,
} from './sheet.ts'
import { typed } from './widgets.ts'

type Table = Extract<FormField, { kind: 'table' }>

const ROW = 24
const PAD = 4
const HEAD = { size: 9.5 } as const

const columnsOf = ({ columns }: Table): { title: string; x: number; width: number }[] => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  let x = LEFT
  return columns.map(({ title, share }) => {
    const width = (CONTENT_WIDTH * share) / shares
    const column = { title, x, width }
    x += width
    return column
  })
}

const ruled = (sheet: Sheet, columns: ReturnType<typeof columnsOf>, height: number, shaded: boolean): void =>
  draw(sheet, (doc) => {
    for (const { x, width } of columns) {
      if (shaded) doc.rect(x, sheet.y, width, height).fill('#f1f0ec')
      doc.lineWidth(0.6).strokeColor('#333').rect(x, sheet.y, width, height).stroke()
    }
  })

const HEAD_MOST = 34

/** What a table needs on a sheet to begin there: its name, its head and two rows. */
export const TABLE_LEAST = 24 + HEAD_MOST + 2 * ROW

/** A table to fill in, its head again on each sheet that it reaches. */
export const drawTable = (sheet: Sheet, parent: Node, table: Table): void => {
  const columns = columnsOf(table)
  const headHeight =
    2 * PAD + Math.max(...columns.map(({ title, width }) => heightOf(sheet, title, width - 2 * PAD, HEAD)))
  const label = table.hint === undefined ? table.label : `${table.label}（${table.hint}）`
  room(sheet, TABLE_LEAST)
  paragraph(sheet, parent, 'P', label, {}, { after: 3 })
  within(sheet, parent, 'Table', (node) => {
    const head = (): void => {
      ruled(sheet, columns, headHeight, true)
      within(sheet, node, 'TR', (row) => {
        for (const { title, x, width } of columns)
          write(
            sheet,
            row,
            'TH',
            title,
            { x: x + PAD, y: sheet.y + PAD, width: width - 2 * PAD },
            { ...HEAD, align: 'center' },
          )
      })
      sheet.y += headHeight
    }
    head()
    for (let number = 1; number <= table.rows; number += 1) {
      const before = sheet.y
      room(sheet, ROW)
      if (sheet.y < before) head()
      ruled(sheet, columns, ROW, false)
      within(sheet, node, 'TR', (row) => {
        columns.forEach(({ title, x, width }, at) =>
          within(sheet, row, 'TD', (cell) => {
            const said = t('forms.paper.row', { label: table.label, row: number, column: title })
            const box = { x: x + 1, y: sheet.y + 1, width: width - 2, height: ROW - 2 }
            typed(sheet, cell, `${table.id}-${number}-${at + 1}`, said, box)
          }),
        )
      })
      sheet.y += ROW
    }
  })
  sheet.y += 10
}
