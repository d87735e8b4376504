import { inject } from 'vitest'
import { app } from '../../functions/app.ts'
import { accountPaths } from '../../views/desk/accounts/addresses.ts'
import type { Forgery } from '../support/identity-types.ts'
import { deskPaths } from '../../views/desk/addresses.ts'
import { AGENT, bound, fresh, HOME, inviteToken, type DeskBrowser } from './desk-visits.ts'
import { visitorAt, type Page, type Send } from './visitor.ts'

const given = inject('identity')

/** The portal as it is set for the real provider, or for the forger. */
const environments = {
  provider: { PORTAL_OIDC_ISSUER: given.issuer, PORTAL_OIDC_CLIENT_ID: given.clientId },
  hasty: { PORTAL_OIDC_ISSUER: given.issuer, PORTAL_OIDC_CLIENT_ID: given.hastyClientId },
  /** Nothing listens there. */
  away: { PORTAL_OIDC_ISSUER: 'http://127.0.0.1:9/', PORTAL_OIDC_CLIENT_ID: given.clientId },
  forger: { PORTAL_OIDC_ISSUER: given.forger, PORTAL_OIDC_CLIENT_ID: given.clientId },
}
export type With = keyof typeof environments

/** How a browser asks such a portal. */
export const sendTo =
  (env: With, headers: Record<string, string> = {}): Send =>
  async (address, init) =>
    app.request(
      address,
      {
        ...init,
        headers: {
          origin: HOME,
          'user-agent': AGENT,
          ...(init.headers as Record<string, string>),
          ...headers,
        },
      } as RequestInit,
      { ...bound, ...environments[env], PORTAL_OIDC_CLIENT_SECRET: given.clientSecret },
    )

/** A browser at a portal that has an identity provider. */
export const browserWith = (
  env: With,
  nowMs: number,
  { jar = new Map<string, string>(), headers = {} as Record<string, string> } = {},
): DeskBrowser => visitorAt(new Date(nowMs).toISOString(), jar, sendTo(env, headers))

/** Out of the portal: where it sends the browser. */
export const leave = async (browser: DeskBrowser, invite?: string): Promise<URL> =>
  new URL(
    (await browser.get(`${accountPaths.oidcStart}${invite === undefined ? '' : `?token=${invite}`}`)).url,
  )

/** Signs in at the real provider, as a browser does, and comes to where it sends it back to. */
export const signInThere = async (out: URL, account: string, otp = true): Promise<URL> => {
  const jar = new Map<string, string>()
  const ask = async (address: string | URL, init: RequestInit = {}): Promise<URL> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, { ...init, redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    await response.body?.cancel()
    return new URL(response.headers.get('location') ?? address, address)
  }
  const form = await ask(out)
  const body = new URLSearchParams({ account, ...(otp ? { otp: 'yes' } : {}) })
  return ask(await ask(form, { method: 'POST', body }))
}

/** Back at the portal with what the provider gave along. */
export const comeBack = (browser: DeskBrowser, back: URL): Promise<Page> =>
  browser.get(`${back.pathname}${back.search}`)

/** The whole way: out, through the provider, back. */
export const byProvider = async (
  browser: DeskBrowser,
  { account, otp = true, invite }: { account: string; otp?: boolean; invite?: string },
): Promise<Page> => comeBack(browser, await signInThere(await leave(browser, invite), account, otp))

/** Where the forger would send the browser back to, with a code for the token a test wants. */
export const forged = (out: URL, { claims, signed }: Forgery): URL => {
  const back = new URL(out.searchParams.get('redirect_uri') ?? '')
  back.searchParams.set('state', out.searchParams.get('state') ?? '')
  back.searchParams.set(
    'code',
    btoa(JSON.stringify({ claims, signed })).replace(/\+/g, '-').replace(/\//g, '_'),
  )
  return back
}

let count = 0
/** An account at the provider that no test has had. */
export const someAccount = (): string => `account-${(count += 1)}`

/** Where a browser comes to that asks for the desk. */
export const startOf = async (browser: DeskBrowser): Promise<string> =>
  (await browser.get(deskPaths.start)).url

/** A colleague who took up an invite with the bureau's own account, with both factors there. */
export const joinedByProvider = async (
  role = 'auditor',
): Promise<{ account: string; nowMs: number; browser: DeskBrowser }> => {
  const [account, { nowMs }] = [someAccount(), fresh()]
  const browser = browserWith('provider', nowMs)
  const page = await byProvider(browser, { account, invite: await inviteToken(nowMs, role) })
  if (page.status !== 200) throw new Error(`not joined: ${page.text.slice(0, 300)}`)
  return { account, nowMs, browser }
}
