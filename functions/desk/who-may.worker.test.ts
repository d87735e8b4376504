import { describe, expect, it } from 'vitest'
import { policy } from '../../generated/policy.ts'
import { browserAt, desk, fresh, join, type Colleague } from '../../tests/worker/desk-visits.ts'
import { whoMay } from '../../tests/worker/who-may/index.ts'
import { deskPaths } from '../../views/desk/addresses.ts'
import { deskTable } from './routes.ts'

const closed = Object.entries(whoMay).filter(([, who]) => who !== 'everybody')
const scope = {
  townships: ['431281101'],
  units: ['rescue-station', 'child-protection'],
  offices: ['registry'],
  child: true,
}

const keyOf = async ({ browser }: Colleague): Promise<string> =>
  /name="form" value="([\w-]+)"/.exec((await browser.get(deskPaths.start)).text)?.[1] ?? ''

const ask = async (browser: Colleague['browser'], route: string, form: Record<string, string>) => {
  const [method, path = ''] = route.split(' ')
  return method === 'GET' ? browser.get(path) : browser.post(path, form)
}

describe('every address of the desk', () => {
  it('is in the table', () => {
    expect(deskTable.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      Object.keys(whoMay).toSorted(),
    )
  })

  it('is shut to who is not signed in', async () => {
    for (const [route] of closed) {
      const page = await ask(browserAt(fresh().nowMs), route, {})
      expect([route, page.status === 401 || page.url === deskPaths.signIn]).toEqual([route, true])
    }
  })

  it.each(policy.desk.roles.map(({ id }) => id))(
    'is open to %s exactly where the table says so',
    async (role) => {
      const one = await join(role, scope)
      const form = await keyOf(one)
      // Signing out comes last, and what only ends others' sessions does no harm.
      const routes = closed.toSorted(
        ([a], [b]) => Number(a.includes('sign-out')) - Number(b.includes('sign-out')),
      )
      for (const [route, who] of routes) {
        const page = await ask(one.browser, route, { form })
        const opens = who === 'colleagues' || who.includes(role)
        expect([route, page.status === 403, page.status >= 500]).toEqual([route, !opens, false])
      }
    },
  )

  it('writes down who was refused, and where', async () => {
    const one = await join('editor')
    await one.browser.get(deskPaths.audit)
    const { rows } = await desk().audit({ act: 'refused', most: 1 })
    expect(rows[0]).toMatchObject({ about: 'GET /desk/audit/', why: 'forbidden' })
  })
})

describe('a form', () => {
  it('of another site is refused, with the cookie and the key of the session', async () => {
    const one = await join()
    const form = await keyOf(one)
    const jar = new Map(one.browser.jar)
    const from = async (headers: Record<string, string>) => {
      const browser = browserAt(one.nowMs, { jar: new Map(jar), headers })
      return (await browser.post(deskPaths.endOthers, { form })).status
    }
    expect(await from({ origin: 'https://evil.test' })).toBe(403)
    expect(await from({ origin: 'null' })).toBe(403)
    expect(await from({ origin: 'https://portal.test.evil.test' })).toBe(403)
    expect(await from({})).toBe(200)
  })

  it('without the key of this session is refused: none, or another’s', async () => {
    const [one, other] = [await join(), await join()]
    for (const form of ['', await keyOf(other)]) {
      const page = await one.browser.post(deskPaths.endOthers, { form })
      expect(page.status).toBe(409)
    }
  })
})

describe('what belongs to somebody else', () => {
  it('a session is not ended by its id', async () => {
    const [one, other] = [await join(), await join()]
    const token = other.browser.jar.get('__Host-desk') ?? ''
    const theirs = await desk().sessions({ token, nowMs: other.nowMs })
    const id = theirs.ok ? (theirs.value[0]?.id ?? '') : ''
    await one.browser.post(deskPaths.endSession, { form: await keyOf(one), id })
    expect((await desk().who({ token, nowMs: other.nowMs })).ok).toBe(true)
    await other.browser.post(deskPaths.endSession, { form: await keyOf(other), id })
    expect((await desk().who({ token, nowMs: other.nowMs })).ok).toBe(false)
  })
})

describe('an administrator', () => {
  it('invites somebody once a form, and ends their access with all their sessions', async () => {
    const admin = await join()
    const form = await keyOf(admin)
    const id = crypto.randomUUID()
    const asked = { form, id, name: '王五', role: 'editor' }
    const made = await admin.browser.post(deskPaths.staff, asked)
    expect(made.text).toMatch(/https:\/\/portal\.test\/desk\/invite\/\?token=[\w-]{43}</)
    expect((await admin.browser.post(deskPaths.staff, asked)).status).toBe(409)
    const lacking = await admin.browser.post(deskPaths.staff, {
      ...asked,
      id: crypto.randomUUID(),
      role: 'township-clerk',
    })
    expect(lacking.text).toContain('还没有选管的地方')

    const editor = await join('editor')
    const { staff } = await desk().staff(admin.nowMs)
    const theirs = staff.find(({ login }) => login === editor.login)?.id ?? ''
    const silent = await admin.browser.post(deskPaths.endAccess, { form, id: theirs, 'end-why': '走' })
    expect(silent.status).toBe(422)
    expect(silent.text).toContain('value="走"')
    const because = { form, id: theirs, 'end-why': '调走了，不在这里' }
    expect((await admin.browser.post(deskPaths.endAccess, because)).text).toContain('已经停用')
    expect((await desk().audit({ act: 'access-ended', most: 1 })).rows[0]).toMatchObject({
      about: theirs,
      why: '调走了，不在这里',
    })
    expect((await editor.browser.get(deskPaths.start)).url).toBe(deskPaths.signIn)
    expect(
      (await admin.browser.post(deskPaths.endAccess, { form, id: theirs, 'end-why': '调走了，不在这里' }))
        .status,
    ).toBe(404)
  })

  it('is never the last to go', async () => {
    const admin = await join()
    const form = await keyOf(admin)
    const { staff } = await desk().staff(admin.nowMs)
    const others = staff.filter(
      ({ role, endedMs, login }) => role === 'admin' && endedMs === null && login !== admin.login,
    )
    for (const { id } of others)
      await admin.browser.post(deskPaths.endAccess, { form, id, 'end-why': '调走了，不在这里' })
    const own = staff.find(({ login }) => login === admin.login)?.id ?? ''
    expect(
      (await admin.browser.post(deskPaths.endAccess, { form, id: own, 'end-why': '自己也要走了' })).status,
    ).toBe(409)
    expect((await admin.browser.get(deskPaths.start)).url).toBe(deskPaths.start)
  })
})
