import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'
import { roster, rosterWords } from '../../generated/roster.ts'
import { evaluate } from '../eligibility/evaluate.ts'
import { fieldFaultCodes } from '../problems.ts'
import { headingOfFact, sampleTable } from './columns.ts'
import { rosterFaultCodes } from './fault.ts'
import { MOST_ROWS, readRoster } from './read.ts'
import { screenerFor } from './screen.ts'

const ON = '2026-11-24'
const read = (table: string[][]) => {
  const found = readRoster(roster, table, ON)
  if (!found.ok) throw new Error(found.problem.code)
  return found.value
}
/** One household of one row under the given headings. */
const factsOf = (row: Record<string, string>) => {
  const { households, faults } = read([Object.keys(row), Object.values(row)])
  expect(faults).toEqual([])
  return households[0]?.facts
}
const selfOf = (row: Record<string, string>) => factsOf({ 姓名: '甲', ...row })?.members?.[0]
const faultsOf = (table: string[][]) =>
  read(table).faults.map(({ row, column, written, code }) => `${row} ${column} ${written} ${code}`)
const faultOf = (heading: string, written: string) => {
  const [fault] = read([
    ['姓名', heading],
    ['甲', written],
  ]).faults
  return fault && `${fault.row} ${fault.column} ${fault.written} ${fault.code}`
}

describe('a cell of a roster', () => {
  it.each([
    ['1500', 150_000],
    ['1500.5', 150_050],
    ['0.29', 29],
    ['１，５００．２５元', 150_025],
    ['1500元/月', 150_000],
    ['8333333.33', 833_333_333],
    ['0', 0],
  ])('reads a monthly income written as “%s” as %i fen', (written, fen) =>
    expect(factsOf({ 户号: '1', 户月收入: written })?.householdMonthlyIncomeFen).toBe(fen),
  )

  it('reads every amount to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
        const written = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
        expect(factsOf({ 户号: '1', 户月收入: written })?.householdMonthlyIncomeFen).toBe(fen)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['1958-03-01'],
    ['1958/3/1'],
    ['1958.3.1'],
    ['1958年3月1日'],
    ['19580301'],
    ['１９５８-０３-０１'],
    ['1958-03-01 00:00:00'],
    ['1958/3/1 0:00'],
    ['21245'],
  ])('reads a birthday written as “%s”', (written) =>
    expect(selfOf({ 出生日期: written })?.birthDate).toBe('1958-03-01'),
  )

  it.each([
    ['残疾等级', '二级', 'disabilityLevel', 2],
    ['残疾等级', '2', 'disabilityLevel', 2],
    ['残疾类别', '肢体残疾', 'disabilityType', 'physical'],
    ['残疾人证', '有', 'disabilityCard', true],
    ['残疾证', 'TRUE', 'disabilityCard', true],
    ['残疾人证', '无', 'disabilityCard', false],
    ['有工作', '失业', 'employed', false],
    ['户籍', ' 洪江区 ', 'hukou', 'otherHunan'],
    ['已享受项目', '农村低保、残疾人护理补贴', 'receives', ['min-living-rural', 'disability-nursing']],
    ['已享受项目', '五保;五保', 'receives', ['destitute-support']],
    ['已享受项目', '无', 'receives', []],
    ['父亲情况', '去世', 'father', { situation: 'dead' }],
  ])('reads %s “%s”', (heading, written, fact, value) =>
    expect(selfOf({ [heading]: written })?.[fact]).toEqual(value),
  )

  it.each(['', '  ', '不清楚', '/', '—', '？'])(
    'takes “%s” for unknown, never for nought or no',
    (written) => {
      const facts = factsOf({
        姓名: '甲',
        户月收入: written,
        家庭人口: written,
        残疾人证: written,
        已享受项目: written,
        出生日期: written,
        有没有法定义务人: written,
      })
      expect(facts).toEqual({
        householdSize: 'unknown',
        obligors: 'unknown',
        members: [{ relation: 'self' }],
      })
    },
  )

  it.each([
    ['出生日期', '五八年', 'not_a_date'],
    ['出生日期', '1958', 'not_a_date'],
    ['出生日期', '1958-02-30', 'not_a_date'],
    ['出生日期', '2027-01-01', 'date_in_future'],
    ['出生日期', '1899-01-01', 'date_too_early'],
    ['户月收入', '一千五', 'wrong_type'],
    ['户月收入', '1500.255', 'wrong_type'],
    ['户月收入', '-5', 'too_small'],
    ['户月收入', '999999999', 'too_large'],
    ['家庭人口', '2.5', 'not_whole_number'],
    ['家庭人口', '31', 'too_large'],
    ['城乡', '市区', 'not_a_word'],
    ['残疾等级', '五级', 'not_a_word'],
    ['残疾人证', '可能', 'not_yes_or_no'],
    ['已享受项目', '低保', 'not_a_word'],
    ['已享受项目', '无、农村低保', 'none_and_more'],
    ['备注', '长'.repeat(201), 'too_long'],
  ])('says of %s “%s” where and what is wrong', (heading, written, code) =>
    expect(faultOf(heading, written)).toBe(`2 ${heading} ${written} ${code}`),
  )
})

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

describe('screening', () => {
  const screener = screenerFor(checkData.book, roster.leaveOut, ON)
  if (!screener.ok) throw new Error('no rules today')

  it('comes to what the engine comes to on the same facts, for every programme of the rule book', () => {
    const { households } = read(sampleTable(roster))
    expect(households).toHaveLength(2)
    const ids = [...screener.value.programmes.keys()]
    expect(ids).toEqual(
      checkData.book.programmes.map(({ id }) => id).filter((id) => !roster.leaveOut.includes(id)),
    )
    for (const { facts } of households) {
      const alone = evaluate(checkData.book, facts, ON, ids)
      if (!alone.ok) throw new Error('refused')
      const found = screener.value.screen(facts)
      expect(found.length).toBeGreaterThan(2)
      for (const { programme, verdict, amount } of found) {
        const same = alone.value.find((one) => one.programme === programme)
        expect({ verdict, amount }, programme).toEqual({ verdict: same?.verdict, amount: same?.amount })
      }
      expect(screener.value.explain(facts).map(({ programme, verdict }) => [programme, verdict])).toEqual(
        found.map(({ programme, verdict }) => [programme, verdict]),
      )
    }
  })

  it('leaves a household of which nothing is known open, and names the columns that would settle it', () => {
    const [household] = read([
      ['户号', '姓名'],
      ['1', '甲'],
    ]).households
    const explained = screener.value.explain(household?.facts ?? {})
    expect(explained.filter(({ verdict }) => verdict === 'likely' || verdict === 'not_met')).toEqual([])
    const missing = explained.flatMap((one) => one.missing)
    expect(missing.length).toBeGreaterThan(5)
    for (const fact of missing) expect(headingOfFact(roster, fact), fact).toMatch(/\p{Script=Han}/u)
    expect(headingOfFact(roster, 'child.birthDate')).toBe('子女：出生日期')
    expect(headingOfFact(roster, 'nothing.known')).toBeUndefined()
  })
})

it('has words for everything that can be wrong', () => {
  for (const code of [...rosterFaultCodes, ...fieldFaultCodes])
    for (const part of ['wrong', 'right'])
      expect(rosterWords, code).toHaveProperty([`batch.faults.${code}.${part}`])
})
