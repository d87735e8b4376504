import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { rename } from '../../../tests/worker/acts-once.ts'
import { desk, join } from '../../../tests/worker/desk-visits.ts'
import {
  cancelled,
  keeperIn,
  ledger,
  pair,
  partiesOf,
  press,
  reported,
  requested,
  several,
  thingsOn,
} from '../../../tests/worker/rights-visits.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { retentionPaths as at, requestPath } from '../../../views/desk/retention/addresses.ts'
import { instantText } from '../../../schema/booking/instant.ts'

afterEach(() => reset())

const inDesk = (statement: string): Promise<Record<string, SqlStorageValue>[]> =>
  runInDurableObject(desk(), (_, { storage }) => storage.sql.exec(statement).toArray())
/** As when the disk is full just then, or the object is taken down. */
const failing = () =>
  inDesk("CREATE TRIGGER steps_fail BEFORE INSERT ON rights_steps BEGIN SELECT RAISE (ABORT, 'full'); END")
const wellAgain = () => inDesk('DROP TRIGGER steps_fail')
const begun = () => inDesk('SELECT key FROM rights_begun')
/** What the audit has of an act, the oldest first. */
const told = async (act: string): Promise<string[]> => {
  const { rows } = await desk().audit({ act, most: 20 })
  return rows.map(({ about, why }) => `${about.split(':')[0]} ${why}`).toReversed()
}

describe('a step of the register that fails after the act', () => {
  it('is there once when the request is opened again, with what was erased, and the same form erases nothing more', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await cancelled(keeper.nowMs, they)
    const page = await requested(keeper, 'delete', { phone: they.phone })
    const confirm = await press(keeper, page, at.erase)
    await failing()
    const typed = { count: '1', why: '本人要求' }
    expect((await several(keeper, confirm, at.erase, typed)).status).toBe(500)
    expect(await partiesOf(they.phone, keeper.nowMs)).toEqual([])
    expect(await told('request-erased')).toEqual(['booking request:1 本人要求'])
    expect(await inDesk('SELECT * FROM rights_steps')).toEqual([])
    await wellAgain()

    const opened = await keeper.browser.get(requestPath(1))
    expect(opened.text).toContain('1 件')
    expect(await begun()).toEqual([])
    const again = await several(keeper, confirm, at.erase, typed)
    expect(again.url).toContain('done=erased')
    await keeper.browser.get(requestPath(1))
    expect(await told('request-erased')).toEqual(['booking request:1 本人要求', 'request 1 本人要求'])
    expect(await inDesk('SELECT number, act, count FROM rights_steps')).toEqual([
      { number: 1, act: 'request-erased', count: 1 },
    ])
  })

  it('is there before the audit is read', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await cancelled(keeper.nowMs, they)
    const confirm = await press(keeper, await requested(keeper, 'delete', { phone: they.phone }), at.erase)
    await failing()
    await several(keeper, confirm, at.erase, { count: '1', why: '本人要求' })
    await wellAgain()
    const auditor = await join('auditor', {}, { at: keeper.nowMs })
    expect((await auditor.browser.get(deskPaths.audit)).text).toContain('1 本人要求')
    expect(await told('request-erased')).toEqual(['booking request:1 本人要求', 'request 1 本人要求'])
  })

  it('does not lose by which phone the data is found since', async () => {
    const keeper = await keeperIn()
    await reported(keeper.nowMs, '13700000071')
    const page = await requested(keeper, 'correct', { phone: '13700000071' })
    const [thing = ''] = thingsOn(page)
    await failing()
    const typed = { name: '', phone: '13700000072', why: '换了号码', thing }
    expect((await press(keeper, page, at.correct, typed)).status).toBe(500)
    await wellAgain()
    const opened = await keeper.browser.get(requestPath(1))
    expect(opened.text).toContain('137****0072')
    expect(await told('request-corrected')).toEqual(['case request:1 换了号码', 'request 1 换了号码'])
  })
})

describe('what was begun and not done', () => {
  it('leaves no step, and is let go when no page can be at it any more', async () => {
    const keeper = await keeperIn()
    const they = pair()
    await cancelled(keeper.nowMs, they)
    const confirm = await press(keeper, await requested(keeper, 'delete', { phone: they.phone }), at.erase)
    await rename(ledger(), 'erasures', 'erasures_gone')
    expect((await several(keeper, confirm, at.erase, { count: '1', why: '本人要求' })).status).toBe(500)
    await rename(ledger(), 'erasures_gone', 'erasures')
    await keeper.browser.get(requestPath(1))
    expect(await begun()).toHaveLength(1)
    const later = keeper.browser.at(instantText(keeper.nowMs + 61_000))
    await later.get(requestPath(1))
    expect(await begun()).toEqual([])
    expect(await told('request-erased')).toEqual([])
    expect(await partiesOf(they.phone, keeper.nowMs)).toHaveLength(1)
  })
})
