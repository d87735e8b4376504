import { contactKinds } from '../../../schema/content/place.ts'
import { fault, word, type Fault } from '../fault.ts'
import type { Content } from '../load.ts'
import { placePinyin } from '../pinyin.ts'
import { placeIn } from '../source.ts'
import type { Check } from './check.ts'

const TOWNSHIPS = 20
const VILLAGES = 218

const codes = ({ places: { value, source }, jurisdiction }: Content): Fault[] => {
  const inside = (path: PropertyKey[], code: string, parent: string): Fault[] =>
    code.startsWith(parent)
      ? []
      : [fault(placeIn(source, path), 'place_code', { code, parent, length: parent.length })]
  return [
    ...inside(['county'], value.county, jurisdiction.value.code),
    ...value.townships.flatMap((township, at) => [
      ...inside(['townships', at, 'code'], township.code, value.county),
      ...township.villages.flatMap(({ code }, nth) =>
        inside(['townships', at, 'villages', nth, 'code'], code, township.code),
      ),
    ]),
  ]
}

const counts = ({ places: { value, source } }: Content): Fault[] => {
  const villages = value.townships.reduce((sum, township) => sum + township.villages.length, 0)
  const wrong = (found: number, count: number, what: string): Fault[] =>
    found === count
      ? []
      : [fault(placeIn(source, ['townships']), 'place_count', { found, count, what: word(`what.${what}`) })]
  return [...wrong(value.townships.length, TOWNSHIPS, 'township'), ...wrong(villages, VILLAGES, 'village')]
}

/** Each township has its row, and no row is of another county. */
const contacts = (content: Content, kind: (typeof contactKinds)[number]): Fault[] => {
  const { value, source } = content[kind]
  const { townships } = content.places.value
  return [
    ...value.flatMap(({ township }, at) =>
      townships.some(({ code }) => code === township)
        ? []
        : [fault(placeIn(source, [at, 'township']), 'township_unknown', { code: township })],
    ),
    ...townships.flatMap(({ code, name }) =>
      value.some(({ township }) => township === code)
        ? []
        : [fault(placeIn(source, []), 'window_missing', { name, code })],
    ),
  ]
}

/** Every township's letters were looked at; a name ends with the word for its kind, and no row is of nowhere. */
const romanisation = ({ romanisation: { value, source }, places }: Content): Fault[] => {
  const { townships } = places.value
  const known = new Map(
    [...townships, ...townships.flatMap(({ villages }) => villages)].map(({ code, name }) => [code, name]),
  )
  return [
    ...townships.flatMap(({ code, name }) =>
      value.townships.some((row) => row.code === code)
        ? []
        : [fault(placeIn(source, ['townships']), 'pinyin_missing', { name, code })],
    ),
    ...(['townships', 'villages'] as const).flatMap((list) =>
      value[list].flatMap(({ code, pinyin }, at) => {
        const name = known.get(code)
        if (name === undefined)
          return [fault(placeIn(source, [list, at, 'code']), 'pinyin_of_nowhere', { code })]
        const made = placePinyin(name)
        const words = (text: string): number => text.split(' ').length
        return words(pinyin) === words(made) && pinyin.split(' ').at(-1) === made.split(' ').at(-1)
          ? []
          : [fault(placeIn(source, [list, at, 'pinyin']), 'pinyin_parts', { name, pinyin, made })]
      }),
    ),
  ]
}

/** Codes nest, nothing of the county is missing, each township has its rows, and its name its letters. */
export const places: Check = (content) => [
  ...codes(content),
  ...counts(content),
  ...contactKinds.flatMap((kind) => contacts(content, kind)),
  ...romanisation(content),
]
