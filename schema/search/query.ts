import { QUERY_MOST, type SearchData } from './data.ts'
import type { Sounds } from './sounds.ts'

/** What was typed in simplified characters and small letters, whichever way it was typed. */
export const plainQuery = (typed: string, { traditional: [from, to] }: SearchData): string => {
  const other = Array.from(from)
  const plain = Array.from(to)
  return Array.from(typed.normalize('NFKC').trim())
    .slice(0, QUERY_MOST)
    .map((sign) => plain[other.indexOf(sign)] ?? sign)
    .join('')
    .toLowerCase()
    .replaceAll('ü', 'v')
}

/** A text without its signs: `结婚、生孩子` and `结婚生孩子` are one name. */
export const withoutSigns = (text: string): string => text.replace(/[^\p{L}\p{N}\uE000-\uF8FF]+/gu, '')

const parts = (text: string): string[] => text.match(/[a-z']+|[\p{Script=Han}\d\uE000-\uF8FF]+/gu) ?? []

/** The runs of characters of a query, without what only makes it a sentence. */
export const runsOf = (query: string, fillers: readonly string[]): string[] => {
  const cleared = fillers.reduce((text, filler) => text.replaceAll(filler, ' '), query)
  return [...new Set(parts(cleared).filter((run) => !/^[a-z']/.test(run)))]
}

/** The query as it sounds: words typed in letters become syllables, and join what stands beside them. */
export const asHeard = (query: string, sounds: Sounds): string => {
  const heard = query
    .split(/([a-z']+)/)
    .map((part, at) =>
      at % 2 === 0
        ? sounds.of(part)
        : part
            .split("'")
            .map((letters) => sounds.typed(letters) ?? ' ')
            .join(''),
    )
    .join('')
  // `di bao` is one word typed syllable by syllable; Chinese words with a space between are two.
  return /\p{Script=Han}/u.test(query)
    ? heard
    : heard.replace(/(?<=[\uE000-\uF8FF]) (?=[\uE000-\uF8FF])/g, '')
}

/** What may be first letters of a name. */
export const lettersOf = (query: string): string[] =>
  (query.match(/[a-z]+/g) ?? []).filter(({ length }) => length >= 2 && length <= 10)
