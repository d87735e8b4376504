import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import two from 'pinyin-pro/dist/esm/data/dict2.mjs'
import three from 'pinyin-pro/dist/esm/data/dict3.mjs'
import four from 'pinyin-pro/dist/esm/data/dict4.mjs'
import five from 'pinyin-pro/dist/esm/data/dict5.mjs'
import { FIRST_SIGN, LAST_SIGN, SIGN_BASE, SIGN_BITS, type Syllables } from '../../schema/syllables.ts'
import { HEAD, write } from './write.ts'

/** Syllables as an address has them: ü is written v, and nothing of a tone is left. */
const read = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
    syllable.toLowerCase().replaceAll(/[^a-z]/g, ''),
  )

/** How pinyin-pro reads every character alone, and the words of its dictionaries in which one is read otherwise. */
export const syllablesOfLibrary = (): Syllables => {
  const all: string[] = ['']
  const alone = new Map<string, string>()
  let signs = ''
  for (let code = FIRST_SIGN; code <= LAST_SIGN; code += 1) {
    const sign = String.fromCharCode(code)
    const [syllable = ''] = read(sign)
    alone.set(sign, syllable)
    if (!all.includes(syllable)) all.push(syllable)
    const place = all.indexOf(syllable)
    const low = place & ((1 << SIGN_BITS) - 1)
    signs += String.fromCharCode(SIGN_BASE + (place >> SIGN_BITS), SIGN_BASE + low)
  }
  const words = [two, three, four, five].flatMap((dictionary) =>
    Object.keys(dictionary).flatMap((word) => {
      const readings = read(word)
      const own = Array.from(word)
      const differs =
        own.length === readings.length && own.some((sign, at) => alone.get(sign) !== readings[at])
      return differs ? [[word, ...readings].join(' ')] : []
    }),
  )
  return { all: all.join(' '), signs, words: words.join('\n') }
}

/** Writes `generated/syllables.ts`: the readings themselves are 137 KB of a Worker, gzipped; this is 43. */
export const writeSyllables = (root: string): void => {
  const type = "import type { Syllables } from '../schema/syllables.ts'\n\n"
  const text = JSON.stringify(syllablesOfLibrary())
  write(
    join(root, 'generated', 'syllables.ts'),
    `${HEAD}${type}export const syllables: Syllables = ${text}\n`,
  )
}
