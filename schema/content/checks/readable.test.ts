import { describe, expect, it } from 'vitest'
import { lengthOf, officeWords, tooLong } from './readable.ts'

const words = [
  { word: '出具', instead: '开' },
  { word: '不得', instead: '不能' },
]

describe('how a page reads', () => {
  it('counts what is read: no signs, no markup, a figure once, a law by its first characters', () => {
    expect(lengthOf('带**身份证**、户口簿。')).toBe(7)
    expect(lengthOf('满 60 周岁')).toBe(4)
    expect(lengthOf('按《关于加强低收入人口动态监测做好分层分类社会救助工作的意见》办')).toBe(7)
    expect(lengthOf('每月 {{min-living-urban}}')).toBe(2)
  })

  it('names the one sentence that is too long, not its neighbours', () => {
    expect(tooLong('短的一句。这一句话比规定的长得多得多；又是短的。', 8)).toEqual([
      '这一句话比规定的长得多得多',
    ])
    expect(tooLong('短的一句。', 8)).toEqual([])
  })

  it('knows an office word, but not where the word itself is spoken of', () => {
    expect(officeWords('请村委会出具证明', words)).toEqual([words[0]])
    expect(officeWords('表上写的“出具证明”，就是开证明', words)).toEqual([])
    expect(officeWords('《不得收费的规定》', words)).toEqual([])
  })
})
