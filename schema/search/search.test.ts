import { describe, expect, it } from 'vitest'
import type { SearchData, SearchEntry } from './data.ts'
import { runsOfReadings, commonSigns } from './common-signs.ts'
import { asHeard, lettersOf, plainQuery, runsOf } from './query.ts'
import { createSearch } from './search.ts'
import { soundsOf } from './sounds.ts'

/** What characters of the tests are read like; each of the others is read like none besides it. */
const readings: Readonly<Record<string, string>> = {
  低: 'di',
  地: 'di',
  保: 'bao',
  结: 'jie',
  婚: 'hun',
  离: 'li',
  利: 'li',
  临: 'lin',
  宁: 'ning',
  时: 'shi',
  救: 'jiu',
  助: 'zhu',
  补: 'bu',
  贴: 'tie',
  重: 'zhong',
  度: 'du',
  市: 'shi',
  长: 'chang',
}

const LETTERS = 26
const unlike = (at: number): string =>
  `q${[Math.floor(at / LETTERS / LETTERS), Math.floor(at / LETTERS) % LETTERS, at % LETTERS].map((digit) => String.fromCharCode(97 + digit)).join('')}`

const entry = (path: string, title: string, keywords: string[] = [], summary = ''): SearchEntry => ({
  kind: 'service',
  path,
  title,
  summary,
  names: [],
  keywords,
})

const data: SearchData = {
  entries: [
    entry('low/', '低保', ['吃低保']),
    entry('marry/', '结婚登记', ['结婚']),
    entry('divorce/', '离婚登记', ['离婚', '补贴']),
    entry('urgent/', '临时救助', ['急难'], '突然遇到难处，先救急，有补贴'),
    { ...entry('urgent-form/', '临时救助', ['急难']), kind: 'report' },
    entry('mayor/', '市长热线'),
  ],
  synonyms: [{ say: ['扯证'], means: ['结婚'] }],
  fillers: ['怎么办', '带什么', '要', '的'],
  syllables: {
    common: runsOfReadings(commonSigns().map((sign, at) => readings[sign] ?? unlike(at))),
    others: { xia: '呷' },
  },
  readings: { 市长热线: 'shi zhang re xian' },
  traditional: ['離結補貼時臨', '离结补贴时临'],
}

const search = createSearch(data)
const pathsFor = (typed: string): string[] => search.rank(typed).map(({ path }) => path)

describe('what was typed', () => {
  it('is read in simplified characters and small letters, and no further than sixty of them', () => {
    expect(plainQuery(' 離婚ＤＢ ', data)).toBe('离婚db')
    expect(plainQuery('保'.repeat(100), data)).toHaveLength(60)
  })
  it('is cut into runs without what only makes it a sentence', () => {
    expect(runsOf('离婚要带什么，低保的怎么办', data.fillers)).toEqual(['离婚', '低保'])
    expect(runsOf('怎么办', data.fillers)).toEqual([])
  })
  it('may be first letters of a name', () => {
    expect(lettersOf('db lsjz x 结婚')).toEqual(['db', 'lsjz'])
  })
})

describe('what is said', () => {
  const plain = soundsOf(data, false)
  const folded = soundsOf(data, true)
  it('is the same for characters that are read alike, and for letters', () => {
    expect(plain.of('地保')).toBe(plain.of('低保'))
    expect(plain.typed('dibao')).toBe(plain.of('低保'))
    expect(plain.of('呷')).toBe(plain.typed('xia'))
    expect(plain.of('利婚')).not.toBe(plain.of('宁婚'))
  })
  it('lets go what one has only begun to type, and knows what is no word', () => {
    expect(plain.typed('jiehund')).toBe(plain.of('结婚'))
    expect(plain.typed('qqq')).toBeUndefined()
  })
  it('is heard as people here mix it up, where that is asked for', () => {
    expect(folded.of('临')).toBe(folded.of('宁'))
    expect(plain.of('临')).not.toBe(plain.of('宁'))
  })
  it('reads a term as a whole where its characters are read otherwise alone', () => {
    expect(plain.initials('市长热线')).toBe('szrx')
    expect(plain.initials('低保')).toBe('db')
  })
  it('joins syllables that were typed with spaces, and leaves Chinese words apart', () => {
    expect(asHeard('di bao', plain)).toBe(plain.of('低保'))
    expect(asHeard('低保 结婚', plain)).toContain(' ')
    expect(asHeard('低bao', plain)).toBe(plain.of('低保'))
  })
})

describe('the ranking', () => {
  it.each([
    ['a title', '低保', 'low/'],
    ['a sentence', '离婚要带什么', 'divorce/'],
    ['a synonym', '扯证', 'marry/'],
    ['letters', 'jiehun', 'marry/'],
    ['first letters', 'db', 'low/'],
    ['a wrong character of the same sound', '地保', 'low/'],
    ['traditional characters', '離婚', 'divorce/'],
  ])('has the right page first for %s', (_, typed, path) => {
    expect(pathsFor(typed)[0]).toBe(path)
  })
  it('has the page that explains before the form of the same name', () => {
    expect(pathsFor('临时救助')).toEqual(['urgent/', 'urgent-form/'])
  })
  it('finds a word of a summary where no name has it, and leaves it out where one has', () => {
    expect(pathsFor('难处')).toEqual(['urgent/'])
    expect(pathsFor('补贴')).toEqual(['divorce/'])
  })
  it('finds nothing for nothing, for what is not there and for signs', () => {
    for (const typed of ['', '  ', '火锅', '？！', '"><script>', '[(\\', 'zzzz'])
      expect(pathsFor(typed)).toEqual([])
  })
  it('gives no more than was asked for, and the same each time', () => {
    expect(search.rank('临时救助', 1)).toHaveLength(1)
    expect(createSearch(data).rank('急难')).toEqual(search.rank('急难'))
  })
})

describe('what the full text is asked for', () => {
  it('is what was typed without its fillers, and called as it was typed', () => {
    expect(search.fullText('离婚要带什么')).toEqual({ asked: '离婚', called: '离婚要带什么' })
  })
  it('is the name of the best answer where letters were typed', () => {
    expect(search.fullText('jiehun')).toEqual({ asked: '结婚登记', called: '结婚登记' })
  })
  it('is nothing where there is nothing to ask', () => {
    expect(search.fullText('怎么办').asked).toBe('')
    expect(search.fullText('').asked).toBe('')
  })
})
