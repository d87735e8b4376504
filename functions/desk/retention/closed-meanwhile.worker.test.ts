import { expect, it } from 'vitest'
import { desk, postFrom } from '../../../tests/worker/desk-visits.ts'
import { keeperIn, pair, requested } from '../../../tests/worker/rights-visits.ts'
import { retentionPaths } from '../../../views/desk/retention/addresses.ts'

it('what was done is written down, also where a colleague closed the request meanwhile', async () => {
  const one = await keeperIn()
  const page = await requested(one, 'delete', { phone: pair().phone })
  const number = /number=(\d+)/.exec(page.url)?.[1] ?? ''
  const close = { outcome: 'nothing', reason: '没有查到' }
  await postFrom(one.browser, page.url, retentionPaths.close, close)
  const done = await desk()
    .rights()
    .step({
      number: Number(number),
      key: 'late',
      act: 'request-erased',
      count: 1,
      why: '本人申请',
      by: 'keeper',
      nowMs: one.nowMs,
    })
  expect(done.ok).toBe(true)
  const { rows } = await desk().audit({ act: 'request-erased', most: 2 })
  expect(rows.map(({ about }) => about)).toEqual([`request:${number}`])
})
