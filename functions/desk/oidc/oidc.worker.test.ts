import { describe, expect, inject, it } from 'vitest'
import {
  browserAt,
  codeAt,
  codesOn,
  desk,
  fresh,
  inviteToken,
  join,
  postFrom,
  secretOn,
  typePassword,
} from '../../../tests/worker/desk-visits.ts'
import {
  browserWith,
  byProvider,
  comeBack,
  joinedByProvider,
  leave,
  sendTo,
  signInThere,
  someAccount,
  startOf,
} from '../../../tests/worker/oidc-visits.ts'
import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'

const DAY = 24 * 60 * 60_000
describe('an invite and an account of the bureau', () => {
  it('offers the way only where there is a provider', async () => {
    const { nowMs } = fresh()
    const invite = `${deskPaths.invite}?token=${await inviteToken(nowMs)}`
    const offers = '用单位账号登录'
    expect((await browserWith('provider', nowMs).get(invite)).text).toContain(offers)
    expect((await browserWith('provider', nowMs).get(deskPaths.signIn)).text).toContain(offers)
    expect((await browserAt(nowMs).get(invite)).text).not.toContain(offers)
    expect((await browserAt(nowMs).get(deskPaths.signIn)).text).not.toContain(offers)
    expect((await browserAt(nowMs).get(accountPaths.oidcStart)).status).toBe(404)
  })

  it('with both factors there, leads straight in; and again on another day', async () => {
    const { account, nowMs, browser } = await joinedByProvider()
    expect(await startOf(browser)).toBe(deskPaths.start)
    const later = browserWith('provider', nowMs + DAY)
    await byProvider(later, { account })
    expect(await startOf(later)).toBe(deskPaths.start)
    expect((await later.get(accountPaths.account)).text).toContain('密码和两步验证都在单位账号那边改')
  })

  it('with one factor there, sets up ours first, and is asked for it each time', async () => {
    const [account, { nowMs }] = [someAccount(), fresh()]
    const browser = browserWith('provider', nowMs)
    await byProvider(browser, { account, otp: false, invite: await inviteToken(nowMs) })
    expect(await startOf(browser)).toBe(deskPaths.signIn)
    const again = browserWith('provider', nowMs)
    await byProvider(again, { account, otp: false, invite: await inviteToken(nowMs) })
    const secret = secretOn(await again.get(deskPaths.enrol))
    const codes = codesOn(await again.post(deskPaths.enrol, { code: codeAt(secret, nowMs) }))
    expect(codes).toHaveLength(10)
    const later = nowMs + DAY
    const next = browserWith('provider', later)
    await byProvider(next, { account, otp: false })
    expect((await next.get(deskPaths.code)).url).toBe(deskPaths.code)
    expect((await next.post(deskPaths.code, { code: '000000' })).status).toBe(401)
    expect((await next.post(deskPaths.code, { code: codeAt(secret, later) })).url).toBe(deskPaths.start)
  })

  it('is refused where neither the provider nor we asked for a second factor', async () => {
    const { account, nowMs } = await joinedByProvider()
    const browser = browserWith('provider', nowMs + DAY)
    const page = await byProvider(browser, { account, otp: false })
    expect([page.status, page.text.includes('还差第二步验证')]).toEqual([403, true])
    expect(await startOf(browser)).toBe(deskPaths.signIn)
  })

  it('takes an invite up once, and one account is one colleague', async () => {
    const { account, nowMs } = await joinedByProvider()
    const token = await inviteToken(nowMs)
    const twice = await byProvider(browserWith('provider', nowMs), { account, invite: token })
    expect(twice.status).toBe(409)
    const first = await byProvider(browserWith('provider', nowMs), { account: someAccount(), invite: token })
    expect(first.status).toBe(200)
    const used = await byProvider(browserWith('provider', nowMs), { account: someAccount(), invite: token })
    expect(used.status).toBe(410)
  })

  it('has no password that somebody could try', async () => {
    const { nowMs } = await joinedByProvider()
    const { staff } = await desk().staff(nowMs)
    const login = staff.at(-1)?.login ?? ''
    expect(login).toMatch(/^oidc-/)
    expect((await typePassword(browserAt(nowMs), login, '')).status).toBe(401)
  })
})

describe('whom nobody linked', () => {
  it('is let in nowhere, and told nothing; the audit has a row without who it was', async () => {
    const [account, { nowMs }] = [someAccount(), fresh()]
    const browser = browserWith('provider', nowMs)
    const page = await byProvider(browser, { account })
    expect([page.status, page.text.includes('还不能用')]).toEqual([403, true])
    expect(await startOf(browser)).toBe(deskPaths.signIn)
    const { rows } = await desk().audit({ act: 'sign-in-refused', most: 1 })
    expect(rows[0]).toMatchObject({ about: 'unknown', why: 'subject_unknown' })
    expect(JSON.stringify(rows)).not.toContain(account)
  })

  it('gets in once an administrator linked them, and not any more once that was undone', async () => {
    const [colleague, other, admin] = [await join('auditor'), await join('auditor'), await join()]
    const { staff } = await desk().staff(admin.nowMs)
    const id = staff.find(({ login }) => login === colleague.login)?.id ?? ''
    const account = someAccount()
    const atDesk = browserWith('provider', admin.nowMs, { jar: admin.browser.jar })
    const person = `${accountPaths.person}?id=${id}`
    const link = { subject: account, 'link-why': '单位账号已开' }
    expect((await postFrom(atDesk, person, accountPaths.link, { ...link, 'link-why': '' })).status).toBe(422)
    expect((await postFrom(atDesk, person, accountPaths.link, { ...link, subject: '张 三' })).status).toBe(
      422,
    )
    expect((await postFrom(atDesk, person, accountPaths.link, link)).text).toContain('连上的')
    const browser = browserWith('provider', admin.nowMs)
    await byProvider(browser, { account })
    expect(await startOf(browser)).toBe(deskPaths.start)

    const theirs = staff.find(({ login }) => login === other.login)?.id
    const taken = await postFrom(atDesk, `${accountPaths.person}?id=${theirs}`, accountPaths.link, link)
    expect(taken.status).toBe(409)

    await postFrom(atDesk, person, accountPaths.unlink, { 'unlink-why': '账号停了' })
    expect(await startOf(browser)).toBe(deskPaths.signIn)
    expect((await byProvider(browserWith('provider', admin.nowMs), { account })).status).toBe(403)
    const acts = (await desk().audit({ most: 12 })).rows.map(({ act }) => act)
    expect(acts).toEqual(expect.arrayContaining(['subject-linked', 'subject-unlinked']))
  })

  it('and who has left are told the same', async () => {
    const { account, nowMs } = await joinedByProvider()
    const { staff } = await desk().staff(nowMs)
    await desk().endAccess({ id: staff.at(-1)?.id ?? '', by: 'operator', nowMs })
    const left = await byProvider(browserWith('provider', nowMs), { account })
    const never = await byProvider(browserWith('provider', nowMs), { account: someAccount() })
    expect([left.status, left.text]).toEqual([never.status, never.text])
  })
})

describe('what comes back from the provider', () => {
  const refused = async (
    back: (out: URL, account: string) => Promise<URL> | URL,
    env: 'provider' | 'hasty' = 'provider',
  ): Promise<number> => {
    const { account, nowMs } = await joinedByProvider()
    const browser = browserWith(env, nowMs + DAY)
    const page = await comeBack(browser, await back(await leave(browser), account))
    expect(await startOf(browser)).toBe(deskPaths.signIn)
    return page.status
  }

  it('is asked for by code with PKCE, a state, a nonce and a fresh sign-in', async () => {
    const out = await leave(browserWith('provider', fresh().nowMs))
    expect(Object.fromEntries(out.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      max_age: '600',
      redirect_uri: 'https://portal.test/desk/oidc/callback/',
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(out.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
  })

  it('is refused with another state', async () => {
    const status = await refused(async (out, account) => {
      const back = await signInThere(out, account)
      back.searchParams.set('state', 'x'.repeat(43))
      return back
    })
    expect(status).toBe(401)
  })

  it('is refused with another nonce, and under another challenge', async () => {
    for (const name of ['nonce', 'code_challenge']) {
      const status = await refused((out, account) => {
        out.searchParams.set(name, 'x'.repeat(43))
        return signInThere(out, account)
      })
      expect([name, status]).toEqual([name, 401])
    }
  })

  it('is refused with a code that is over', async () => {
    const status = await refused(async (out, account) => {
      const back = await signInThere(out, account)
      await new Promise((done) => setTimeout(done, 2_100))
      return back
    }, 'hasty')
    expect(status).toBe(401)
  })

  it('is refused with a code that was given to another client', async () => {
    const status = await refused((out, account) => {
      out.searchParams.set('client_id', inject('identity').hastyClientId)
      return signInThere(out, account)
    })
    expect(status).toBe(401)
  })

  it('is refused where the provider refuses', async () => {
    const status = await refused((out) => {
      const back = new URL(out.searchParams.get('redirect_uri') ?? '')
      back.search = new URLSearchParams({
        error: 'access_denied',
        state: out.searchParams.get('state') ?? '',
        iss: inject('identity').issuer,
      }).toString()
      return back
    })
    expect(status).toBe(401)
  })

  it('is worth nothing in another browser, a second time, or after ten minutes', async () => {
    const { account, nowMs } = await joinedByProvider()
    const later = nowMs + DAY
    const browser = browserWith('provider', later)
    const back = await signInThere(await leave(browser), account)
    const flow = new Map(browser.jar)
    expect((await comeBack(browserWith('provider', later), back)).status).toBe(410)
    const late = browserWith('provider', later + 10 * 60_000, { jar: new Map(flow) })
    expect((await comeBack(late, back)).status).toBe(410)
    expect((await comeBack(browser, back)).status).toBe(200)
    expect((await comeBack(browser, back)).status).toBe(410)
    // Even with the cookie of the way out kept aside, the code is used up.
    expect((await comeBack(browserWith('provider', later, { jar: new Map(flow) }), back)).status).toBe(401)
  })

  it('is not asked for by another site', async () => {
    const { nowMs } = fresh()
    const browser = browserWith('provider', nowMs, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect((await browser.get(accountPaths.oidcStart)).status).toBe(403)
  })

  it('is said to be out of reach where nothing answers', async () => {
    const page = await browserWith('away', fresh().nowMs).get(accountPaths.oidcStart)
    expect([page.status, page.text.includes('现在连不上')]).toEqual([502, true])
  })

  it('comes along with the one cookie that other sites may bring, which is no session', async () => {
    const out = await sendTo('provider')(`https://portal.test${accountPaths.oidcStart}`, {
      redirect: 'manual',
    })
    expect(out.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-desk-oidc=[\w.-]+; Path=\/; Secure; Max-Age=600; HttpOnly; SameSite=Lax$/,
      ),
    ])
    const browser = browserWith('provider', fresh().nowMs)
    await leave(browser)
    expect(await startOf(browser)).toBe(deskPaths.signIn)
  })

  it('ends the session that the browser brought', async () => {
    const { account, nowMs, browser } = await joinedByProvider()
    const before = browser.jar.get('__Host-desk') ?? ''
    await byProvider(browser, { account })
    expect((await desk().who({ token: before, nowMs })).ok).toBe(false)
    expect(await startOf(browser)).toBe(deskPaths.start)
  })
})
