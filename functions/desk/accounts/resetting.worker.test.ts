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
} from '../../../tests/worker/desk-visits.ts'
import { accountPaths } from '../../../views/desk/accounts/addresses.ts'
import { deskPaths } from '../../../views/desk/addresses.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const OTHER = '雪峰山下的安江农校一二三'

const idOf = async ({ login }: Colleague): Promise<string> =>
  (await desk().staff(Date.now())).staff.find((one) => one.login === login)?.id ?? ''

/** Somebody who lost something, an administrator, and the link that was made. */
const lost = async (what: string) => {
  const [one, admin] = [await join('auditor'), await join()]
  const id = await idOf(one)
  const person = `${accountPaths.person}?id=${id}`
  const made = await postFrom(admin.browser, person, accountPaths.reset, {
    what,
    'reset-why': '手机掉河里了',
  })
  const token = /\/desk\/renew\/\?token=([\w-]{43})</.exec(made.text)?.[1] ?? ''
  expect(token).not.toBe('')
  const open = browserAt(admin.nowMs + MINUTE)
  return { one, admin, id, token, open, nowMs: admin.nowMs + MINUTE }
}

describe('a link for what was lost', () => {
  it('ends their sessions when it is made, is good once and for 48 hours, and is written down', async () => {
    const { one, admin, id, token, nowMs } = await lost('both')
    expect((await browserAt(nowMs, { jar: one.browser.jar }).get(deskPaths.start)).url).toBe(deskPaths.signIn)
    const { rows } = await desk().audit({ act: 'reset-made', most: 1 })
    expect(rows[0]).toMatchObject({ about: id, who: await idOf(admin), why: 'both：手机掉河里了' })
    const late = browserAt(admin.nowMs + 48 * HOUR)
    expect((await late.get(`${accountPaths.renew}?token=${token}`)).status).toBe(410)
    const typed = { token, password: OTHER, again: OTHER }
    expect((await late.post(accountPaths.renew, typed)).status).toBe(410)
    expect((await browserAt(nowMs).post(accountPaths.renew, typed)).url).toBe(deskPaths.enrol)
    expect((await browserAt(nowMs).post(accountPaths.renew, typed)).status).toBe(410)
  })

  it('for both, takes a new password and a new phone; until then the old ones hold', async () => {
    const { one, token, open, nowMs } = await lost('both')
    expect((await typePassword(browserAt(nowMs), one.login)).url).toBe(deskPaths.code)
    expect((await open.post(accountPaths.renew, { token, password: 'short', again: 'short' })).status).toBe(
      422,
    )
    const shown = await open.post(accountPaths.renew, { token, password: OTHER, again: OTHER })
    const secret = secretOn(shown)
    expect((await open.get(deskPaths.start)).url).toBe(deskPaths.signIn)
    const again = browserAt(nowMs, { jar: open.jar })
    expect((await again.get(deskPaths.enrol)).status).toBe(401)
    expect(secret).not.toBe(one.secret)
  })

  it('for both, leads to the desk with new recovery codes, and the old phone is nothing', async () => {
    const { one, token, open, nowMs } = await lost('both')
    const secret = secretOn(await open.post(accountPaths.renew, { token, password: OTHER, again: OTHER }))
    expect(codesOn(await open.post(deskPaths.enrol, { code: codeAt(secret, nowMs) }))).toHaveLength(10)
    expect((await open.get(deskPaths.start)).url).toBe(deskPaths.start)
    const later = nowMs + MINUTE
    const old = browserAt(later)
    expect((await typePassword(old, one.login)).status).toBe(401)
    await typePassword(old, one.login, OTHER)
    expect((await old.post(deskPaths.code, { code: codeAt(one.secret, later) })).status).toBe(401)
    expect((await old.post(deskPaths.code, { code: one.codes[0] ?? '' })).status).toBe(401)
    expect((await old.post(deskPaths.code, { code: codeAt(secret, later) })).url).toBe(deskPaths.start)
  })

  it('for the phone alone, asks for the password', async () => {
    const { token, open, nowMs } = await lost('factor')
    expect((await open.post(accountPaths.renew, { token, present: OTHER })).status).toBe(401)
    const secret = secretOn(await open.post(accountPaths.renew, { token, present: PASSWORD }))
    expect(codesOn(await open.post(deskPaths.enrol, { code: codeAt(secret, nowMs) }))).toHaveLength(10)
  })

  it('for the password alone, asks for a code, and then one signs in as always', async () => {
    const { one, token, open, nowMs } = await lost('password')
    const typed = { token, password: OTHER, again: OTHER }
    expect((await open.post(accountPaths.renew, { ...typed, code: '000000' })).status).toBe(401)
    const done = await open.post(accountPaths.renew, { ...typed, code: codeAt(one.secret, nowMs) })
    expect(done.text).toContain('新密码可以用了')
    expect((await open.get(deskPaths.start)).url).toBe(deskPaths.signIn)
    expect((await typePassword(open, one.login, OTHER)).url).toBe(deskPaths.code)
  })

  it('is not guessed at: wrong tries wait as they do at the door', async () => {
    const { token, open } = await lost('password')
    const answers: number[] = []
    for (let tried = 0; tried < 6; tried += 1) {
      const typed = { token, password: OTHER, again: OTHER, code: '000000' }
      answers.push((await open.post(accountPaths.renew, typed)).status)
    }
    expect(answers).toEqual([401, 401, 401, 401, 401, 429])
  })

  it('makes an earlier one void, and nobody makes one for themselves or twice from a form', async () => {
    const { admin, id, token, open } = await lost('both')
    const page = await admin.browser.get(`${accountPaths.person}?id=${id}`)
    const form = /name="form" value="([\w-]+)"/.exec(page.text)?.[1] ?? ''
    const asked = { form, id, reset: crypto.randomUUID(), what: 'both', 'reset-why': '又掉了一次' }
    expect((await admin.browser.post(accountPaths.reset, asked)).text).toContain('重设的链接做好了')
    expect((await admin.browser.post(accountPaths.reset, asked)).status).toBe(409)
    expect((await open.get(`${accountPaths.renew}?token=${token}`)).status).toBe(410)
    const own = { ...asked, id: await idOf(admin), reset: crypto.randomUUID() }
    expect((await admin.browser.post(accountPaths.reset, own)).status).toBe(409)
    const untold = { ...asked, reset: crypto.randomUUID(), 'reset-why': ' ' }
    expect((await admin.browser.post(accountPaths.reset, untold)).status).toBe(422)
  })

  it('is nothing any more once their access ended', async () => {
    const { admin, id, token, open } = await lost('both')
    await desk().endAccess({ id, by: 'operator', nowMs: admin.nowMs })
    expect((await open.get(`${accountPaths.renew}?token=${token}`)).status).toBe(410)
  })
})
