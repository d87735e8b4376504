import { readFileSync } from 'node:fs'
import subsetFont from 'subset-font'

export type Weight = 'regular' | 'bold'
export const weights = ['regular', 'bold'] as const satisfies readonly Weight[]

const files: Record<Weight, string> = { regular: 'NotoSansHans-Regular.otf', bold: 'NotoSansHans-Bold.otf' }
const folder = new URL('../fonts/', import.meta.resolve('@embedpdf/fonts-sc'))

/** A font that has only the characters of `text`, and which they are. */
export type Cut = { bytes: Buffer; has: ReadonlySet<string> }

/** Noto Sans Hans (SIL Open Font License 1.1), cut to what one form shows: 8 MB become some 20 KB. */
export const cut = async (weight: Weight, text: string): Promise<Cut> => {
  const has = new Set(text)
  const whole = readFileSync(new URL(files[weight], folder))
  return { bytes: await subsetFont(whole, Array.from(has).join(''), { targetFormat: 'sfnt' }), has }
}
