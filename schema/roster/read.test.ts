import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roster, rosterWords } from '../../generated/roster.ts'
import { factFaultCodes } from '../problems.ts'
import { rosterFaultCodes } from './fault.ts'
import { MOST_ROWS, readRoster } from './read.ts'
import { faultsOf, ON, read } from '../../tests/support/reading.ts'

describe('a roster', () => {
  const heading = ['户号', '与本人关系', '姓名', '户月收入', '人员类别', '义务人情况']
  const row = (...cells: string[]) => cells

  it('finds its headings below a title, in any order, with remarks in brackets', () => {
    const { households, unused } = read([
      ['2026 年低保名册', '', '', ''],
      ['身份证号', '户月收入（元）', '姓名*', '户号'],
      ['不看', '100', '甲', '7'],
    ])
    expect(unused).toEqual(['身份证号'])
    expect(households).toEqual([
      {
        rows: [3],
        household: '7',
        name: '甲',
        note: '',
        facts: {
          householdSize: 'unknown',
          householdMonthlyIncomeFen: 10_000,
          obligors: 'unknown',
          members: [{ relation: 'self' }],
        },
      },
    ])
  })

  it('puts the rows of a household together, wherever they stand, and obligors apart', () => {
    const { households } = read([
      heading,
      row('1', '本人', '甲', '1500', '', ''),
      row('2', '本人', '丁', '0', '', ''),
      row('１', '儿子', '丙', '', '法定义务人', '服刑'),
      row('1', '妻子', '乙', '1500', '', ''),
    ])
    expect(households.map(({ rows, name }) => [name, rows])).toEqual([
      ['甲', [2, 4, 5]],
      ['丁', [3]],
    ])
    expect(households[0]?.facts).toEqual({
      householdSize: 'unknown',
      householdMonthlyIncomeFen: 150_000,
      obligors: [{ relation: 'child', status: 'imprisoned' }],
      members: [{ relation: 'self' }, { relation: 'spouse' }],
    })
  })

  it.each([
    ['nobody asked about', [row('1', '配偶', '乙')], ['2 与本人关系  self_missing']],
    [
      'two people asked about',
      [row('1', '本人', '甲'), row('1', '户主', '乙')],
      ['2 户号 1 household_held', '3 与本人关系  self_twice'],
    ],
    [
      'two incomes',
      [row('1', '本人', '甲', '1'), row('1', '妻', '乙', '2')],
      ['2 户号 1 household_held', '3 户月收入 2 household_differs'],
    ],
    ['no household number', [row('', '本人', '甲')], ['2 户号  household_missing']],
    ['no relation', [row('1', '', '甲')], ['2 与本人关系  relation_missing']],
    [
      'a member with what only an obligor has',
      [row('1', '本人', '甲', '', '', '服刑')],
      ['2 义务人情况 服刑 not_an_obligor'],
    ],
    [
      'an obligor who cannot be one',
      [row('1', '本人', '甲'), row('1', '女婿', '乙', '', '义务人')],
      ['2 户号 1 household_held', '3 与本人关系  not_an_option'],
    ],
  ])('refuses a household with %s, and says which row', (_, rows, faults) =>
    expect(faultsOf([heading, ...rows])).toEqual(faults),
  )

  it('refuses both incomes, and obligors where there are said to be none', () => {
    expect(
      faultsOf([
        ['户号', '户月收入', '户年收入'],
        ['1', '100', '1200'],
      ]),
    ).toEqual(['2 户年收入 1200 only_one_of'])
    expect(
      faultsOf([
        ['户号', '与本人关系', '有没有法定义务人', '人员类别'],
        ['1', '本人', '没有', ''],
        ['1', '儿子', '', '法定义务人'],
      ]),
    ).toEqual(['2 户号 1 household_held', '3 人员类别  obligors_contradict'])
  })

  it('refuses a household of more people than the vocabulary takes', () => {
    const others = Array.from({ length: 30 }, () => row('1', '其他', ''))
    expect(faultsOf([heading, row('1', '本人', '甲'), ...others])).toContain('2 与本人关系  too_many')
  })

  it('goes on with the rest where one household is wrong', () => {
    const { households, faults } = read([
      heading,
      row('1', '本人', '甲', '很多'),
      row('2', '本人', '乙', '1'),
    ])
    expect(households.map(({ name }) => name)).toEqual(['乙'])
    expect(faults).toHaveLength(1)
  })

  it.each([
    ['nothing', [['', '']], 'empty'],
    ['no table at all', [], 'empty'],
    ['no headings', [['甲', '1500']], 'no_header'],
    ['the same column twice', [['姓名', '户号', '家庭编号']], 'column_twice'],
    ['too many rows', Array.from({ length: MOST_ROWS + 1 }, () => ['1']), 'too_many_rows'],
  ])('refuses %s as a whole', (_, table, code) => {
    const found = readRoster(roster, table, ON)
    expect(found.ok ? 'read' : found.problem.code).toBe(code)
  })

  it('ends every row in exactly one of result and fault, whatever is written', { timeout: 60_000 }, () => {
    const columns = roster.columns.filter(({ is }) => is !== 'household' && is !== 'relation')
    const right = ({ fact, words }: (typeof columns)[number]): string[] =>
      words === undefined
        ? [fact?.endsWith('Date') === true ? '1958-03-01' : '3']
        : Object.values(words).flat()
    const cell = (column: (typeof columns)[number]) =>
      fc.oneof(
        { weight: 300, arbitrary: fc.constant('') },
        { weight: 12, arbitrary: fc.constantFrom(...right(column), '/') },
        { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'binary' }) },
      )
    const line = fc.tuple(
      fc.constantFrom('1', '2', '3', '4', '5', ' ６ ', ''),
      fc.constantFrom('本人', '本人', '配偶', '儿子', '？'),
      fc.tuple(...columns.map(cell)),
    )
    const seen = { inResult: 0, inFault: 0 }
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const table = [
          ['户号', '与本人关系', ...columns.map(({ names: [first = ''] }) => first)],
          ...lines.map(([key, relation, cells]) => [key, relation, ...cells]),
        ]
        const { households, faults, rows } = read(table)
        const inResult = households.flatMap((household) => household.rows)
        const inFault = new Set(faults.map(({ row: at }) => at))
        expect(new Set(inResult).size).toBe(inResult.length)
        expect(inResult.filter((at) => inFault.has(at))).toEqual([])
        expect(inResult.length + inFault.size).toBe(rows)
        seen.inResult += inResult.length
        seen.inFault += inFault.size
      }),
      { numRuns: 150, seed: 20261126 },
    )
    expect(Math.min(seen.inResult, seen.inFault)).toBeGreaterThan(50)
  })
})

it('has words for everything that can be wrong', () => {
  for (const code of [...rosterFaultCodes, ...factFaultCodes])
    for (const part of ['wrong', 'right'])
      expect(rosterWords, code).toHaveProperty([`batch.faults.${code}.${part}`])
})
