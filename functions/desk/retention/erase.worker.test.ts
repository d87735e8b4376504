import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { desk } from '../../../tests/worker/desk-visits.ts'
import { look, staffAct } from '../../../tests/worker/report-client.ts'
import {
  booked,
  cancelled,
  caseOf,
  casebook,
  closeCase,
  everyRow,
  keeperIn,
  pair,
  partiesOf,
  press,
  reported,
  requested,
  ring,
  several,
  thingsOn,
} from '../../../tests/worker/rights-visits.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { retentionPaths as at } from '../../../views/desk/retention/addresses.ts'
import { phoneHashOf } from '../../booking/desk/rights.ts'
import { personHashOf } from '../../booking/party.ts'

afterEach(() => reset())

describe('erasing', () => {
  it('refuses what is in force with words, and what nobody confirmed', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await booked(keeper.nowMs, they)
    await reported(keeper.nowMs, they.phone)
    const page = await requested(keeper, 'delete', { phone: they.phone })
    expect(page.text.split('还在办，先取消或者办结')).toHaveLength(3)
    expect(page.text).toContain('现在没有可以清除的')
    const form = { ...formOf(page, at.close), count: '2', why: '本人要求' }
    await keeper.browser.post(at.erase, form)
    expect(await partiesOf(they.phone, keeper.nowMs)).toHaveLength(1)
  })

  it('leaves nothing by which anybody is found or read, in either object, once the number of things is typed', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await cancelled(keeper.nowMs, they)
    const { receipt } = await reported(keeper.nowMs, they.phone)
    const report = await caseOf(they.phone, keeper.nowMs)
    await closeCase(report.caseId, keeper.nowMs)
    const sealedBefore = [report.sealed ?? '', (await partiesOf(they.phone, keeper.nowMs))[0]?.sealed ?? '']
    const page = await requested(keeper, 'delete', { phone: they.phone })
    const confirm = await press(keeper, page, at.erase)
    expect(confirm.text).toContain('确认清除')
    expect(thingsOn(confirm)).toHaveLength(2)
    const wrong = await several(keeper, confirm, at.erase, { count: '3', why: '本人要求' })
    expect([wrong.status, wrong.text.includes('件数不对')]).toEqual([422, true])
    expect(await caseOf(they.phone, keeper.nowMs)).toMatchObject({ standing: 'free' })

    const gone = await several(keeper, wrong, at.erase, { count: '２', why: '本人要求' })
    expect(gone.text).toContain('清除了，找不回来了')
    expect(gone.text).toContain('没有找到')
    expect((await several(keeper, wrong, at.erase, { count: '2', why: '本人要求' })).text).toContain('清除了')

    const rows = await everyRow()
    const hashes = [
      phoneHashOf(ring(), they.phone),
      ...they.people.map(({ idNumber: id }) => personHashOf(ring(), id)),
      ...sealedBefore,
    ]
    for (const trace of hashes) {
      expect(trace.length).toBeGreaterThan(20)
      expect(rows).not.toContain(trace)
    }
    expect(await look(receipt, keeper.nowMs)).toMatchObject({ erased: true })
    const { rows: audit } = await desk().audit({ act: 'request-erased', most: 9 })
    expect(new Set(audit.map(({ about }) => about.split(':')[0]))).toEqual(
      new Set(['booking', 'case', 'request']),
    )
    expect(audit.find(({ about }) => about === 'request:1')?.why).toBe('2 本人要求')
    const overview = await keeper.browser.get(at.overview)
    expect(overview.text).toContain('有人申请')
  })

  it('takes one reporter’s words out of a case that others reported too, and leaves theirs', async () => {
    const keeper = await keeperIn()
    await reported(keeper.nowMs, '13700000021')
    await reported(keeper.nowMs, '13700000022')
    const [one, other] = [
      await caseOf('13700000021', keeper.nowMs),
      await caseOf('13700000022', keeper.nowMs),
    ]
    const merged = await staffAct({
      nowMs: keeper.nowMs,
      caseId: one.caseId,
      by: 'clerk',
      act: 'merge',
      into: other.caseId,
    })
    expect(merged.ok).toBe(true)
    await closeCase(other.caseId, keeper.nowMs)
    const page = await requested(keeper, 'delete', { phone: '13700000021' })
    const confirm = await press(keeper, page, at.erase)
    await several(keeper, confirm, at.erase, { count: '1', why: '本人要求' })
    expect(await everyRow()).not.toContain(phoneHashOf(ring(), '13700000021'))
    const left = await caseOf('13700000022', keeper.nowMs)
    expect([left.sealed === null, left.state.erased]).toEqual([false, false])
    // The last one takes the whole case, and the one that was merged into it.
    const last = await requested(keeper, 'delete', { phone: '13700000022' })
    await several(keeper, await press(keeper, last, at.erase), at.erase, { count: '1', why: '本人要求' })
    for (const { caseId } of [one, other])
      expect((await casebook().file(caseId, keeper.nowMs))?.record.state.erased).toBe(true)
  })

  it('does not erase what was not on the page', async () => {
    const keeper = await keeperIn()
    const they = pair()
    const { citizen } = await cancelled(keeper.nowMs, they)
    const page = await requested(keeper, 'delete', { phone: they.phone })
    const confirm = await press(keeper, page, at.erase)
    const more = await cancelled(keeper.nowMs, they)
    expect(more.citizen).not.toBe(citizen)
    const changed = await several(keeper, confirm, at.erase, { count: '1', why: '本人要求' })
    expect([changed.status, thingsOn(changed).length]).toEqual([409, 2])
    const free = await partiesOf(they.phone, keeper.nowMs)
    expect(free.map(({ standing }) => standing)).toEqual(['free', 'free'])
  })
})
