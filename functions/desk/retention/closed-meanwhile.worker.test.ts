import { expect, it } from 'vitest'
import { atRights } from '../../../tests/worker/at-desk.ts'
import { desk, postFrom } from '../../../tests/worker/desk-visits.ts'
import { keeperIn, pair, requested } from '../../../tests/worker/rights-visits.ts'
import { retentionPaths } from '../../../views/desk/retention/addresses.ts'

it('what was done is written down, also where a colleague closed the request meanwhile', async () => {
  const one = await keeperIn()
  const page = await requested(one, 'delete', { phone: pair().phone })
  const number = /number=(\d+)/.exec(page.url)?.[1] ?? ''
  const begun = {
    number: Number(number),
    key: 'late',
    act: 'request-erased',
    why: '本人申请',
    things: ['booking:1'],
    by: 'keeper',
    nowMs: one.nowMs,
  } as const
  expect((await atRights((rights) => rights.begin(begun))).ok).toBe(true)
  const close = { outcome: 'nothing', reason: '没有查到' }
  await postFrom(one.browser, page.url, retentionPaths.close, close)
  await atRights((rights) => rights.step({ key: 'late', count: 1 }))
  const { rows } = await desk().audit({ act: 'request-erased', most: 2 })
  expect(rows.map(({ about }) => about)).toEqual([`request:${number}`])
  // And nothing more is begun.
  expect(await atRights((rights) => rights.begin({ ...begun, key: 'later' }))).toMatchObject({
    problem: { code: 'request_closed' },
  })
})
