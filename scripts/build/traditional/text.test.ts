import { describe, expect, it } from 'vitest'
import { policy } from '../../../generated/policy.ts'
import { slips, traditionalText } from './text.ts'

const places = policy.places.townships.flatMap(({ name, villages }) => [
  name,
  ...villages.map((one) => one.name),
])
const convert = traditionalText(policy.traditional, places)

describe('text in traditional characters', () => {
  it('takes each character by the word it stands in', () => {
    const pairs: [string, string][] = [
      ['头发', '頭髮'],
      ['发放', '發放'],
      ['以后', '以後'],
      ['家里的人', '家裡的人'],
      ['征求意见', '徵求意見'],
      ['干部', '幹部'],
      ['余额', '餘額'],
      ['复婚', '復婚'],
      ['重复', '重複'],
      ['注销', '註銷'],
    ]
    for (const [simplified, traditional] of pairs) expect(convert(simplified)).toBe(traditional)
  })

  it('goes by the content where the dictionaries are wrong', () => {
    expect(convert('申请行政复议')).toBe('申請行政復議')
    expect(convert('洪江是按差额发还是分档发')).toBe('洪江是按差額發還是分檔發')
  })

  it('keeps the letters of places, alone and within a sentence', () => {
    expect(convert('岩垅乡')).toBe('岩壠鄉')
    expect(convert('户口在岩垅乡的，去岩垅乡的窗口')).toBe('戶口在岩壠鄉的，去岩壠鄉的窗口')
    for (const name of places) expect(convert(name)).not.toMatch(/[巖裡衝谿]/u)
  })

  it('keeps the vocabulary: a term of the law stays the term', () => {
    expect(convert('信息')).toBe('信息')
    expect(convert('互联网')).toBe('互聯網')
  })

  it('writes quotation marks as they are written with these characters', () => {
    expect(convert('选“同意”，再选‘下一步’')).toBe('選「同意」，再選『下一步』')
  })

  it('knows a character that is probably a slip, outside its own words', () => {
    expect(slips(policy.traditional, '按差額髮還')).toEqual(['按差額髮還'])
    expect(slips(policy.traditional, '剪頭髮')).toEqual([])
  })
})
