import PDFDocument from 'pdfkit'
import { weights, type Cut, type Weight } from '../fonts.ts'
import { addTypedFont } from './typed-font.ts'

/** A4 in points. */
const WIDTH = 595.28
const HEIGHT = 841.89
const MARGIN = 50
const FOOT = 52

export const LEFT = MARGIN
export const CONTENT_WIDTH = WIDTH - 2 * MARGIN
const LINE_GAP = 2.5

/** A node of the tree that a screen reader follows. */
export type Node = PDFKit.PDFStructureElement
export type Style = { weight?: Weight; size?: number; color?: string; align?: 'left' | 'center' | 'right' }
export type Box = { x: number; y: number; width: number; height: number }

/** Sheets of paper with a place to go on writing. All positions are points from the upper left corner. */
export type Sheet = {
  doc: PDFKit.PDFDocument
  fonts: Record<Weight, Cut>
  root: Node
  y: number
  bytes: Promise<Buffer>
}

/** Makes the text's font the current one. A character that was not cut out for it would be an empty box on paper. */
const use = (
  { doc, fonts }: Sheet,
  text: string,
  { weight = 'regular', size = 10.5, color = '#000' }: Style,
): PDFKit.PDFDocument => {
  const missing = Array.from(text).filter((letter) => !fonts[weight].has.has(letter))
  if (missing.length > 0) throw new Error(`the ${weight} font was cut without “${missing.join('')}”`)
  return doc.font(weight).fontSize(size).fillColor(color)
}

export const heightOf = (sheet: Sheet, text: string, width: number, style: Style = {}): number =>
  use(sheet, text, style).heightOfString(text, { width, lineGap: LINE_GAP })

export const widthOf = (sheet: Sheet, text: string, style: Style = {}): number =>
  use(sheet, text, style).widthOfString(text)

/** A new node under another one; `work` fills it. */
export const within = (sheet: Sheet, parent: Node, tag: string, work: (node: Node) => void): void => {
  const node = sheet.doc.struct(tag)
  parent.add(node)
  work(node)
  node.end()
}

/** Text at a place. `tag` is what it is to a screen reader. */
export const write = (
  sheet: Sheet,
  parent: Node,
  tag: string,
  text: string,
  { x, y, width }: Omit<Box, 'height'>,
  style: Style = {},
): void => {
  const { doc } = sheet
  const node = doc.struct(tag, {}, [
    () =>
      use(sheet, text, style).text(text, x, y, { width, lineGap: LINE_GAP, align: style.align ?? 'left' }),
  ])
  parent.add(node)
  node.end()
}

/** Lines and shades that say nothing to a screen reader. */
export const draw = ({ doc }: Sheet, work: (doc: PDFKit.PDFDocument) => void): void => {
  doc.markContent('Artifact', { type: 'Layout' })
  doc.save()
  work(doc)
  doc.restore()
  doc.endMarkedContent()
}

/** Goes on to a new sheet where less than `height` is left on this one. */
export const room = (sheet: Sheet, height: number): void => {
  if (sheet.y + height <= HEIGHT - FOOT) return
  sheet.doc.addPage()
  sheet.y = MARGIN
}

/** A paragraph over the whole width, never torn by the end of a sheet. */
export const paragraph = (
  sheet: Sheet,
  parent: Node,
  tag: string,
  text: string,
  style: Style = {},
  { indent = 0, after = 4 } = {},
): void => {
  const width = CONTENT_WIDTH - indent
  const height = heightOf(sheet, text, width, style)
  room(sheet, height)
  write(sheet, parent, tag, text, { x: LEFT + indent, y: sheet.y, width }, style)
  sheet.y += height + after
}

/** The first sheet of a file of that title, dated `on`. */
export const startSheet = (title: string, on: Date, fonts: Record<Weight, Cut>): Sheet => {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, CreationDate: on, ModDate: on },
  })
  const chunks: Buffer[] = []
  const bytes = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  for (const weight of weights) doc.registerFont(weight, fonts[weight].bytes)
  doc.font('regular').initForm()
  addTypedFont(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, fonts, root, y: MARGIN, bytes }
}

/** Numbers the sheets and ends the file. `footOf` says what stands below the sheet `page` of `pages`. */
export const endSheet = async (
  sheet: Sheet,
  footOf: (page: number, pages: number) => string,
): Promise<{ bytes: Buffer; pages: number }> => {
  const { doc } = sheet
  sheet.root.end()
  const { count } = doc.bufferedPageRange()
  for (let at = 0; at < count; at += 1) {
    doc.switchToPage(at)
    doc.markContent('Artifact', { type: 'Pagination' })
    const foot = footOf(at + 1, count)
    use(sheet, foot, { size: 8.5, color: '#444' }).text(foot, LEFT, HEIGHT - 36, {
      width: CONTENT_WIDTH,
      align: 'center',
    })
    doc.endMarkedContent()
  }
  doc.end()
  return { bytes: await sheet.bytes, pages: count }
}
