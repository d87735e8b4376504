import { describe, expect, it } from 'vitest'
import {
  browserAt,
  codeAt,
  desk,
  fresh,
  HOME,
  inviteToken,
  join,
  PASSWORD,
  sendFrom,
  typePassword,
} from '../../tests/worker/desk-visits.ts'
import { deskPaths } from '../../views/desk/addresses.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('an invite', () => {
  it('leads to a name, a password, the second factor, recovery codes, and in', async () => {
    const { browser, codes } = await join('auditor')
    expect(new Set(codes).size).toBe(10)
    const start = await browser.get(deskPaths.start)
    expect(start.url).toBe(deskPaths.start)
    expect(start.text).toContain('张三，您好')
    expect(start.text).toContain('看操作记录')
    expect(start.text).not.toContain(deskPaths.staff)
  })

  it('is good once, and for 48 hours', async () => {
    const { nowMs, login } = fresh()
    const token = await inviteToken(nowMs)
    const typed = { token, login, password: PASSWORD, again: PASSWORD }
    const late = await browserAt(nowMs + 48 * HOUR).post(deskPaths.invite, typed)
    expect(late.status).toBe(410)
    expect((await browserAt(nowMs).post(deskPaths.invite, typed)).url).toBe(deskPaths.enrol)
    const again = await browserAt(nowMs).post(deskPaths.invite, { ...typed, login: `${login}x` })
    expect(again.status).toBe(410)
    expect((await browserAt(nowMs).get(`${deskPaths.invite}?token=${token}`)).status).toBe(410)
    expect((await browserAt(nowMs).get(`${deskPaths.invite}?token=nonsense`)).status).toBe(410)
  })

  it('comes back with a refused password, and is still good', async () => {
    const { nowMs, login } = fresh()
    const token = await inviteToken(nowMs)
    const browser = browserAt(nowMs)
    const send = (password: string, again = password) =>
      browser.post(deskPaths.invite, { token, login, password, again })
    expect((await send('short')).text).toContain('密码太短')
    expect((await send('Password2024')).text).toContain('太容易猜')
    expect((await send(PASSWORD, `${PASSWORD}x`)).text).toContain('两次密码不一样')
    expect((await send(PASSWORD)).url).toBe(deskPaths.enrol)
  })

  it('gives nobody a name that somebody has', async () => {
    const { login, nowMs } = await join()
    const token = await inviteToken(nowMs)
    const typed = { token, login, password: PASSWORD, again: PASSWORD }
    expect((await browserAt(nowMs).post(deskPaths.invite, typed)).status).toBe(409)
  })

  it('lets nobody in who stopped before the second factor, by the cookie or by the password', async () => {
    const { nowMs, login } = fresh()
    const token = await inviteToken(nowMs)
    const browser = browserAt(nowMs)
    await browser.post(deskPaths.invite, { token, login, password: PASSWORD, again: PASSWORD })
    expect((await browser.get(deskPaths.start)).url).toBe(deskPaths.signIn)
    expect((await typePassword(browserAt(nowMs), login)).status).toBe(401)
    // The name is free again for the next invite, when nobody can be at it any more.
    const next = await inviteToken(nowMs + HOUR)
    const typed = { token: next, login, password: PASSWORD, again: PASSWORD }
    expect((await browserAt(nowMs + HOUR).post(deskPaths.invite, typed)).url).toBe(deskPaths.enrol)
  })

  it('is not made for a role or a place that is not in the content, nor without the place a role needs', async () => {
    const { nowMs } = fresh()
    await expect(inviteToken(nowMs, 'king')).rejects.toThrow('role_unknown')
    await expect(inviteToken(nowMs, 'township-clerk')).rejects.toThrow('scope_missing')
    await expect(inviteToken(nowMs, 'township-clerk', { townships: ['110101001'] })).rejects.toThrow(
      'scope_unknown',
    )
  })
})

describe('signing in', () => {
  it('takes name, password and code, and each stage has a token of its own', async () => {
    const { login, secret, nowMs } = await join()
    const later = nowMs + MINUTE
    const jar = new Map([['__Host-desk', 'planted-by-somebody-else']])
    const browser = browserAt(later, { jar })
    expect((await typePassword(browser, login)).url).toBe(deskPaths.code)
    const half = jar.get('__Host-desk') ?? ''
    expect(half).not.toBe('planted-by-somebody-else')
    expect((await browser.get(deskPaths.start)).url).toBe(deskPaths.signIn)
    jar.set('__Host-desk', half)
    expect((await browser.post(deskPaths.code, { code: codeAt(secret, later) })).url).toBe(deskPaths.start)
    expect(jar.get('__Host-desk')).not.toBe(half)
    // What somebody saw before the code is worth nothing after it.
    const stale = browserAt(later, { jar: new Map([['__Host-desk', half]]) })
    expect((await stale.get(deskPaths.start)).url).toBe(deskPaths.signIn)
    expect((await stale.post(deskPaths.code, { code: codeAt(secret, later + 30_000) })).status).toBe(401)
  })

  it('ends the session that the browser brought', async () => {
    const { browser, login, nowMs } = await join()
    const before = browser.jar.get('__Host-desk') ?? ''
    await typePassword(browser, login)
    expect((await desk().who({ token: before, nowMs })).ok).toBe(false)
  })

  it('takes a code once: not again, not an earlier one, not two steps away', async () => {
    const { login, secret, nowMs } = await join()
    const enter = async (atMs: number, codeOf: number) => {
      const browser = browserAt(atMs)
      await typePassword(browser, login)
      return (await browser.post(deskPaths.code, { code: codeAt(secret, codeOf) })).url
    }
    // The code that set the second factor up is used, too.
    expect(await enter(nowMs, nowMs)).toBe(deskPaths.code)
    const later = nowMs + 5 * MINUTE
    expect(await enter(later, later)).toBe(deskPaths.start)
    expect(await enter(later, later)).toBe(deskPaths.code)
    expect(await enter(later, later - 30_000)).toBe(deskPaths.code)
    expect(await enter(later, later + 90_000)).toBe(deskPaths.code)
    expect(await enter(later, later + 30_000)).toBe(deskPaths.start)
  })

  it('takes a recovery code once, however it was typed', async () => {
    const { login, codes, nowMs } = await join()
    const enter = async (code: string) => {
      const browser = browserAt(nowMs)
      await typePassword(browser, login)
      return (await browser.post(deskPaths.code, { code })).url
    }
    const [first = '', second = ''] = codes
    expect(await enter(first)).toBe(deskPaths.start)
    expect(await enter(first)).toBe(deskPaths.code)
    expect(await enter(` ${second.toLowerCase().replace('-', ' ')}`)).toBe(deskPaths.start)
    expect(await enter('AAAAA-AAAAA')).toBe(deskPaths.code)
  })

  it('takes nobody else’s recovery code', async () => {
    const [one, other] = [await join(), await join()]
    const browser = browserAt(other.nowMs)
    await typePassword(browser, one.login)
    expect((await browser.post(deskPaths.code, { code: other.codes[0] ?? '' })).status).toBe(401)
  })

  it('says the same of a wrong password and of a name that nobody has', async () => {
    const { login, nowMs } = await join()
    const wrong = await typePassword(browserAt(nowMs), login, 'another password')
    const nobody = await typePassword(browserAt(nowMs), 'nobody.here', 'another password')
    expect(wrong.status).toBe(401)
    expect(nobody.text.replace('nobody.here', '')).toBe(wrong.text.replace(login, ''))
  })

  it('asks for the password again after five wrong codes', async () => {
    const { login, secret, nowMs } = await join()
    const later = nowMs + MINUTE
    const jar = new Map<string, string>()
    const browser = browserAt(later, { jar, network: '10.9.0.1' })
    await typePassword(browser, login)
    const token = jar.get('__Host-desk') ?? ''
    for (let tried = 0; tried < 5; tried += 1) await browser.post(deskPaths.code, { code: '000000' })
    jar.set('__Host-desk', token)
    expect((await browser.post(deskPaths.code, { code: codeAt(secret, later) })).status).toBe(401)
  })
})

describe('a session', () => {
  it('ends after half an hour without a request, and after twelve hours in any case', async () => {
    const { browser, nowMs } = await join()
    const page = async (afterMs: number) => {
      const jar = new Map(browser.jar)
      return (await browserAt(nowMs + afterMs, { jar }).get(deskPaths.start)).url
    }
    for (let minutes = 25; minutes <= 12 * 60; minutes += 25)
      expect(await page(minutes * MINUTE)).toBe(deskPaths.start)
    expect(await page(12 * HOUR + MINUTE)).toBe(deskPaths.signIn)
    const other = await join()
    const late = browserAt(other.nowMs + 31 * MINUTE, { jar: new Map(other.browser.jar) })
    expect((await late.get(deskPaths.start)).url).toBe(deskPaths.signIn)
  })

  it('is over on the server when somebody signs out: a stolen cookie is refused', async () => {
    const { browser, nowMs } = await join()
    const stolen = browserAt(nowMs, { jar: new Map(browser.jar), network: '10.66.6.6' })
    expect((await stolen.get(deskPaths.start)).url).toBe(deskPaths.start)
    const key = /name="form" value="([\w-]+)"/.exec((await browser.get(deskPaths.start)).text)?.[1] ?? ''
    expect((await browser.post(deskPaths.signOut, { form: key })).url).toBe(deskPaths.signIn)
    expect((await stolen.get(deskPaths.start)).url).toBe(deskPaths.signIn)
  })

  it('keeps its cookie to this host, to TLS, to itself and from scripts', async () => {
    const { nowMs, login } = await join()
    const answer = await sendFrom('10.0.0.1')(`${HOME}${deskPaths.signIn}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ login, password: PASSWORD }),
      headers: { 'portal-now': new Date(nowMs).toISOString() },
    })
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-desk=[\w-]{43}; Path=\/; Secure; Max-Age=43200; HttpOnly; SameSite=Strict$/,
      ),
    ])
  })
})
