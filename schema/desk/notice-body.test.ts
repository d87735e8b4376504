import { describe, expect, it } from 'vitest'
import { blocksOf, citesOf } from './notice-body.ts'

describe('the text of a notice', () => {
  it('is paragraphs by lines, lists by their signs, and what must not be overlooked', () => {
    const text =
      '第一段。\r\n第二段。\n\n- 甲\n·  乙\n\n- 另一组\n1. 先\n2、再\n> 急的打 110。\n-没有空格不是一条'
    expect(blocksOf(text)).toEqual([
      '第一段。',
      '第二段。',
      { bullets: ['甲', '乙'] },
      { bullets: ['另一组'] },
      { numbered: ['先', '再'] },
      { note: '急的打 110。' },
      '-没有空格不是一条',
    ])
  })

  it('keeps two notes apart, and bold at the start of a line as bold', () => {
    expect(blocksOf('> 一\n> 二\n**要紧**的事')).toEqual([{ note: '一' }, { note: '二' }, '**要紧**的事'])
  })

  it('is nothing where there are only blanks', () => expect(blocksOf(' \n\n\t')).toEqual([]))
})

describe('citations as people write them', () => {
  const names = ['社会救助法', '社会救助法实施办法', '某文件']
  it.each<[string, unknown]>([
    ['社会救助法 78', { law: '社会救助法', article: 78 }],
    ['《社会救助法》第 7、13 条', { law: '社会救助法', article: [7, 13] }],
    ['社会救助法实施办法第3条', { law: '社会救助法实施办法', article: 3 }],
    ['某文件 二', { law: '某文件', section: '二' }],
    ['某文件', { law: '某文件' }],
    ['月球法 3', { law: '月球法', article: 3 }],
    ['S9.1', { plan: 'S9.1' }],
    ['工作要点 S6、S7.2', { plan: ['S6', 'S7.2'] }],
  ])('%s', (line, cite) => expect(citesOf(`\n${line}\n`, names)).toEqual([cite]))
})
