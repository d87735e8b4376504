import type { PlainWords } from '../plain-words.ts'

/** Names of laws and what stands in quotation marks: there a word is spoken of, not used. */
const SPOKEN_OF = /“[^”]*”|《[^》]*》/g
const MARKUP = /\*\*|\{\{[^{}]*\}\}/g
const SENTENCE_ENDS = /[。！？；：\n]/
const NOT_COUNTED = /[\p{P}\p{S}\s]/gu

/** Characters that a reader reads: signs and markup do not count, a run of letters or figures counts once. */
export const lengthOf = (sentence: string): number =>
  sentence
    .replace(MARKUP, '')
    .replace(SPOKEN_OF, (name) => name.slice(0, 6))
    .replace(NOT_COUNTED, '')
    .replace(/[A-Za-z0-9]+/g, '0').length

export const tooLong = (text: string, most: number): string[] =>
  text.split(SENTENCE_ENDS).filter((sentence) => lengthOf(sentence) > most)

export const officeWords = (text: string, words: PlainWords['words']): PlainWords['words'] => {
  const plain = text.replace(SPOKEN_OF, '')
  return words.filter(({ word }) => plain.includes(word))
}
