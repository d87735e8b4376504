import { describe, expect, it } from 'vitest'
import { browserAt, codeAt, desk, join, type Colleague } from '../../../tests/worker/desk-visits.ts'
import { browserWith, joinedByProvider } from '../../../tests/worker/oidc-visits.ts'
import { formOf } from '../../../tests/worker/visitor.ts'
import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'

const MINUTE = 60_000

const at = ({ browser }: Colleague, atMs: number) => browserAt(atMs, { jar: browser.jar })

const somebodyElse = async (admin: Colleague): Promise<string> => {
  const { staff } = await desk().staff(admin.nowMs)
  return staff.find(({ login, endedMs }) => login !== admin.login && endedMs === null)?.id ?? ''
}

describe('what matters', () => {
  it('asks for a code again after ten minutes, and leads on to where one was going', async () => {
    await join('auditor')
    const admin = await join()
    const person = `${accountPaths.person}?id=${await somebodyElse(admin)}`
    const [soon, later] = [at(admin, admin.nowMs + 9 * MINUTE), at(admin, admin.nowMs + 11 * MINUTE)]
    expect((await soon.get(person)).url).toBe(person)
    const asked = await later.get(person)
    expect(asked.url).toBe(`${accountPaths.fresh}?to=${encodeURIComponent(person)}`)
    const form = formOf(asked, accountPaths.fresh)
    expect((await later.post(accountPaths.fresh, { ...form, code: '000000' })).status).toBe(401)
    const code = codeAt(admin.secret, admin.nowMs + 11 * MINUTE)
    expect((await later.post(accountPaths.fresh, { ...form, code })).url).toBe(person)
    expect((await later.get(person)).url).toBe(person)
  })

  it('is not done by a form out of an old page', async () => {
    const one = await join('auditor')
    const admin = await join()
    const id = await somebodyElse(admin)
    const page = await admin.browser.get(`${accountPaths.person}?id=${id}`)
    const form = { ...formOf(page, accountPaths.changeRole), role: 'editor', 'role-why': '换岗位了' }
    const late = await at(admin, admin.nowMs + 11 * MINUTE).post(accountPaths.changeRole, form)
    expect([late.status, late.text.includes('要再输一次验证码')]).toEqual([403, true])
    expect((await at(one, admin.nowMs).get(deskPaths.start)).status).toBe(200)
  })

  it('leads nowhere but to the desk', async () => {
    const one = await join()
    const soon = one.nowMs + MINUTE
    for (const to of ['https://evil.test/', '//evil.test/', '/desk/../', '/desk//evil', '/booking/']) {
      const page = await at(one, soon).get(`${accountPaths.fresh}?${new URLSearchParams({ to })}`)
      const { to: kept } = formOf(page, accountPaths.fresh)
      expect(kept?.startsWith('/desk/') && !kept.includes('..')).toBe(true)
    }
  })

  it('sends who has no code here to sign in anew', async () => {
    const { browser, nowMs } = await joinedByProvider('admin')
    const later = browserWith('provider', nowMs + 11 * MINUTE, { jar: browser.jar })
    const asked = await later.get(`${accountPaths.person}?id=x`)
    const page = await later.post(accountPaths.fresh, {
      ...formOf(asked, accountPaths.fresh),
      code: '123456',
    })
    expect([page.status, page.text.includes('再用单位账号登录一次')]).toEqual([409, true])
  })
})
