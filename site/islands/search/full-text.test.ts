import { describe, expect, it } from 'vitest'
import { excerptParts, hasPairOf } from './full-text.ts'

describe('an excerpt', () => {
  it('is text with marked parts, and nothing in it is markup', () => {
    expect(excerptParts('先看<mark>低保</mark>的 &lt;b&gt; &amp;amp; &quot;标准&quot;')).toEqual([
      { text: '先看', marked: false },
      { text: '低保', marked: true },
      { text: '的 <b> &amp; "标准"', marked: false },
    ])
  })
})

describe('what the full text gives', () => {
  it('holds at least two characters in a row of what was asked', () => {
    expect(hasPairOf('店里卖烟', '火锅店')).toBe(false)
    expect(hasPairOf('临时救助的备用金', '救助金')).toBe(true)
    expect(hasPairOf('先问村里', '火锅 村里')).toBe(true)
  })
})
