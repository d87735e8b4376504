import { pinyin } from 'pinyin-pro'

/**
 * The kind of place at the end of a name (通名), which stands apart and has a capital of its own: `Qiancheng Zhen`. Before it
 * may stand the people of an ethnic township, which is a word too: `Shendu Miaozu Xiang`.
 */
const ENDING = /^(.+?)((?:苗族|瑶族|侗族)?)(镇|乡|社区|村)$/
const VOWEL = /^[aeo]/

/** One word: syllables together, `'` before a syllable that begins with a, o or e (隔音符号), first letter capital. */
const wordOf = (characters: string): string => {
  const syllables = pinyin(characters, { toneType: 'none', type: 'array', v: false })
  const joined = syllables.reduce(
    (word, next) => `${word}${word !== '' && VOWEL.test(next) ? "'" : ''}${next}`,
    '',
  )
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}

/** The Hanyu Pinyin of a place as a library reads it; of a character with several readings it may take the wrong one. */
export const placePinyin = (name: string): string => {
  const [, own = name, people = '', kind = ''] = ENDING.exec(name) ?? []
  return [own, people, kind]
    .filter((part) => part !== '')
    .map(wordOf)
    .join(' ')
}
