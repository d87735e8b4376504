import { syllables } from '../generated/syllables.ts'
import { readerOf } from '../schema/syllables.ts'

const read = readerOf(syllables)

/** What stands together is one part of an address: each Chinese character, and each run of everything else. */
const PARTS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu
const isHan = (part: string): boolean => /^\p{Script=Han}/u.test(part)

/** `黔城甲养老院` -> `qiancheng-jia-yang-lao-yuan`: letters for an address, one syllable after another. */
export const slugOf = (name: string): string =>
  (name.match(PARTS) ?? [])
    .flatMap((part) => (isHan(part) ? read(part) : [part]))
    .map((syllable = '') => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '')
    .join('-')
