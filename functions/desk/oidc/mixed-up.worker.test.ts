import { describe, expect, inject, it } from 'vitest'
import { desk, fresh, inviteToken, type DeskBrowser } from '../../../tests/worker/desk-visits.ts'
import {
  browserWith,
  byProvider,
  comeBack,
  forged,
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
const { issuer, forger, clientId } = inject('identity')
const FLOW = '__Host-desk-oidc'

/** Two colleagues who are both on their way: each with a browser of their own, and what the provider gave them. */
const twoOnTheWay = async () => {
  const [mine, theirs] = [await joinedByProvider(), await joinedByProvider()]
  const nowMs = theirs.nowMs + DAY
  const out = async (account: string) => {
    const browser = browserWith('provider', nowMs)
    return { browser, back: await signInThere(await leave(browser), account) }
  }
  return { one: await out(mine.account), other: await out(theirs.account), nowMs }
}

/** Nobody is in; that it was tried is in the audit. */
const expectOut = async (browser: DeskBrowser): Promise<void> => {
  expect(await startOf(browser)).toBe(deskPaths.signIn)
  const { rows } = await desk().audit({ act: 'sign-in-refused', most: 1 })
  expect(rows[0]).toMatchObject({ who: 'nobody', about: 'unknown', why: 'oidc_refused' })
}

describe('the address to which one comes back', () => {
  const elsewhere = 'https://evil.test/'
  const asked = new URLSearchParams(
    ['redirect_uri', 'return', 'return_to', 'next', 'to', 'target_link_uri', 'iss', 'login_hint'].map(
      (name) => [name, elsewhere],
    ),
  ).toString()

  it('is ours, whatever the address of the start says; the provider gets nothing of it', async () => {
    const start = await sendTo('provider')(`https://portal.test${accountPaths.oidcStart}?${asked}`, {
      redirect: 'manual',
    })
    const out = new URL(start.headers.get('location') ?? '')
    expect([out.origin, out.searchParams.get('redirect_uri')]).toEqual([
      new URL(issuer).origin,
      'https://portal.test/desk/oidc/callback/',
    ])
    expect(out.href).not.toContain('evil')
  })

  it('leads on to the desk alone, whatever it says itself', async () => {
    const { account, nowMs } = await joinedByProvider()
    const jar = new Map<string, string>()
    const browser = browserWith('provider', nowMs + DAY, { jar })
    const back = await signInThere(await leave(browser), account)
    const more = new URLSearchParams(asked)
    more.delete('iss')
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await sendTo('provider', {
      cookie,
      'portal-now': new Date(nowMs + DAY).toISOString(),
    })(`${back.href}&${more.toString()}`, { redirect: 'manual' })
    expect([answer.status, answer.headers.get('location'), answer.headers.get('refresh')]).toEqual([
      200,
      null,
      `0; url=${deskPaths.start}`,
    ])
    expect(await answer.text()).not.toContain('evil')
  })

  it('under another name of this machine is known to no provider, which sends nobody there', async () => {
    const start = await sendTo('provider')(`https://evil.test${accountPaths.oidcStart}`, {
      redirect: 'manual',
    })
    const there = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
    expect([there.status, there.headers.get('location')]).toEqual([400, null])
    await there.body?.cancel()
  })
})

describe('what the provider gave to one', () => {
  it('lets no other in, neither as a whole nor the code alone', async () => {
    const { one, other } = await twoOnTheWay()
    // The link of an attacker, opened by who is on the way themselves.
    expect((await comeBack(one.browser, other.back)).status).toBe(401)
    await expectOut(one.browser)
    // The code of another, with the state that this browser set out with.
    const again = await twoOnTheWay()
    const swapped = new URL(again.one.back)
    swapped.searchParams.set('code', again.other.back.searchParams.get('code') ?? '')
    expect((await comeBack(again.one.browser, swapped)).status).toBe(401)
    await expectOut(again.one.browser)
  })

  it('is good for the last way out alone: setting out again makes the earlier state worth nothing', async () => {
    const { account, nowMs } = await joinedByProvider()
    const browser = browserWith('provider', nowMs + DAY)
    const earlier = await signInThere(await leave(browser), account)
    await leave(browser)
    expect((await comeBack(browser, earlier)).status).toBe(401)
    await expectOut(browser)
  })

  it('with the state of an earlier sign-in is refused', async () => {
    const { account, nowMs } = await joinedByProvider()
    const browser = browserWith('provider', nowMs + DAY)
    const before = await signInThere(await leave(browser), account)
    expect((await comeBack(browser, before)).status).toBe(200)
    const now = await signInThere(await leave(browser), account)
    now.searchParams.set('state', before.searchParams.get('state') ?? '')
    expect((await comeBack(browser, now)).status).toBe(401)
    await expectOut(browser)
  })

  it('with the nonce of an earlier sign-in is refused', async () => {
    const [account, { nowMs }] = [someAccount(), fresh()]
    const seconds = Math.floor(Date.now() / 1000)
    const claims = (out: URL) => ({
      iss: forger,
      aud: clientId,
      sub: account,
      nonce: out.searchParams.get('nonce'),
      iat: seconds,
      exp: seconds + 300,
      auth_time: seconds,
      amr: ['otp'],
    })
    const joining = browserWith('forger', nowMs)
    const first = await leave(joining, await inviteToken(nowMs))
    expect((await comeBack(joining, forged(first, { claims: claims(first), signed: 'well' }))).status).toBe(
      200,
    )
    const browser = browserWith('forger', nowMs + DAY)
    const again = await leave(browser)
    const replayed = forged(again, { claims: claims(first), signed: 'well' })
    expect((await comeBack(browser, replayed)).status).toBe(401)
    await expectOut(browser)
  })
})

describe('an answer of another provider', () => {
  it.each<[string, (back: URL) => void]>([
    ['that names itself', (back) => back.searchParams.set('iss', forger)],
    ['that names nobody, where ours names itself', (back) => back.searchParams.delete('iss')],
    ['that names both', (back) => back.searchParams.append('iss', forger)],
    ['whose name only begins as ours does', (back) => back.searchParams.set('iss', `${issuer}.evil.test`)],
  ])('is refused before the code is used: %s', async (_, change) => {
    const { account, nowMs } = await joinedByProvider()
    const jar = new Map<string, string>()
    const browser = browserWith('provider', nowMs + DAY, { jar })
    const back = await signInThere(await leave(browser), account)
    const flow = new Map(jar)
    const changed = new URL(back)
    change(changed)
    expect((await comeBack(browser, changed)).status).toBe(401)
    await expectOut(browser)
    // The code went to nobody: with the cookie kept aside, the real answer is still good.
    expect((await comeBack(browserWith('provider', nowMs + DAY, { jar: flow }), back)).status).toBe(200)
  })

  it('is refused where the code was ours and the portal asks the other', async () => {
    const { account, nowMs } = await joinedByProvider()
    const ours = await signInThere(await leave(browserWith('provider', nowMs + DAY)), account)
    const browser = browserWith('forger', nowMs + DAY)
    ours.searchParams.set('state', (await leave(browser)).searchParams.get('state') ?? '')
    expect((await comeBack(browser, ours)).status).toBe(401)
    await expectOut(browser)
  })
})

describe('coming back without having set out', () => {
  const backOf = async () => {
    const { account, nowMs, browser } = await joinedByProvider()
    const setOut = browserWith('provider', nowMs)
    return { account, nowMs, inside: browser, back: await signInThere(await leave(setOut), account) }
  }

  it('is over, with an answer, with nothing, and with a refusal', async () => {
    const { nowMs, back } = await backOf()
    for (const path of [
      `${back.pathname}${back.search}`,
      back.pathname,
      `${back.pathname}?error=access_denied`,
    ]) {
      const browser = browserWith('provider', nowMs)
      expect((await browser.get(path)).status, path).toBe(410)
      expect(await startOf(browser)).toBe(deskPaths.signIn)
    }
  })

  it('is over with a cookie that nobody signed, and with what was signed for something else', async () => {
    const { nowMs, back, inside } = await backOf()
    const device = [...inside.jar].find(([name]) => /device/.test(name))?.[1] ?? ''
    expect(device.length).toBeGreaterThan(20)
    const madeUp = btoa(
      JSON.stringify({
        state: back.searchParams.get('state'),
        nonce: 'n'.repeat(43),
        verifier: 'v'.repeat(43),
      }),
    )
    for (const value of [madeUp, `${madeUp}.${'x'.repeat(43)}`, device, '', 'x'.repeat(3_000)]) {
      const browser = browserWith('provider', nowMs, { jar: new Map([[FLOW, value]]) })
      expect((await comeBack(browser, back)).status, value.slice(0, 20)).toBe(410)
      expect(await startOf(browser)).toBe(deskPaths.signIn)
    }
  })

  it('leaves who is signed in signed in, as who they are', async () => {
    const { back, inside } = await backOf()
    expect((await comeBack(inside, back)).status).toBe(410)
    expect(await startOf(inside)).toBe(deskPaths.start)
  })

  it('does not take up an invite that another browser set out with', async () => {
    const { nowMs } = fresh()
    const invite = await inviteToken(nowMs)
    const setOut = browserWith('provider', nowMs)
    const back = await signInThere(await leave(setOut, invite), someAccount())
    expect((await comeBack(browserWith('provider', nowMs), back)).status).toBe(410)
    expect(
      (await byProvider(browserWith('provider', nowMs), { account: someAccount(), invite })).status,
    ).toBe(200)
  })
})
