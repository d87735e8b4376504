import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf, faultsOf } from '../../tests/support/reading.ts'

const selfOf = (row: Record<string, string>) => factsOf({ 姓名: '甲', ...row }).members?.[0]
const faultOf = (heading: string, written: string): string | undefined =>
  faultsOf([
    ['姓名', heading],
    ['甲', written],
  ])[0]

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
    expect(factsOf({ 户号: '1', 户月收入: written }).householdMonthlyIncomeFen).toBe(fen),
  )

  it('reads every amount to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (fen) => {
        const written = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
        expect(factsOf({ 户号: '1', 户月收入: written }).householdMonthlyIncomeFen).toBe(fen)
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
