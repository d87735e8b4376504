import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { commonSigns, readingOfSigns, runsOfReadings } from '../../../schema/search/common-signs.ts'
import type { SearchData } from '../../../schema/search/data.ts'

/** Syllables without tones; ü is written v, as keyboards have it. */
const read = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.toLowerCase())

const isHan = (sign: string): boolean => /^\p{Script=Han}$/u.test(sign)

/** The table, and what each character is read like when it stands alone. */
const syllablesOf = (own: readonly string[]): SearchData['syllables'] => {
  const common = commonSigns()
  const readings = common.map((sign) => read(sign)[0] ?? '')
  const isCommon = new Set(common)
  const others: Record<string, string> = {}
  for (const sign of own.filter((one) => !isCommon.has(one))) {
    const [syllable = ''] = read(sign)
    if (/^[a-z]+$/.test(syllable)) others[syllable] = (others[syllable] ?? '') + sign
  }
  return { common: runsOfReadings(readings), others }
}

/** Terms whose characters are read otherwise than alone: 重 in 重度, 长 in 市长. */
const otherwise = (terms: readonly string[], alone: ReadonlyMap<string, string>): Record<string, string> => {
  const found: Record<string, string> = {}
  for (const term of terms) {
    const signs = Array.from(term)
    const syllables = read(term)
    if (syllables.length !== signs.length) continue
    const differs = signs.some((sign, at) => isHan(sign) && alone.get(sign) !== syllables[at])
    if (differs) found[term] = syllables.join(' ')
  }
  return found
}

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fff

/** Every traditional character that stands for one of ours. */
const traditionalFor = (known: ReadonlySet<string>): readonly [string, string] => {
  const toSimplified = Converter({ from: 't', to: 'cn' })
  const pairs = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, at) =>
    String.fromCharCode(FIRST_HAN + at),
  )
    .map((sign) => [sign, toSimplified(sign)] as const)
    .filter(([sign, plain]) => sign !== plain && known.has(plain))
  return [pairs.map(([sign]) => sign).join(''), pairs.map(([, plain]) => plain).join('')]
}

/** What of reading and writing the search needs for these terms (names, keywords, synonyms) and texts (summaries). */
export const readingsFor = (
  terms: readonly string[],
  texts: readonly string[],
): Pick<SearchData, 'syllables' | 'readings' | 'traditional'> => {
  const own = new Set([...terms, ...texts].flatMap((text) => Array.from(text)).filter(isHan))
  const syllables = syllablesOf([...own].sort())
  const alone = readingOfSigns(syllables)
  return { syllables, readings: otherwise([...new Set(terms)], alone), traditional: traditionalFor(own) }
}
