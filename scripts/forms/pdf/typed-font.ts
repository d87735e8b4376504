/**
 * The font of what people type. It is named, not embedded: nobody knows which of tens of thousands of characters a name needs, so the
 * viewer takes its own Chinese font (ISO 32000-1, 9.7.5.2: the predefined CMap UniGB-UTF16-H over Adobe-GB1).
 */
const NAME = 'STSong'
const SIZE = 11

/** A PDF string. pdfkit tells strings from names by their type, and takes objects of String for strings. */
// oxlint-disable-next-line no-new-wrappers -- the library asks for exactly this
export const pdfString = (text: string): object => new String(text)

export const typedAppearance = (): object => pdfString(`/${NAME} ${SIZE} Tf 0 g`)

/** An object of the file, written out at once. */
export const written = (
  doc: PDFKit.PDFDocument,
  values: { [name: string]: unknown },
  content: Buffer | null = null,
): PDFKit.PDFKitReference => {
  const made = doc.ref(values)
  made.end(content)
  return made
}

const fontOf = (doc: PDFKit.PDFDocument): PDFKit.PDFKitReference => {
  const system = { Registry: pdfString('Adobe'), Ordering: pdfString('GB1'), Supplement: 5 }
  const descriptor = written(doc, {
    Type: 'FontDescriptor',
    FontName: 'STSong-Light',
    Flags: 6,
    FontBBox: [-25, -254, 1000, 880],
    ItalicAngle: 0,
    Ascent: 880,
    Descent: -120,
    CapHeight: 880,
    StemV: 93,
  })
  const descendant = written(doc, {
    Type: 'Font',
    Subtype: 'CIDFontType0',
    BaseFont: 'STSong-Light',
    CIDSystemInfo: system,
    FontDescriptor: descriptor,
    DW: 1000,
    // Latin letters and digits are half as wide.
    W: [1, 95, 500],
  })
  return written(doc, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: 'STSong-Light-UniGB-UTF16-H',
    Encoding: 'UniGB-UTF16-H',
    DescendantFonts: [descendant],
  })
}

const inside = (part: unknown, name: string): unknown => {
  if (typeof part !== 'object' || part === null) throw new Error(`pdfkit keeps no "${name}" where it did`)
  return Reflect.get(part, name)
}

/** Puts the font among the resources of the form, which pdfkit keeps to itself. */
export const addTypedFont = (doc: PDFKit.PDFDocument): void => {
  const resources = ['_root', 'data', 'AcroForm', 'data', 'DR', 'Font'].reduce(inside, doc as unknown)
  if (typeof resources !== 'object' || resources === null)
    throw new Error('pdfkit has made no form to put a font into')
  Reflect.set(resources, NAME, fontOf(doc))
}
