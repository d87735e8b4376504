import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, expect, it } from 'vitest'
import type { AuditAct } from '../../schema/desk/audit.ts'
import { deskPaths } from '../../views/desk/addresses.ts'
import { desk, join, type Colleague } from './desk-visits.ts'
import type { Fields, Page } from './visitor.ts'

/** A form that is about to be sent, and what the audit is to have of it: each once. `about` begins so. */
export type Prepared = {
  send: () => Promise<Page>
  rows: readonly { act: AuditAct; about: string }[]
  /** When: as its browser has it. */
  nowMs: number
}
/** By route; one that does several things has ` for …` behind it. */
export type Acts = Readonly<Record<string, () => Promise<Prepared>>>

export const prepared = (
  { browser, nowMs }: Pick<Colleague, 'browser' | 'nowMs'>,
  path: string,
  form: Fields | URLSearchParams | FormData,
  ...rows: readonly [AuditAct, string][]
): Prepared => ({
  send: () => browser.post(path, form),
  rows: rows.map(([act, about]) => ({ act, about })),
  nowMs,
})

/** The forms of an area, as its table of who may has them, and as its acts cover them. */
export const formsOf = (...areas: readonly Readonly<Record<string, unknown>>[]): string[] =>
  areas
    .flatMap((area) => Object.keys(area))
    .filter((route) => route.startsWith('POST '))
    .toSorted()
export const coveredBy = (acts: Acts, others: Readonly<Record<string, string>>): string[] =>
  [
    ...new Set([...Object.keys(acts).map((name) => name.split(' for ')[0] ?? ''), ...Object.keys(others)]),
  ].toSorted()

/** Takes a table away, so that whatever would write to it fails, or brings it back. */
export const rename = (of: DurableObjectStub, from: string, to: string): Promise<void> =>
  runInDurableObject(of, (_, { storage }) => {
    storage.sql.exec(`ALTER TABLE ${from} RENAME TO ${to}`)
  })

type Row = { act: string; about: string }
const untoldIn = (of: DurableObjectStub): Promise<Row[]> =>
  runInDurableObject(of, (_, { storage }) =>
    storage.sql.exec<Row>('SELECT act, about FROM acts_untold').toArray(),
  )
const lastSeq = async (): Promise<number> => (await desk().audit({ most: 1 })).head.seq
/** What the chain has of an act, since it was prepared. */
const toldOf = async ({ rows }: Prepared, since: number): Promise<string[]> => {
  const acts = new Set<string>(rows.map(({ act }) => act))
  const all = (await desk().audit({ most: 1000 })).rows
  return all.filter(({ seq, act }) => seq > since && acts.has(act)).map(({ act, about }) => `${act} ${about}`)
}
/** Each of the rows that are wanted is there once, and no other. */
const expectOnce = (told: readonly string[], { rows }: Prepared): void => {
  expect(told).toHaveLength(rows.length)
  for (const { act, about } of rows)
    expect(told.filter((row) => row.startsWith(`${act} ${about}`))).toHaveLength(1)
}

/**
 * Proves of acts that lie in one object: each is one row of the audit, is not done where it cannot be kept for the audit, and stands where
 * the audit does not answer. `standing`: all that the object keeps, as one text, after what the time brings with it.
 */
export const proveOnce = (
  acts: Acts,
  { of, standing }: { of: () => DurableObjectStub; standing: (nowMs: number) => Promise<string> },
): void => {
  const each = Object.entries(acts)
  afterEach(() => reset())

  it.each(each)('is one row of the audit, however often its form is sent: %s', async (_, prepare) => {
    const act = await prepare()
    const since = await lastSeq()
    for (const _again of [1, 2, 3]) expect((await act.send()).status).toBe(200)
    expectOnce(await toldOf(act, since), act)
    expect(await untoldIn(of())).toEqual([])
  })

  it.each(each)('is one row, also where its form is sent twice at once: %s', async (_, prepare) => {
    const act = await prepare()
    const since = await lastSeq()
    const pages = await Promise.all([act.send(), act.send()])
    expect(pages.filter(({ status }) => status === 200)).not.toEqual([])
    expectOnce(await toldOf(act, since), act)
  })

  it.each(each)('is not done where it cannot be kept for the audit: %s', async (_, prepare) => {
    const act = await prepare()
    const since = await lastSeq()
    await rename(of(), 'acts_untold', 'acts_away')
    const before = await standing(act.nowMs)
    expect((await act.send()).status).toBe(500)
    expect(await standing(act.nowMs)).toBe(before)
    await rename(of(), 'acts_away', 'acts_untold')
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
      // The register of requests lies in the object of the audit itself.
      const kept = act.rows.filter(({ about }) => !about.startsWith('request:'))
      expect((await untoldIn(of())).map(({ about }) => about)).toEqual(
        kept.map(({ about }) => expect.stringContaining(about)),
      )
      expect((await auditor.browser.get(deskPaths.audit)).status).toBe(500)
      expect((await auditor.browser.get(deskPaths.auditExport)).status).toBe(500)
      await rename(desk(), 'keys_away', 'audit_keys')
      for (const _again of [1, 2]) expect((await auditor.browser.get(deskPaths.audit)).status).toBe(200)
      expectOnce(await toldOf(act, since), act)
      expect(await untoldIn(of())).toEqual([])
      expect((await act.send()).status).toBe(200)
      expectOnce(await toldOf(act, since), act)
    },
  )
}
