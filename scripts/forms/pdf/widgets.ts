import { pdfString, typedAppearance, written } from './typed-font.ts'
import type { Box, Node, Sheet } from './sheet.ts'

/** Bit 13 of a text field: more than one line; bits 15 and 16 of a button: one of several, and always one. */
const MULTILINE = 0x1000
const RADIO = 0x8000
const NO_TOGGLE_OFF = 0x4000
const PRINT = 4

type Values = { [name: string]: unknown }

/** A field and the places on paper where it is filled in. */
type Field = { ref: PDFKit.PDFKitReference; kids: PDFKit.PDFKitReference[] }

const fieldOf = ({ doc }: Sheet, name: string, said: string, values: Values): Field => {
  const field: Field = { ref: doc.formField(name), kids: [] }
  Object.assign(field.ref.data, { TU: pdfString(said), Kids: field.kids, ...values })
  return field
}

/**
 * What is seen and clicked of a field, as a node of its own for a screen reader. It says itself what the field is: pdf.js (Firefox) does
 * not look above it.
 */
const widget = (
  { doc }: Sheet,
  parent: Node,
  field: Field,
  { said, box: { x, y, width, height } }: { said: string; box: Box },
  values: Values,
): void => {
  const node = doc.struct('Form')
  parent.add(node)
  const annotation = {
    Type: 'Annot',
    Subtype: 'Widget',
    Parent: field.ref,
    F: PRINT,
    TU: pdfString(said),
    structParent: node,
    ...values,
  }
  doc.annotate(x, y, width, height, annotation)
  node.end()
  const onPage: PDFKit.PDFKitReference[] = doc.page.annotations
  field.kids.push(...onPage.slice(-1))
}

/** A field to type in. `said` is what a screen reader says of it. */
export const typed = (sheet: Sheet, parent: Node, name: string, said: string, box: Box, lines = 1): void => {
  const DA = typedAppearance()
  const field = fieldOf(sheet, name, said, { FT: 'Tx', DA, ...(lines > 1 ? { Ff: MULTILINE } : {}) })
  widget(sheet, parent, field, { said, box }, { DA })
}

const formOf = ({ doc }: Sheet, size: number, content: string): PDFKit.PDFKitReference =>
  written(
    doc,
    { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, size, size], Resources: {} },
    Buffer.from(content),
  )

/** A tick, drawn, so that no viewer needs a font for it. Its box stands on the paper itself. */
const looks = (sheet: Sheet, size: number, on: string) => {
  const tick = `0 G 1.4 w ${size * 0.22} ${size * 0.5} m ${size * 0.42} ${size * 0.26} l ${size * 0.8} ${size * 0.78} l S`
  return {
    AP: { N: { [on]: formOf(sheet, size, tick), Off: formOf(sheet, size, '') } },
    AS: 'Off',
  }
}

type Option = { text: string; said: string; box: Box }

/** Boxes to tick: one of several (`many` false), or each for itself. */
export const ticked = (
  sheet: Sheet,
  name: string,
  said: string,
  many: boolean,
  options: readonly Option[],
): { place: (at: number, parent: Node) => void } => {
  const one = many
    ? undefined
    : fieldOf(sheet, name, said, { FT: 'Btn', Ff: RADIO + NO_TOGGLE_OFF, V: 'Off' })
  return {
    place: (at, parent) => {
      const option = options[at]
      if (option === undefined) throw new Error(`${name} has no option ${at}`)
      const on = `o${at + 1}`
      const field = one ?? fieldOf(sheet, `${name}-${at + 1}`, option.said, { FT: 'Btn', V: 'Off' })
      widget(sheet, parent, field, option, looks(sheet, option.box.width, on))
    },
  }
}
