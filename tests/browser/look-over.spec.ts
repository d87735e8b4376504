import { expect, test } from '@playwright/test'
import { unreached } from './support/look-over.ts'

test('a control that Tab passes by, and one on which nobody sees the focus, are found; others are not', async ({
  page,
}) => {
  await page.setContent(`<!doctype html><style>.bare:focus { outline: none }</style>
    <a href="#a">one</a>
    <input type="radio" name="which" value="1"><input type="radio" name="which" value="2">
    <a href="#b" tabindex="-1">never</a>
    <button class="bare">bare</button>
    <input type="date">
    <details><summary>folded</summary><button>inside</button></details>`)
  expect(await unreached(page)).toEqual([
    expect.stringMatching(/^not reached: <a href="#b"/),
    expect.stringMatching(/^no focus seen: <button class="bare"/),
  ])
})
