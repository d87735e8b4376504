import { runInDurableObject } from 'cloudflare:test'
import { exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { auditFault, type AuditRow } from '../../../schema/desk/audit.ts'
import { bound, desk, join, typePassword, browserAt } from '../../../tests/worker/desk-visits.ts'
import { ringWith } from '../../../tests/worker/rings.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'
import { auditHash, isAuditSigned } from '../../audit-signature.ts'
import { keyRing } from '../../keys.ts'
import { operatorOrder, readOperatorOrder, type OperatorOrder } from '../../operator-token.ts'

const portal = (exports as unknown as { default: Fetcher }).default
const ring = () => {
  const read = keyRing(bound)
  if (!read.ok) throw new Error(read.problem.code)
  return read.value
}

const allRows = async (): Promise<AuditRow[]> => {
  const { rows } = await desk().audit({ most: 10_000 })
  return rows.toReversed()
}
const faultOf = (rows: readonly AuditRow[]) =>
  auditFault(rows, { hash: auditHash, isSigned: (row) => isAuditSigned(ring(), row) })

/** Runs a statement in the object's own database, as somebody who has the file would. */
const tamper = (sql: string): Promise<void> =>
  runInDurableObject(desk(), (_, state) => {
    state.storage.sql.exec(sql)
  })

const withoutTriggers = [
  'DROP TRIGGER IF EXISTS no_audit_row_changes',
  'DROP TRIGGER IF EXISTS no_audit_row_is_deleted',
]

describe('the audit', () => {
  it('has a row for each sign-in, refusal, invite and end, and is whole', async () => {
    const one = await join('auditor')
    await typePassword(browserAt(one.nowMs), one.login, 'not the password')
    await one.browser.get(deskPaths.audit)
    const acts = (await allRows()).map(({ act }) => act)
    expect(acts).toEqual(
      expect.arrayContaining(['invited', 'invite-used', 'enrolled', 'sign-in-refused', 'audit-read']),
    )
    expect(faultOf(await allRows())).toBeUndefined()
  })

  it('keeps no name that nobody has: it may be a password in the wrong field', async () => {
    const one = await join()
    await typePassword(browserAt(one.nowMs), 'my-secret-password', 'x')
    const rows = await allRows()
    expect(JSON.stringify(rows)).not.toContain('my-secret-password')
    expect(rows.at(-1)).toMatchObject({ act: 'sign-in-refused', about: 'unknown' })
  })

  it('is filtered by what and by whom, and exported with hashes to check it by', async () => {
    const one = await join('auditor')
    const page = await one.browser.get(`${deskPaths.audit}?act=enrolled`)
    expect(page.text).toContain('设好验证码')
    expect(page.text.slice(page.text.indexOf('<tbody>'))).not.toContain('请人')
    const file = await one.browser.get(`${deskPaths.auditExport}?act=enrolled`)
    expect(file.at).toBe('text/csv; charset=utf-8')
    const last = (await allRows()).findLast(({ act }) => act === 'enrolled')
    expect(file.text).toContain(last?.hash)
    expect((await allRows()).at(-1)).toMatchObject({ act: 'audit-exported' })
  })

  it('takes no change, no deletion and no row in between: the database itself refuses', async () => {
    await join()
    await expect(tamper("UPDATE audit SET why = 'x' WHERE seq = 1")).rejects.toThrow('what was written stays')
    await expect(tamper('DELETE FROM audit WHERE seq = 1')).rejects.toThrow('what was written stays')
    await expect(
      tamper("INSERT INTO audit VALUES (99999, 1, 'a', 'b', 'c', 'd', hex(zeroblob(32)), 'x')"),
    ).rejects.toThrow('grows at its end')
  })

  it('shows what somebody changed who has the file and takes the triggers away', async () => {
    await join()
    for (const sql of withoutTriggers) await tamper(sql)
    const before = await allRows()
    await tamper("UPDATE audit SET about = 'somebody else' WHERE seq = 2")
    expect(faultOf(await allRows())).toEqual({ seq: 2, what: 'changed' })
    await tamper(`UPDATE audit SET about = '${before[1]?.about}' WHERE seq = 2`)
    expect(faultOf(await allRows())).toBeUndefined()
    await tamper('DELETE FROM audit WHERE seq = 2')
    expect(faultOf(await allRows())).toEqual({ seq: 2, what: 'gap' })
  })

  it('is signed by this ring and no other', async () => {
    const [row] = await allRows()
    if (row === undefined) throw new Error('nothing was written')
    expect(isAuditSigned(ring(), row)).toBe(true)
    expect(isAuditSigned(ringWith('k1', { k1: 7 }, 8), row)).toBe(false)
    expect(isAuditSigned(ring(), { ...row, signature: 'k9.x' })).toBe(false)
  })
})

describe('an order of the machine’s own command', () => {
  const order = (): OperatorOrder => ({
    does: 'invite',
    id: crypto.randomUUID(),
    name: '李四',
    role: 'admin',
    scope: { townships: [], units: [], offices: [], child: false },
  })
  const send = async (body: string, headers: Record<string, string> = {}): Promise<number> => {
    const response = await portal.fetch(`https://portal.test${deskPaths.operatorInvite}`, {
      method: 'POST',
      body,
      headers,
    })
    await response.body?.cancel()
    return response.status
  }

  it('makes an invite, once', async () => {
    const signed = operatorOrder(ring(), order(), Date.now())
    expect(await send(signed)).toBe(200)
    expect(await send(signed)).toBe(422)
  })

  it('is nothing through a server in front, of another ring, or a minute later', async () => {
    const signed = operatorOrder(ring(), order(), Date.now())
    expect(await send(signed, { 'x-forwarded-for': '127.0.0.1' })).toBe(404)
    expect(await send(signed, { 'cf-connecting-ip': '127.0.0.1' })).toBe(404)
    expect(await send(operatorOrder(ringWith('k1', { k1: 7 }, 8), order(), Date.now()))).toBe(404)
    expect(await send('')).toBe(404)
    expect(readOperatorOrder(ring(), signed, Date.now() + 61_000)).toBeUndefined()
  })
})
