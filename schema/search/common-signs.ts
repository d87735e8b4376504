import type { SearchData } from './data.ts'

/**
 * The 3,755 characters of GB/T 2312's first level, in its order, which is that of their readings: what people type, wrongly chosen
 * characters as well. Every runtime can decode them, so that they need not travel.
 */
export const commonSigns = (): string[] => {
  const bytes: number[] = []
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell)
  return Array.from(new TextDecoder('gb18030').decode(Uint8Array.from(bytes)))
}

/** The readings of these characters in this order, as runs: `a2 ai13`. */
export const runsOfReadings = (readings: readonly string[]): string => {
  const runs: { syllable: string; length: number }[] = []
  for (const syllable of readings) {
    const last = runs.at(-1)
    if (last?.syllable === syllable) last.length += 1
    else runs.push({ syllable, length: 1 })
  }
  return runs.map(({ syllable, length }) => `${syllable}${length}`).join(' ')
}

/** What each character is read like when it stands alone. */
export const readingOfSigns = ({ common, others }: SearchData['syllables']): ReadonlyMap<string, string> => {
  const readings = common.split(' ').flatMap((run) => {
    const [, syllable = '', length = '0'] = /^(\D*)(\d+)$/.exec(run) ?? []
    return Array.from({ length: Number(length) }, () => syllable)
  })
  const found = new Map(commonSigns().map((sign, at) => [sign, readings[at] ?? '']))
  for (const [syllable, signs] of Object.entries(others)) for (const sign of signs) found.set(sign, syllable)
  return found
}
