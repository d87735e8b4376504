import { reset } from 'cloudflare:test'
import { afterEach, expect, it } from 'vitest'
import { childReport, colleague, openChild, sendAll, street } from '../../../tests/worker/case-visits.ts'
import { desk } from '../../../tests/worker/desk-visits.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { caseAddress } from '../../../views/desk/cases/addresses.ts'

afterEach(() => reset())

const ACT = caseAddress('act', 1)
const rowsOf = async (): Promise<string[]> =>
  (await desk().audit({ most: 50 })).rows
    .filter(({ about }) => about.startsWith('case:1'))
    .map(({ act }) => act)
    .toReversed()

it('a form that comes again without the reason of this session shows no child’s case', async () => {
  const { browser } = await colleague('child-protection')
  await sendAll(childReport())
  const opened = await openChild(browser, 1, '上门前看一看')
  const form = { ...formOf(opened, ACT), act: 'note', words: '打过电话' }
  const first = await browser.post(ACT, form)
  expect(first.text).toContain('打过电话')
  const rows = await rowsOf()
  // As from a session in which nobody gave a reason.
  const { opened: _, ...without } = form as Record<string, string>
  const again = await browser.post(ACT, without)
  expect(again.text).not.toContain('打过电话')
  expect(await rowsOf()).toEqual(rows)
  const whole = await browser.post(ACT, form)
  expect(whole.text).toContain('打过电话')
  expect(await rowsOf()).toEqual([...rows, 'case-read'])
})

it('a refused act shows the case, and that it was read is written down', async () => {
  const { browser } = await colleague('township-clerk')
  await sendAll(street())
  const page = await browser.get(caseAddress('one', 1))
  const refused = await browser.post(ACT, { ...formOf(page, ACT), act: 'nonsense' })
  expect(refused.text).toContain('办件 1')
  const unmask = caseAddress('unmask', 1)
  await browser.post(unmask, { ...formOf(page, unmask), field: 'nonsense', why: '看一看' })
  expect(await rowsOf()).toEqual(['case-read', 'case-read', 'case-read'])
})
