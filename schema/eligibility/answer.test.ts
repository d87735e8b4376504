import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'
import { readAnswer } from './answer.ts'
import type { Question } from './check-data.ts'

const ON = '2026-11-24'
/** A question of the content, with the bounds and choices that it is compiled with. */
const question = (fact: string, input: Question['input']): Question => {
  const found = checkData.questions.find((one) => one.fact === fact && one.input === input)
  if (found === undefined) throw new Error(`no such question: ${fact}`)
  return found
}
const read = (asked: Question, raw: string) => {
  const result = readAnswer(asked, raw, ON)
  return result.ok ? result.value : result.problem.code
}

describe('readAnswer', () => {
  const income = question('householdMonthlyIncomeFen', 'yuan')
  it.each([
    ['1500', 150_000],
    ['1,500', 150_000],
    ['１５００', 150_000],
    [' 1500 元 ', 150_000],
    ['1500.5', 150_050],
    ['0', 0],
    ['0.29', 29],
    ['', 'required'],
    ['一千五左右', 'wrong_type'],
    ['1500-2000', 'wrong_type'],
    ['-5', 'too_small'],
    ['99999999999', 'too_large'],
    ['unknown', 'unknown'],
  ])('reads an income written as “%s”', (raw, value) => expect(read(income, raw)).toBe(value))

  const size = question('householdSize', 'number')
  it.each([
    ['3', 3],
    ['3口人', 3],
    ['２', 2],
    ['2.5', 'not_whole_number'],
    ['0', 'too_small'],
    ['31', 'too_large'],
    ['三', 'wrong_type'],
  ])('reads a household size written as “%s”', (raw, value) => expect(read(size, raw)).toBe(value))

  const born = question('self.birthDate', 'date')
  it.each([
    ['1958-03-01', '1958-03-01'],
    ['1958年3月1日', '1958-03-01'],
    ['1958.3.1', '1958-03-01'],
    ['1958-02-30', 'not_a_date'],
    ['五八年', 'not_a_date'],
    ['2026-11-25', 'date_in_future'],
    ['1850-01-01', 'date_too_early'],
    ['', 'required'],
  ])('reads a birthday written as “%s”', (raw, value) => expect(read(born, raw)).toBe(value))

  it('reads choices, one and many', () => {
    expect(read(question('area', 'one'), 'rural')).toBe('rural')
    expect(read(question('area', 'one'), 'moon')).toBe('not_an_option')
    expect(read(question('self.disabilityCard', 'yes-no'), 'no')).toBe(false)
    expect(read(question('self.disabilityLevel', 'one'), '2')).toBe(2)
    const receives = question('self.receives', 'many')
    expect(read(receives, 'none')).toEqual([])
    expect(read(receives, 'min-living-urban,disability-living')).toEqual([
      'min-living-urban',
      'disability-living',
    ])
    expect(read(receives, 'none,min-living-urban')).toBe('only_one_of')
    expect(read(receives, '')).toBe('required')
  })
})
