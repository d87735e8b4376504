import { readingOfSigns } from './common-signs.ts'
import type { SearchData } from './data.ts'

/** Each syllable is one private character, so that what is said can be compared like what is written. */
const FIRST_CODE = 0xe000

/** As they are often mixed up where southwestern Mandarin and Xiang are spoken: zh/z, ch/c, sh/s, n/l, h/f before u, ng/n. */
const folded = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^hu(?=[a-z])/, 'f')
    .replace(/(?<=[aei])ng$/, 'n')

export type Sounds = {
  /** The text with a code for each syllable; what is no Chinese character stays. */
  of: (text: string) => string
  /** A word typed in letters: `dibao`; undefined where it is none. What one has begun to type at its end is let go. */
  typed: (letters: string) => string | undefined
  /** The first letters of what the text is read like: `低保` gives `db`. */
  initials: (text: string) => string
}

type Codes = ReadonlyMap<string, string>

const codesOf = (syllables: readonly string[], isFolded: boolean): Codes => {
  const classes = syllables.map((syllable) => (isFolded ? folded(syllable) : syllable))
  const distinct = [...new Set(classes)]
  const codes = new Map(distinct.map((sound, at) => [sound, String.fromCharCode(FIRST_CODE + at)]))
  return new Map(syllables.map((syllable, at) => [syllable, codes.get(classes[at] ?? '') ?? syllable]))
}

const LONGEST_SYLLABLE = 6

/** The fewest syllables that make up the letters; of as few, those whose first is longest. */
const cut = (letters: string, codeOf: Codes): string[] | undefined => {
  const best: (string[] | undefined)[] = Array.from({ length: letters.length + 1 })
  best[letters.length] = []
  for (let from = letters.length - 1; from >= 0; from -= 1)
    for (let to = Math.min(letters.length, from + LONGEST_SYLLABLE); to > from; to -= 1) {
      const [rest, syllable, known] = [best[to], letters.slice(from, to), best[from]]
      if (rest === undefined || !codeOf.has(syllable)) continue
      if (known === undefined || rest.length + 1 < known.length) best[from] = [syllable, ...rest]
    }
  return best[0]
}

const BEGUN_MOST = 3

export const soundsOf = (data: SearchData, isFolded: boolean): Sounds => {
  const readingOf = readingOfSigns(data.syllables)
  const codes = codesOf([...new Set(readingOf.values())].sort(), isFolded)
  const read = (text: string): string[] => {
    const whole = data.readings[text]
    return whole === undefined
      ? Array.from(text).map((sign) => readingOf.get(sign) ?? sign)
      : whole.split(' ')
  }
  const coded = (syllables: readonly string[]): string =>
    syllables.map((syllable) => codes.get(syllable) ?? syllable).join('')
  return {
    of: (text) => coded(read(text)),
    typed: (letters) => {
      for (let begun = 0; begun <= BEGUN_MOST && letters.length - begun >= 2; begun += 1) {
        const syllables = cut(letters.slice(0, letters.length - begun), codes)
        if (syllables !== undefined && (begun === 0 || syllables.length > 1)) return coded(syllables)
      }
      return undefined
    },
    initials: (text) =>
      read(text)
        .map((syllable) => syllable[0] ?? '')
        .join(''),
  }
}
