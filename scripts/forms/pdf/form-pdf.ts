import type { Form, FormField, FormSection } from '../../../schema/content/form.ts'
import { t } from '../../../site/copy.ts'
import { cut } from '../fonts.ts'
import {
  cellsIn,
  headOf,
  markOf,
  notesHeadingOf,
  originOf,
  rowsOf,
  textsOf,
  type CellField,
} from '../paper.ts'
import { cellHeight, drawCell } from './cells.ts'
import {
  CONTENT_WIDTH,
  draw,
  endSheet,
  heightOf,
  LEFT,
  paragraph,
  room,
  startSheet,
  widthOf,
  within,
  write,
  type Node,
  type Sheet,
} from './sheet.ts'
import { drawTable, TABLE_LEAST } from './table.ts'

const TITLE = { weight: 'bold', size: 19 } as const
const MARK = { weight: 'bold', size: 12 } as const
const HEADING = { weight: 'bold', size: 12.5 } as const
const SIGNATURE_HEIGHT = 54
const QUIET = { size: 9, color: '#333' } as const

/** The mark in its frame, where eyes begin: upper right. */
const drawMark = (sheet: Sheet, mark: string): void => {
  const width = widthOf(sheet, mark, MARK)
  const x = LEFT + CONTENT_WIDTH - width - 16
  draw(sheet, (doc) =>
    doc
      .lineWidth(1.4)
      .rect(x, sheet.y, width + 16, 24)
      .stroke(),
  )
  write(sheet, sheet.root, 'P', mark, { x: x + 8, y: sheet.y + 4, width: width + 4 }, MARK)
}

const drawHead = (sheet: Sheet, form: Form): void => {
  const marked = markOf(form)
  if (marked !== undefined) drawMark(sheet, marked.mark)
  paragraph(sheet, sheet.root, 'P', originOf(), QUIET, { after: 16 })
  paragraph(sheet, sheet.root, 'H1', form.title, { ...TITLE, align: 'center' }, { after: 10 })
  for (const { name, text } of headOf(form))
    paragraph(sheet, sheet.root, 'P', t('forms.paper.place', { section: name, label: text }), QUIET, {
      after: 2,
    })
  if (marked !== undefined) paragraph(sheet, sheet.root, 'P', marked.text, QUIET, { after: 2 })
  sheet.y += 8
}

const drawList = (sheet: Sheet, parent: Node, items: readonly string[]): void =>
  within(sheet, parent, 'L', (list) => {
    items.forEach((text) => {
      const width = CONTENT_WIDTH - 14
      const height = heightOf(sheet, text, width)
      room(sheet, height)
      within(sheet, list, 'LI', (item) => {
        write(sheet, item, 'Lbl', '•', { x: LEFT, y: sheet.y, width: 12 })
        write(sheet, item, 'LBody', text, { x: LEFT + 14, y: sheet.y, width })
      })
      sheet.y += height + 4
    })
  })

const drawSignature = (sheet: Sheet, parent: Node, label: string): void => {
  room(sheet, SIGNATURE_HEIGHT)
  const name = t('forms.paper.place', { section: label, label: '' })
  const wide = widthOf(sheet, name)
  const dateX = LEFT + 300
  draw(sheet, (doc) =>
    doc
      .lineWidth(0.6)
      .moveTo(LEFT + wide, sheet.y + 30)
      .lineTo(dateX - 20, sheet.y + 30)
      .stroke(),
  )
  const y = sheet.y + 14
  write(sheet, parent, 'P', name, { x: LEFT, y, width: wide + 4 })
  const date = (['year', 'month', 'day'] as const).map((part) => t(`forms.paper.${part}`)).join('　　　')
  write(sheet, parent, 'P', `${t('forms.paper.date')}：　　　　${date}`, { x: dateX, y, width: 200 })
  write(sheet, parent, 'P', t('forms.paper.sign'), { x: LEFT, y: y + 20, width: 300 }, QUIET)
  sheet.y += SIGNATURE_HEIGHT
}

const drawCells = (sheet: Sheet, parent: Node, section: string, cells: readonly CellField[]): void => {
  const width = CONTENT_WIDTH / cells.length
  const height = Math.max(...cells.map((field) => cellHeight(sheet, field, width)))
  room(sheet, height)
  cells.forEach((field, at) =>
    drawCell(sheet, parent, section, field, { x: LEFT + at * width, y: sheet.y, width, height }),
  )
  sheet.y += height
}

const drawRow = (sheet: Sheet, parent: Node, section: string, row: readonly FormField[]): void => {
  const cells = cellsIn(row)
  if (cells.length > 0) return drawCells(sheet, parent, section, cells)
  for (const field of row) {
    sheet.y += 6
    if (field.kind === 'table') drawTable(sheet, parent, field)
    if (field.kind === 'signature') drawSignature(sheet, parent, field.label)
    if (field.kind === 'statement' && field.list) drawList(sheet, parent, field.text)
    if (field.kind === 'statement' && !field.list)
      for (const text of field.text) paragraph(sheet, parent, 'P', text)
  }
}

/** How much of a sheet a row needs to begin on it. */
const leastOf = (sheet: Sheet, row: readonly FormField[] | undefined): number => {
  const [first] = row ?? []
  const [cell] = cellsIn(row ?? [])
  if (cell !== undefined) return cellHeight(sheet, cell, CONTENT_WIDTH / (row?.length ?? 1))
  if (first?.kind === 'table') return TABLE_LEAST
  return first?.kind === 'statement' ? heightOf(sheet, first.text[0] ?? '', CONTENT_WIDTH) : SIGNATURE_HEIGHT
}

const drawSection = (sheet: Sheet, { title, note, fields }: FormSection): void =>
  within(sheet, sheet.root, 'Sect', (node) => {
    sheet.y += 10
    // A heading stays with what follows it.
    const above = heightOf(sheet, title, CONTENT_WIDTH, HEADING) + 4
    const under = note === undefined ? 0 : heightOf(sheet, note, CONTENT_WIDTH, QUIET) + 4
    room(sheet, above + under + 6 + leastOf(sheet, rowsOf(fields)[0]))
    paragraph(sheet, node, 'H2', title, HEADING, { after: 4 })
    if (note !== undefined) paragraph(sheet, node, 'P', note, QUIET)
    for (const row of rowsOf(fields)) drawRow(sheet, node, title, row)
  })

/** The form as a PDF that can be filled in: A4, tagged, with its language and title. */
export const formPdf = async (form: Form): Promise<{ bytes: Buffer; pages: number }> => {
  const texts = textsOf(form)
  const fonts = { regular: await cut('regular', texts.all), bold: await cut('bold', texts.headings) }
  const sheet = startSheet(form.title, new Date(`${form.reviewed}T00:00:00+08:00`), fonts)
  drawHead(sheet, form)
  within(sheet, sheet.root, 'Sect', (node) => {
    paragraph(sheet, node, 'H2', notesHeadingOf(form), HEADING)
    drawList(sheet, node, form.notes)
  })
  for (const section of form.sections) drawSection(sheet, section)
  const marked = markOf(form)
  return endSheet(sheet, (page, pages) =>
    marked === undefined
      ? t('forms.paper.foot-official', { title: form.title, page, pages })
      : t('forms.paper.foot', { title: form.title, mark: marked.mark, page, pages }),
  )
}
