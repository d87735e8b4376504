import { describe, expect, it } from 'vitest'
import { desk, join, postFrom, type Colleague } from '../../../tests/worker/desk-visits.ts'
import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'

const idOf = async ({ login }: Colleague): Promise<string> => {
  const { staff } = await desk().staff(Date.now())
  return staff.find((one) => one.login === login)?.id ?? ''
}

const change = (admin: Colleague, id: string, fields: Record<string, string>) =>
  postFrom(admin.browser, `${accountPaths.person}?id=${id}`, accountPaths.changeRole, fields)

describe('a colleague’s role', () => {
  it('is changed with a reason, and open sessions have the new rights at once', async () => {
    const [one, admin] = [await join('auditor'), await join()]
    const id = await idOf(one)
    const open = one.browser
    expect((await open.get(deskPaths.audit)).status).toBe(200)
    const to = { role: 'registrar', office: 'registry', 'role-why': '调到登记处' }
    expect((await change(admin, id, to)).text).toContain('已经改好')
    expect((await open.get(deskPaths.audit)).status).toBe(403)
    expect((await open.get(deskPaths.start)).text).toContain('登记员')
    const { rows } = await desk().audit({ act: 'role-changed', most: 1 })
    expect(rows[0]).toMatchObject({
      about: id,
      who: await idOf(admin),
      why: 'auditor → registrar office=registry：调到登记处',
    })
  })

  it('is what it was where the form is wrong, and what was typed stays', async () => {
    const [one, admin] = [await join('auditor'), await join()]
    const id = await idOf(one)
    const refusals: [Record<string, string>, string][] = [
      [{ role: 'registrar', office: 'registry', 'role-why': '' }, '请写理由'],
      [{ role: 'registrar', 'role-why': '调到登记处' }, '还没有选管的地方'],
      [{ role: 'king', 'role-why': '调到登记处' }, '没有这个身份'],
      [{ role: 'registrar', office: 'moon', 'role-why': '调到登记处' }, '管的地方不对'],
    ]
    for (const [fields, words] of refusals) {
      const page = await change(admin, id, fields)
      expect([page.status, page.text.includes(words)]).toEqual([422, true])
      const kept = fields['role-why'] === '' ? 'id="role-why"' : `value="${fields['role-why']}"`
      expect(page.text).toContain(kept)
    }
    expect((await one.browser.get(deskPaths.audit)).status).toBe(200)
  })

  it('that is asked for a second time is already so, and leaves no second row', async () => {
    const [one, admin] = [await join('auditor'), await join()]
    const id = await idOf(one)
    const count = async (): Promise<number> =>
      (await desk().audit({ act: 'role-changed', most: 1000 })).rows.filter(({ about }) => about === id)
        .length
    for (let times = 0; times < 2; times += 1)
      await change(admin, id, { role: 'editor', 'role-why': '换岗位了' })
    expect(await count()).toBe(1)
  })

  it('is never taken from the last who can invite', async () => {
    const admin = await join()
    const { staff } = await desk().staff(admin.nowMs)
    const id = await idOf(admin)
    for (const other of staff.filter((one) => one.role === 'admin' && one.endedMs === null && one.id !== id))
      await desk().endAccess({ id: other.id, by: 'operator', nowMs: admin.nowMs })
    expect((await change(admin, id, { role: 'auditor', 'role-why': '不当管理员' })).status).toBe(409)
    expect((await admin.browser.get(deskPaths.staff)).status).toBe(200)
  })

  it('is nothing of who has left, nor of an id that nobody has', async () => {
    const [one, admin] = [await join('auditor'), await join()]
    const id = await idOf(one)
    await desk().endAccess({ id, by: 'operator', nowMs: admin.nowMs })
    const gone = await admin.browser.get(`${accountPaths.person}?id=${id}`)
    const never = await admin.browser.get(`${accountPaths.person}?id=${crypto.randomUUID()}`)
    expect([gone.status, never.status]).toEqual([404, 404])
  })
})
