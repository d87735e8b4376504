import { expect, it } from 'vitest'
import { blocksHtml } from './block-html.ts'

it('writes blocks as HTML that any reader knows, and nothing as markup that was not meant so', () => {
  expect(
    blocksHtml([
      '先打 **110** <script>',
      { numbered: ['一'] },
      { bullets: ['甲', '乙'] },
      { steps: [{ when: '当天', what: '送到' }] },
      { note: '问窗口' },
      { formula: '差多少补多少' },
      { townships: true },
    ]),
  ).toBe(
    '<p>先打 <b>110</b> &lt;script&gt;</p><ol><li>一</li></ol><ul><li>甲</li><li>乙</li></ul>' +
      '<ol><li><b>当天</b> 送到</li></ol><blockquote><p>问窗口</p></blockquote><p>差多少补多少</p>',
  )
})
