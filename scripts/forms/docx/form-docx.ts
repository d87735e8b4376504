import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx'
import type { Form, FormField, FormSection } from '../../../schema/content/form.ts'
import { t } from '../../../site/copy.ts'
import { cellsIn, headOf, markOf, notesHeadingOf, originOf, rowsOf, type CellField } from '../paper.ts'

/** Word counts in twentieths of a point; type in half points. */
const CONTENT_WIDTH = 9600
const LABEL_WIDTH = 1900
const LINE = 380
const SHADE = { type: ShadingType.CLEAR, fill: 'F1F0EC', color: 'auto' } as const
const QUIET = { size: 18, color: '333333' } as const
const AFTER = { after: 80 } as const
const BLANK = '　　　'

const plain = (text: string, run: { size?: number; color?: string; bold?: boolean } = {}): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, ...run })], spacing: AFTER })

const dateText = (): string =>
  (['year', 'month', 'day'] as const).map((part) => `${BLANK}${t(`forms.paper.${part}`)}`).join('')

/** What is to be filled in: boxes that Word can tick, a date, or room to write. */
const answerOf = (field: CellField): Paragraph => {
  if (field.kind === 'date') return new Paragraph(dateText())
  if (field.kind === 'text') return new Paragraph('')
  return new Paragraph({
    children: field.options.flatMap((option) => [
      new CheckBox({ checkedState: { value: '2611' }, uncheckedState: { value: '2610' } }),
      new TextRun(` ${option}　`),
    ]),
  })
}

const labelOf = (field: CellField): Paragraph[] => {
  const hint =
    field.hint ?? (field.kind === 'choice' ? t(`forms.paper.${field.many ? 'many' : 'one'}`) : undefined)
  return [new Paragraph(field.label), ...(hint === undefined ? [] : [plain(hint, QUIET)])]
}

const cell = (width: number, children: Paragraph[], shaded = false): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    children,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(shaded ? { shading: SHADE } : {}),
  })

const cellsRow = (cells: readonly CellField[]): TableRow => {
  const width = CONTENT_WIDTH / cells.length
  const lines = Math.max(...cells.map((field) => (field.kind === 'text' ? field.lines : 1)))
  return new TableRow({
    cantSplit: true,
    height: { value: LINE * lines + 120, rule: 'atLeast' },
    children: cells.flatMap((field) => [
      cell(LABEL_WIDTH, labelOf(field), true),
      cell(width - LABEL_WIDTH, [answerOf(field)]),
    ]),
  })
}

/** Rows of cells that follow each other are one table; Word joins tables that touch. */
const cellsTable = (rows: readonly (readonly CellField[])[]): Table =>
  new Table({
    width: { size: CONTENT_WIDTH, type: WidthType.DXA },
    rows: rows.map(cellsRow),
  })

const fillTable = ({ label, hint, columns, rows }: Extract<FormField, { kind: 'table' }>): FileChild[] => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((CONTENT_WIDTH * share) / shares))
  const row = (children: TableCell[], tableHeader: boolean) =>
    new TableRow({
      children,
      ...(tableHeader ? { tableHeader } : {}),
      cantSplit: true,
      height: { value: LINE + 60, rule: 'atLeast' },
    })
  return [
    plain(hint === undefined ? label : `${label}（${hint}）`),
    new Table({
      width: { size: CONTENT_WIDTH, type: WidthType.DXA },
      rows: [
        row(
          columns.map(({ title }, at) => cell(widths[at] ?? 0, [new Paragraph(title)], true)),
          true,
        ),
        ...Array.from({ length: rows }, () =>
          row(
            widths.map((width) => cell(width, [new Paragraph('')])),
            false,
          ),
        ),
      ],
    }),
    new Paragraph(''),
  ]
}

const signature = (label: string): FileChild[] => [
  new Paragraph({
    spacing: { before: 240 },
    children: [
      new TextRun(t('forms.paper.place', { section: label, label: '' })),
      new TextRun({ text: BLANK.repeat(5), underline: {} }),
      new TextRun(`　${t('forms.paper.date')}：${dateText()}`),
    ],
  }),
  plain(t('forms.paper.sign'), QUIET),
]

const listed = (text: string): Paragraph => new Paragraph({ text, bullet: { level: 0 }, spacing: AFTER })

const partOf = (field: FormField): FileChild[] => {
  if (field.kind === 'table') return fillTable(field)
  if (field.kind === 'signature') return signature(field.label)
  if (field.kind === 'statement') return field.text.map((text) => (field.list ? listed(text) : plain(text)))
  return []
}

const heading = (text: string): Paragraph =>
  new Paragraph({
    text,
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 240, after: 100 },
    keepNext: true,
  })

const sectionOf = ({ title, note, fields }: FormSection): FileChild[] => {
  const parts: FileChild[] = [heading(title), ...(note === undefined ? [] : [plain(note, QUIET)])]
  let cells: CellField[][] = []
  const close = (): void => {
    if (cells.length > 0) parts.push(cellsTable(cells), new Paragraph({ text: '', spacing: { after: 0 } }))
    cells = []
  }
  for (const row of rowsOf(fields)) {
    const inCells = cellsIn(row)
    if (inCells.length > 0) cells.push(inCells)
    else {
      close()
      for (const field of row) parts.push(...partOf(field))
    }
  }
  close()
  return parts
}

const headerOf = (form: Form): Header => {
  const mark = markOf(form)?.mark
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ text: `${originOf()}　`, ...QUIET }),
          ...(mark === undefined
            ? []
            : [
                new TextRun({
                  text: ` ${mark} `,
                  bold: true,
                  border: { style: BorderStyle.SINGLE, size: 12, color: '000000', space: 2 },
                }),
              ]),
        ],
      }),
    ],
  })
}

const footer = (title: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            ...QUIET,
            children: [`${title}　`, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun', cs: 'Times New Roman' }

/** The form as a DOCX that an office can change: A4, in the fonts that Chinese offices have. */
export const formDocx = async (form: Form): Promise<Buffer> => {
  const marked = markOf(form)
  const document = new Document({
    title: form.title,
    creator: originOf(),
    lastModifiedBy: originOf(),
    description: form.purpose,
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
        heading1: { run: { font: FONT, size: 38, bold: true, color: '000000' } },
        heading2: { run: { font: FONT, size: 25, bold: true, color: '000000' } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1000, bottom: 900, left: 1150, right: 1150 },
          },
        },
        headers: { default: headerOf(form) },
        footers: { default: footer(form.title) },
        children: [
          new Paragraph({
            text: form.title,
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.CENTER,
            spacing: { after: 160 },
          }),
          ...headOf(form).map(({ name, text }) =>
            plain(t('forms.paper.place', { section: name, label: text }), QUIET),
          ),
          ...(marked === undefined ? [] : [plain(marked.text, QUIET)]),
          heading(notesHeadingOf(form)),
          ...form.notes.map(listed),
          ...form.sections.flatMap(sectionOf),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
