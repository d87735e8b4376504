import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { bookingActs, noBookingActs, type Prepared } from '../../tests/worker/booking-acts.ts'
import { ledger } from '../../tests/worker/counter-visits.ts'
import { desk, join } from '../../tests/worker/desk-visits.ts'
import { standing } from '../../tests/worker/rights-visits.ts'
import { capacity } from '../../tests/worker/who-may/capacity.ts'
import { counter } from '../../tests/worker/who-may/counter.ts'
import { draws } from '../../tests/worker/who-may/draws.ts'
import { outbox } from '../../tests/worker/who-may/outbox.ts'
import { retention } from '../../tests/worker/who-may/retention.ts'
import { deskPaths } from '../../views/desk/addresses.ts'

afterEach(() => reset())

/** Takes a table away, so that whatever would write to it fails, or brings it back. */
const rename = (of: DurableObjectStub, from: string, to: string): Promise<void> =>
  runInDurableObject(of, (_, { storage }) => {
    storage.sql.exec(`ALTER TABLE ${from} RENAME TO ${to}`)
  })
const untold = (): Promise<{ act: string; about: string }[]> =>
  runInDurableObject(ledger(), (_, { storage }) =>
    storage.sql.exec<{ act: string; about: string }>('SELECT act, about FROM acts_untold').toArray(),
  )
/** What the chain has of an act, since it was prepared. */
const toldOf = async ({ rows }: Prepared, since: number): Promise<string[]> => {
  const acts = new Set<string>(rows.map(({ act }) => act))
  const all = (await desk().audit({ most: 1000 })).rows
  return all.filter(({ seq, act }) => seq > since && acts.has(act)).map(({ act, about }) => `${act} ${about}`)
}
const lastSeq = async (): Promise<number> => (await desk().audit({ most: 1 })).head.seq
/** Each of the rows that are wanted is there once, and no other. */
const expectOnce = (told: readonly string[], { rows }: Prepared): void => {
  expect(told).toHaveLength(rows.length)
  for (const { act, about } of rows)
    expect(told.filter((row) => row.startsWith(`${act} ${about}`))).toHaveLength(1)
}

const each = Object.entries(bookingActs)

describe('an act of staff on bookings', () => {
  it('is every form of their pages but those by which nothing is done', () => {
    const areas = { ...counter, ...capacity, ...draws, ...outbox, ...retention }
    const acting = new Set(Object.keys(bookingActs).map((name) => name.split(' for ')[0] ?? ''))
    expect([...acting, ...Object.keys(noBookingActs)].toSorted()).toEqual(
      Object.keys(areas)
        .filter((route) => route.startsWith('POST '))
        .toSorted(),
    )
  })

  it.each(each)('is one row of the audit, however often its form is sent: %s', async (_, prepare) => {
    const act = await prepare()
    const since = await lastSeq()
    for (const _again of [1, 2, 3]) expect((await act.send()).status).toBe(200)
    expectOnce(await toldOf(act, since), act)
    expect(await untold()).toEqual([])
  })

  it.each(each)('is not done where it cannot be kept for the audit: %s', async (_, prepare) => {
    const act = await prepare()
    const since = await lastSeq()
    // What the time brings with it is done before.
    await ledger().draws(act.nowMs)
    await rename(ledger(), 'acts_untold', 'acts_away')
    const before = await standing()
    expect((await act.send()).status).toBe(500)
    expect(await standing()).toBe(before)
    await rename(ledger(), 'acts_away', 'acts_untold')
    expect(await toldOf(act, since)).toEqual([])
    // The form is still good.
    expect((await act.send()).status).toBe(200)
    expectOnce(await toldOf(act, since), act)
  })

  it.each(each)(
    'stands where the audit does not answer, and is told once it does: %s',
    async (_, prepare) => {
      const act = await prepare()
      const auditor = await join('auditor', {}, { at: act.nowMs })
      const since = await lastSeq()
      await rename(desk(), 'audit_keys', 'keys_away')
      expect((await act.send()).status).toBe(200)
      // The register lies in the object of the audit itself.
      const kept = act.rows.filter(({ about }) => !about.startsWith('request:'))
      expect((await untold()).map(({ about }) => about)).toEqual(
        kept.map(({ about }) => expect.stringContaining(about)),
      )
      expect((await auditor.browser.get(deskPaths.audit)).status).toBe(500)
      expect((await auditor.browser.get(deskPaths.auditExport)).status).toBe(500)
      await rename(desk(), 'keys_away', 'audit_keys')
      for (const _again of [1, 2]) expect((await auditor.browser.get(deskPaths.audit)).status).toBe(200)
      expectOnce(await toldOf(act, since), act)
      expect(await untold()).toEqual([])
      expect((await act.send()).status).toBe(200)
      expectOnce(await toldOf(act, since), act)
    },
  )
})
