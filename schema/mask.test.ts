import { describe, expect, it } from 'vitest'
import { maskedCode, maskedIdNumber, maskedName, maskedPhone } from './mask.ts'

describe('what is masked', () => {
  it('keeps the first character of a name, however rare or long', () => {
    expect(['李四', '欧阳娜娜', '𠮷野', '阿卜杜拉·买买提'].map(maskedName)).toEqual([
      '李*',
      '欧***',
      '𠮷*',
      '阿***',
    ])
  })

  it('keeps three and four digits of a phone', () => {
    expect(maskedPhone('13812345678')).toBe('138****5678')
  })

  it('hides the birthday in a number', () => {
    expect(maskedIdNumber('431281199003071234')).toBe('4312************34')
  })

  it('leaves half of a code, with which nobody can cancel', () => {
    expect(maskedCode('1ZDV7K3M')).toBe('1ZDV ****')
  })
})
