import { describe, expect, it } from 'vitest'
import {
  browserAt,
  codeAt,
  codesOn,
  desk,
  join,
  PASSWORD,
  postFrom,
  secretOn,
  typePassword,
  type Colleague,
  type DeskBrowser,
} from '../../../tests/worker/desk-visits.ts'
import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'

const MINUTE = 60_000
const OTHER = '雪峰山下的安江农校一二三'

const at = ({ browser }: Colleague, atMs: number): DeskBrowser => browserAt(atMs, { jar: browser.jar })

/** The same colleague, signed in on a second device. */
const elsewhere = async (one: Colleague, atMs: number): Promise<DeskBrowser> => {
  const browser = browserAt(atMs)
  await typePassword(browser, one.login)
  await browser.post(deskPaths.code, { code: codeAt(one.secret, atMs) })
  expect((await browser.get(deskPaths.start)).url).toBe(deskPaths.start)
  return browser
}

const lastActs = async (): Promise<string[]> => (await desk().audit({ most: 3 })).rows.map(({ act }) => act)

describe('one’s own password', () => {
  const change = (browser: DeskBrowser, fields: Record<string, string>) =>
    postFrom(browser, accountPaths.password, accountPaths.password, fields)

  it('is changed by who knows it and has the phone; every other session ends, this one stays', async () => {
    const one = await join('auditor')
    const [soon, later] = [one.nowMs + MINUTE, one.nowMs + 2 * MINUTE]
    const second = await elsewhere(one, soon)
    const typed = { present: PASSWORD, code: codeAt(one.secret, later), password: OTHER, again: OTHER }
    expect((await change(at(one, later), typed)).text).toContain('已经改好')
    expect((await second.get(deskPaths.start)).url).toBe(deskPaths.signIn)
    expect((await at(one, later).get(deskPaths.start)).url).toBe(deskPaths.start)
    expect((await typePassword(browserAt(later), one.login, PASSWORD)).status).toBe(401)
    expect((await typePassword(browserAt(later), one.login, OTHER)).url).toBe(deskPaths.code)
    expect(await lastActs()).toContain('password-changed')
    // The first of the file loads the Worker, and five passwords are looked at.
  }, 60_000)

  it('stays without the present one, without a code, with a used code, or with a recovery code', async () => {
    const one = await join('auditor')
    const later = one.nowMs + MINUTE
    const good = { present: PASSWORD, code: codeAt(one.secret, later), password: OTHER, again: OTHER }
    const status = async (changed: Record<string, string>): Promise<number> =>
      (await change(at(one, later), { ...good, ...changed })).status
    expect(await status({ present: OTHER })).toBe(401)
    expect(await status({ code: '' })).toBe(401)
    expect(await status({ code: codeAt(one.secret, one.nowMs) })).toBe(401)
    expect(await status({ code: one.codes[0] ?? '' })).toBe(401)
    expect((await typePassword(browserAt(later), one.login)).url).toBe(deskPaths.code)
  })

  it('is not taken where it is a bad one, and that costs no code', async () => {
    const one = await join('auditor')
    const later = one.nowMs + MINUTE
    const good = { present: PASSWORD, code: codeAt(one.secret, later), password: OTHER, again: OTHER }
    expect((await change(at(one, later), { ...good, password: 'short' })).text).toContain('密码太短')
    expect((await change(at(one, later), { ...good, again: `${OTHER}x` })).status).toBe(422)
    expect((await change(at(one, later), good)).status).toBe(200)
  })

  it('is not guessed with a stolen session: that is over after five wrong tries', async () => {
    const one = await join('auditor')
    const stolen = browserAt(one.nowMs + MINUTE, { jar: new Map(one.browser.jar), network: '10.66.0.1' })
    const typed = { present: OTHER, code: '000000', password: OTHER, again: OTHER }
    const answers: number[] = []
    for (let tried = 0; tried < 5; tried += 1) answers.push((await change(stolen, typed)).status)
    expect(answers).toEqual([401, 401, 401, 401, 401])
    expect((await stolen.get(deskPaths.start)).url).toBe(deskPaths.signIn)
  })
})

describe('one’s own second factor', () => {
  const begin = (browser: DeskBrowser, code: string) =>
    postFrom(browser, accountPaths.factor, accountPaths.factor, { code })
  const confirm = (browser: DeskBrowser, code: string) =>
    postFrom(browser, accountPaths.newFactor, accountPaths.newFactor, { code })

  it('counts when its first code was typed, and not before; then the old one and its recovery codes are nothing', async () => {
    const one = await join('auditor')
    const [soon, later] = [one.nowMs + MINUTE, one.nowMs + 2 * MINUTE]
    const shown = await begin(at(one, soon), codeAt(one.secret, soon))
    expect(shown.url).toBe(accountPaths.newFactor)
    const next = secretOn(shown)
    expect(next).not.toBe(one.secret)
    // Not confirmed: the old phone still opens the door, the new one does not.
    const other = await elsewhere(one, later)
    expect((await confirm(at(one, later), '000000')).status).toBe(401)
    const codes = codesOn(await confirm(at(one, later), codeAt(next, later)))
    expect(codes).toHaveLength(10)
    expect((await other.get(deskPaths.start)).url).toBe(deskPaths.signIn)

    const last = later + MINUTE
    const enter = async (code: string): Promise<string> => {
      const browser = browserAt(last)
      await typePassword(browser, one.login)
      return (await browser.post(deskPaths.code, { code })).url
    }
    expect(await enter(codeAt(one.secret, last))).toBe(deskPaths.code)
    expect(await enter(one.codes[1] ?? '')).toBe(deskPaths.code)
    expect(await enter(codes[1] ?? '')).toBe(deskPaths.start)
    expect(await enter(codeAt(next, last))).toBe(deskPaths.start)
    const { rows } = await desk().audit({ act: 'factor-renewed', most: 1 })
    expect(rows).toHaveLength(1)
  })

  it('is renewed by a recovery code, too, where the phone is gone', async () => {
    const one = await join('auditor')
    expect((await begin(at(one, one.nowMs), one.codes[0] ?? '')).url).toBe(accountPaths.newFactor)
    expect((await begin(at(one, one.nowMs), one.codes[0] ?? '')).status).toBe(401)
  })

  it('is shown to the session alone that asked for it, and for ten minutes', async () => {
    const one = await join('auditor')
    const soon = one.nowMs + MINUTE
    const second = await elsewhere(one, soon)
    await begin(at(one, soon + MINUTE), codeAt(one.secret, soon + MINUTE))
    expect((await second.get(accountPaths.newFactor)).status).toBe(409)
    expect((await at(one, soon + 2 * MINUTE).get(accountPaths.newFactor)).status).toBe(200)
    expect((await at(one, soon + 12 * MINUTE).get(accountPaths.newFactor)).status).toBe(409)
  })

  it('may be confirmed in the very half minute in which the old one was used', async () => {
    const one = await join('auditor')
    const soon = one.nowMs + MINUTE
    const next = secretOn(await begin(at(one, soon), codeAt(one.secret, soon + 30_000)))
    expect(codesOn(await confirm(at(one, soon), codeAt(next, soon)))).toHaveLength(10)
    const browser = browserAt(soon)
    await typePassword(browser, one.login)
    expect((await browser.post(deskPaths.code, { code: codeAt(next, soon) })).status).toBe(401)
  })
})

describe('new recovery codes', () => {
  it('take the place of the old ones, by a code of the phone and nothing else', async () => {
    const one = await join('auditor')
    const soon = one.nowMs + MINUTE
    const renew = (code: string) => postFrom(at(one, soon), accountPaths.codes, accountPaths.codes, { code })
    expect((await renew(one.codes[0] ?? '')).status).toBe(401)
    const codes = codesOn(await renew(codeAt(one.secret, soon)))
    expect(codes).toHaveLength(10)
    const enter = async (code: string): Promise<string> => {
      const browser = browserAt(soon)
      await typePassword(browser, one.login)
      return (await browser.post(deskPaths.code, { code })).url
    }
    expect(await enter(one.codes[1] ?? '')).toBe(deskPaths.code)
    expect(await enter(codes[0] ?? '')).toBe(deskPaths.start)
    expect((await at(one, soon).get(accountPaths.account)).text).toContain('还有 9 个没用')
  })
})
