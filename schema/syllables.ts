/** How characters are read, without tones, small enough for a Worker: `scripts/content/write-syllables.ts` makes one of pinyin-pro. */
export type Syllables = {
  /** Every syllable once, separated by spaces; ü is written v. */
  all: string
  /** Two signs a character from U+3007 (〇) on: the place of its syllable among all, five bits a sign, above `0`. */
  signs: string
  /** Words that are not read as their characters are alone: `增长 zeng zhang`, one a line. */
  words: string
}

export const FIRST_SIGN = 0x3007
export const LAST_SIGN = 0x9fff
/** Five bits and the character from which they count: every sign stays printable ASCII. */
export const SIGN_BITS = 5
export const SIGN_BASE = 48

const NUMERALS = new Set('一二三四五六七八九十百千万两双几')
/** After a numeral: 三重堂 is San Chong Tang, 五行 is Wu Hang. */
const AFTER_A_NUMERAL: ReadonlyMap<string, string> = new Map([
  ['重', 'chong'],
  ['行', 'hang'],
])

/** The reading of each character that has one in the table, `undefined` for others; the longest word that is listed decides. */
export const readerOf = (data: Syllables): ((text: string) => (string | undefined)[]) => {
  const all = data.all.split(' ')
  const words = new Map(
    data.words.split('\n').map((line) => {
      const [word = '', ...readings] = line.split(' ')
      return [word, readings]
    }),
  )
  const longest = Math.max(...[...words.keys()].map((word) => word.length))
  const alone = (sign: string): string | undefined => {
    const at = (sign.charCodeAt(0) - FIRST_SIGN) * 2
    const [high, low] = [data.signs.charCodeAt(at), data.signs.charCodeAt(at + 1)]
    const place = ((high - SIGN_BASE) << SIGN_BITS) | (low - SIGN_BASE)
    return Number.isNaN(high) ? undefined : all[place]
  }
  const wordAt = (signs: readonly string[], at: number): string[] | undefined => {
    for (let length = Math.min(longest, signs.length - at); length > 1; length -= 1) {
      const readings = words.get(signs.slice(at, at + length).join(''))
      if (readings !== undefined) return readings
    }
    return undefined
  }
  return (text) => {
    const signs = Array.from(text)
    const found: (string | undefined)[] = []
    while (found.length < signs.length) {
      const at = found.length
      const [before = '', sign = ''] = [signs[at - 1], signs[at]]
      const counted = NUMERALS.has(before) ? AFTER_A_NUMERAL.get(sign) : undefined
      found.push(...(wordAt(signs, at) ?? [counted ?? alone(sign)]))
    }
    return found
  }
}
