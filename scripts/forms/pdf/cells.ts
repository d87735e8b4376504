import { t } from '../../../site/copy.ts'
import type { CellField } from '../paper.ts'
import { draw, heightOf, widthOf, within, write, type Box, type Node, type Sheet } from './sheet.ts'
import { ticked, typed } from './widgets.ts'

const LABEL_WIDTH = 92
const PAD = 6
const LINE = 18
const LEAST = 27
const BOX = 11
const HINT = { size: 8.5, color: '#444' } as const
const SHADE = '#f1f0ec'

/** What a screen reader says of a field: where it stands, and what is asked. */
const saidOf = (section: string, label: string): string => t('forms.paper.place', { section, label })

const widthLeft = (width: number): number => width - LABEL_WIDTH - 2 * PAD

/** Places of options that flow from left to right, and how high they come to be. */
const flow = (sheet: Sheet, field: Extract<CellField, { kind: 'choice' }>, width: number) => {
  const [gap, most] = [12, widthLeft(width)]
  let [x, row] = [0, 0]
  const places = field.options.map((text) => {
    const wide = BOX + 4 + widthOf(sheet, text)
    if (x > 0 && x + wide > most) [x, row] = [0, row + 1]
    const place = { text, x, y: row * LINE, textWidth: most - BOX - 4 }
    x += wide + gap
    return place
  })
  return { places, height: (row + 1) * LINE }
}

const hintOf = (field: CellField): string | undefined =>
  field.hint ?? (field.kind === 'choice' ? t(`forms.paper.${field.many ? 'many' : 'one'}`) : undefined)

const answerHeight = (sheet: Sheet, field: CellField, width: number): number => {
  if (field.kind === 'choice') return flow(sheet, field, width).height
  return field.kind === 'text' ? field.lines * LINE : LINE
}

const labelHeight = (sheet: Sheet, field: CellField): number => {
  const hint = hintOf(field)
  const under = hint === undefined ? 0 : heightOf(sheet, hint, LABEL_WIDTH - 2 * PAD, HINT)
  return heightOf(sheet, field.label, LABEL_WIDTH - 2 * PAD) + under
}

export const cellHeight = (sheet: Sheet, field: CellField, width: number): number =>
  Math.max(LEAST, labelHeight(sheet, field) + 2 * PAD, answerHeight(sheet, field, width) + PAD + 4)

const datePlaces = (x: number): { part: 'year' | 'month' | 'day'; x: number; width: number }[] => [
  { part: 'year', x, width: 42 },
  { part: 'month', x: x + 60, width: 24 },
  { part: 'day', x: x + 102, width: 24 },
]

const drawDate = (sheet: Sheet, node: Node, section: string, field: CellField, box: Box): void => {
  for (const { part, x, width } of datePlaces(box.x)) {
    const word = t(`forms.paper.${part}`)
    const said = t('forms.paper.part', { label: saidOf(section, field.label), part: word })
    typed(sheet, node, `${field.id}-${part}`, said, { x, y: box.y, width, height: LINE })
    draw(sheet, (doc) =>
      doc
        .lineWidth(0.5)
        .moveTo(x, box.y + LINE)
        .lineTo(x + width, box.y + LINE)
        .stroke(),
    )
    write(sheet, node, 'P', word, { x: x + width + 3, y: box.y + 3, width: 16 })
  }
}

const drawChoice = (
  sheet: Sheet,
  node: Node,
  section: string,
  field: Extract<CellField, { kind: 'choice' }>,
  box: Box,
  width: number,
): void => {
  const said = saidOf(section, field.label)
  const options = flow(sheet, field, width).places.map(({ text, x, y, textWidth }) => ({
    text,
    textWidth,
    said: t('forms.paper.part', { label: said, part: text }),
    box: { x: box.x + x, y: box.y + y + 4, width: BOX, height: BOX },
  }))
  const boxes = ticked(sheet, field.id, said, field.many, options)
  options.forEach(({ text, textWidth, box: { x, y } }, at) => {
    draw(sheet, (doc) => doc.lineWidth(0.9).rect(x, y, BOX, BOX).stroke())
    boxes.place(at, node)
    write(sheet, node, 'P', text, { x: x + BOX + 4, y: y - 0.5, width: textWidth })
  })
}

/** One field in its cell. */
export const drawCell = (sheet: Sheet, parent: Node, section: string, field: CellField, cell: Box): void => {
  draw(sheet, (doc) => {
    doc.rect(cell.x, cell.y, LABEL_WIDTH, cell.height).fill(SHADE)
    doc.lineWidth(0.6).strokeColor('#333')
    doc.rect(cell.x, cell.y, cell.width, cell.height).stroke()
    doc
      .moveTo(cell.x + LABEL_WIDTH, cell.y)
      .lineTo(cell.x + LABEL_WIDTH, cell.y + cell.height)
      .stroke()
  })
  within(sheet, parent, 'Div', (node) => {
    const at = { x: cell.x + PAD, y: cell.y + PAD, width: LABEL_WIDTH - 2 * PAD }
    write(sheet, node, 'P', field.label, at)
    const hint = hintOf(field)
    if (hint !== undefined)
      write(sheet, node, 'P', hint, { ...at, y: at.y + heightOf(sheet, field.label, at.width) }, HINT)
    const answer = { x: cell.x + LABEL_WIDTH + PAD, y: cell.y + 4, width: widthLeft(cell.width), height: 0 }
    if (field.kind === 'date') return drawDate(sheet, node, section, field, answer)
    if (field.kind === 'choice') return drawChoice(sheet, node, section, field, answer, cell.width)
    const whole = {
      x: cell.x + LABEL_WIDTH + 2,
      y: cell.y + 2,
      width: cell.width - LABEL_WIDTH - 4,
      height: cell.height - 4,
    }
    return typed(sheet, node, field.id, saidOf(section, field.label), whole, field.lines)
  })
}
