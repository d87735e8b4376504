import { describe, expect, it } from 'vitest'
import { inlineHtml, plainText } from './inline.ts'

describe('inlineHtml', () => {
  it('knows bold and nothing else', () => {
    expect(inlineHtml('**不用带** <script>"x"&</script>')).toBe(
      '<b>不用带</b> &lt;script&gt;&quot;x&quot;&amp;&lt;/script&gt;',
    )
  })

  it('keeps a figure with its unit and a date in one piece', () => {
    expect(inlineHtml('3 个工作日，2026年11月20日')).toBe(
      '3\u00a0个工作日，<span class="nb">2026年11月20日</span>',
    )
  })

  it('drops the space that a filled-in amount leaves between two characters', () => {
    expect(inlineHtml('比 700 元 差多少')).toBe('比 700\u00a0元差多少')
  })

  it('turns joints into places where a line may break', () => {
    expect(inlineHtml('养老\u200b机构')).toBe('养老<wbr>机构')
  })
})

describe('plainText', () => {
  it('drops what only pages can show', () => {
    expect(plainText('**养老**\u200b机构')).toBe('养老机构')
  })
})
