import { ConverterFactory, CustomConverter, Locale } from 'opencc-js/cn2t'
import type { Traditional } from '../../../schema/content/traditional.ts'

export type Convert = (text: string) => string

/** Quotation marks as they are written with traditional characters. */
const signs = { '“': '「', '”': '」', '‘': '『', '’': '』' }

const { cn } = Locale.from
const { tw } = Locale.to
if (cn === undefined || tw === undefined) throw new Error('opencc-js has no dictionaries from cn to tw')
const standard = ConverterFactory(cn, tw)

/** A place's name, letter by letter where the content says so: 岩垅乡 stays 岩, as nobody writes it otherwise. */
const placeName = (name: string, letters: Traditional['placeLetters']): string => {
  const converted = [...standard(name)]
  return [...name]
    .map((letter, at) => letters.find(({ from }) => from === letter)?.to ?? converted[at] ?? letter)
    .join('')
}

/**
 * Simplified text in traditional characters: characters only, no other vocabulary, so that a legal term stays the term it is. What the
 * content says, and the names of places, go before the dictionaries.
 */
export const traditionalText = ({ words, placeLetters }: Traditional, places: readonly string[]): Convert => {
  const own: [string, string][] = [
    ...words.map(({ from, to }): [string, string] => [from, to]),
    ...places.map((name): [string, string] => [name, placeName(name, placeLetters)]),
  ]
  // In one group with the dictionary, since the next group would convert again; before it, since the first entry of a word holds.
  const convert = ConverterFactory([own, ...cn.flat()], tw)
  const marks = CustomConverter(Object.entries(signs))
  return (text) => marks(convert(text))
}

/** Characters that are nearly always a slip of the dictionaries, outside the words in which they belong. */
export const slips = ({ rare }: Traditional, converted: string): string[] =>
  rare.flatMap(({ letter, only }) => {
    const rest = only.reduce((text, word) => text.replaceAll(word, ''), converted)
    return [...rest.matchAll(new RegExp(`.{0,6}${letter}.{0,6}`, 'gu'))].map(([context]) => context)
  })
