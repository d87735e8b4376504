import { fault, word, type Fault } from '../fault.ts'
import type { Content } from '../load.ts'
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

const windows = ({ windows: { value, source }, places }: Content): Fault[] => [
  ...value.flatMap(({ township }, at) =>
    places.value.townships.some(({ code }) => code === township)
      ? []
      : [fault(placeIn(source, [at, 'township']), 'township_unknown', { code: township })],
  ),
  ...places.value.townships.flatMap(({ code, name }) =>
    value.some(({ township }) => township === code)
      ? []
      : [fault(placeIn(source, []), 'window_missing', { name, code })],
  ),
]

/** Codes nest, nothing of the county is missing, and each township has its window's row. */
export const places: Check = (content) => [...codes(content), ...counts(content), ...windows(content)]
