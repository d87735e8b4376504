import { env, exports } from 'cloudflare:workers'
import { Secret, TOTP } from 'otpauth'
import { NO_SCOPE, type Scope } from '../../schema/desk/person.ts'
import { deskPaths } from '../../views/desk/addresses.ts'
import type { Env } from '../../functions/env.ts'
import { formOf, visitorAt, type Fields, type Page, type Send } from './visitor.ts'

const portal = (exports as unknown as { default: Fetcher }).default
export const bound = env as unknown as Env
export const desk = () => bound.STAFF.getByName('staff')

export const HOME = 'https://portal.test'
export const PASSWORD = '沅水清江铁索桥一二三四五'
export const AGENT = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36'

/** A browser as it sends forms of its own site, from a network. */
export const sendFrom =
  (network: string, headers: Record<string, string> = {}): Send =>
  (address, init) =>
    portal.fetch(address, {
      ...init,
      headers: {
        origin: HOME,
        'user-agent': AGENT,
        'cf-connecting-ip': network,
        ...(init.headers as Record<string, string>),
        ...headers,
      },
    })

export type DeskBrowser = ReturnType<typeof visitorAt>

export const browserAt = (
  nowMs: number,
  {
    jar = new Map<string, string>(),
    network = '10.0.0.1',
    headers = {},
  }: {
    jar?: Map<string, string>
    network?: string
    headers?: Record<string, string>
  } = {},
): DeskBrowser => visitorAt(new Date(nowMs).toISOString(), jar, sendFrom(network, headers))

export const codeAt = (secret: string, nowMs: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6 }).generate({ timestamp: nowMs })

let count = 0
/** Each test has time and names of its own, in the one object of the desk. */
export const fresh = (): { nowMs: number; login: string } => {
  count += 1
  const day = 24 * 60 * 60_000
  return { nowMs: Date.parse('2027-03-01T09:00:00+08:00') + count * day, login: `person${count}` }
}

export const inviteToken = async (
  nowMs: number,
  role = 'admin',
  scope: Partial<Scope> = {},
  name = '张三',
): Promise<string> => {
  const made = await desk().invite({
    id: crypto.randomUUID(),
    name,
    role,
    scope: { ...NO_SCOPE, ...scope },
    by: 'operator',
    nowMs,
  })
  if (!made.ok) throw new Error(made.problem.code)
  return made.value.token
}

export const secretOn = (page: Page): string =>
  (/<code class="code">([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1] ?? '').replaceAll(' ', '')
export const codesOn = (page: Page): string[] =>
  [...page.text.matchAll(/<li>([A-Z2-9]{5}-[A-Z2-9]{5})<\/li>/g)].map(([, code = '']) => code)

export type Colleague = {
  browser: DeskBrowser
  secret: string
  codes: string[]
  login: string
  /** When the second factor was set up; the same code is no good any more. */
  nowMs: number
}

/** Somebody who took up an invite, chose a password, set up the second factor, and is in. `at`: when, where it is not a time of their own. */
export const join = async (
  role = 'admin',
  scope: Partial<Scope> = {},
  { network = '10.0.0.1', at, name }: { network?: string; at?: number; name?: string } = {},
): Promise<Colleague> => {
  const { nowMs: own, login } = fresh()
  const nowMs = at ?? own
  const token = await inviteToken(nowMs, role, scope, name)
  const browser = browserAt(nowMs, { network })
  const page = await browser.post(deskPaths.invite, { token, login, password: PASSWORD, again: PASSWORD })
  if (page.url !== deskPaths.enrol) throw new Error(`not invited: ${page.text.slice(0, 300)}`)
  const secret = secretOn(page)
  const done = await browser.post(deskPaths.enrol, { code: codeAt(secret, nowMs) })
  const codes = codesOn(done)
  if (codes.length === 0) throw new Error(`not in: ${done.text.slice(0, 300)}`)
  return { browser, secret, codes, login, nowMs }
}

/** Name and password, in another browser or the same. */
export const typePassword = (browser: DeskBrowser, login: string, password = PASSWORD): Promise<Page> =>
  browser.post(deskPaths.signIn, { login, password })

/** A form of a page of the desk, posted with what the page put into it. */
export const postFrom = async (
  browser: DeskBrowser,
  at: string,
  action: string,
  fields: Fields = {},
): Promise<Page> => browser.post(action, { ...formOf(await browser.get(at), action), ...fields })
