import { describe, expect, it } from 'vitest'
import { searchData } from '../../generated/search.ts'
import { createSearch } from '../../schema/search/search.ts'
import { questionsOf, tally } from './questions.ts'

const search = createSearch(searchData)
const pathsFor = (ask: string): string[] => search.rank(ask).map(({ path }) => path)
const questions = questionsOf('questions')
const heldOut = questionsOf('held-out')
const share = (part: number, all: readonly unknown[]): number => part / all.length

describe('the questions that people would type', () => {
  it('are sixty and more, half of them as people talk, and some in letters, with slips and in traditional characters', () => {
    const count = (...hows: string[]): number => questions.filter(({ how }) => hows.includes(how)).length
    expect(questions.length).toBeGreaterThanOrEqual(60)
    expect(share(count('folk', 'sentence'), questions)).toBeGreaterThanOrEqual(0.5)
    for (const how of ['sentence', 'pinyin', 'initials', 'typo', 'traditional'])
      expect(count(how), how).toBeGreaterThanOrEqual(3)
    expect(new Set([...questions, ...heldOut].map(({ ask }) => ask)).size).toBe(
      questions.length + heldOut.length,
    )
  })

  it('ask for pages that can be found at all', () => {
    const known = new Set(searchData.entries.map(({ path }) => path))
    const asked = [...questions, ...heldOut].flatMap(({ first }) => first)
    expect(asked.filter((path) => !known.has(path))).toEqual([])
  })

  it('have the right page first in nine of ten, and in the first three always', () => {
    const { first, inThree, missed } = tally(questions, pathsFor)
    expect(inThree, missed.join('\n')).toBe(questions.length)
    expect(share(first, questions), missed.join('\n')).toBeGreaterThanOrEqual(0.9)
  })

  it('are answered as well where nobody tuned anything for them', () => {
    const { first, inThree, missed } = tally(heldOut, pathsFor)
    expect(share(inThree, heldOut), missed.join('\n')).toBeGreaterThanOrEqual(0.9)
    expect(share(first, heldOut), missed.join('\n')).toBeGreaterThanOrEqual(0.8)
  })
})

describe('every page', () => {
  const services = searchData.entries.filter(({ kind }) => kind === 'service')
  it('is first for its own title, and found under its official name', () => {
    const notFirst = searchData.entries
      .filter(({ title }) => searchData.entries.filter((entry) => entry.title === title).length === 1)
      .filter(({ kind }) => kind !== 'way')
      .filter(({ title, path }) => pathsFor(title)[0] !== path)
    expect(notFirst.map(({ title }) => title)).toEqual([])
    const lost = services.flatMap(({ names, path }) =>
      names.filter((name) => !pathsFor(name).slice(0, 3).includes(path)),
    )
    expect(lost).toEqual([])
  })

  it('is found by each of its keywords', () => {
    const lost = services.flatMap(({ keywords, path }) =>
      keywords.filter((keyword) => !pathsFor(keyword).includes(path)).map((keyword) => `${path} ${keyword}`),
    )
    expect(lost).toEqual([])
  })
})

it('finds nothing for what is none of the bureau’s matters', () => {
  for (const ask of ['火锅店', '驾照', '天气预报', 'qwrtp', '？？？', '买房贷款'])
    expect(pathsFor(ask)).toEqual([])
})
