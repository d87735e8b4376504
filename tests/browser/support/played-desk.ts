import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { policy } from '../../../generated/policy.ts'
import { restDaysOf } from '../../../schema/booking/rest-days.ts'
import { addDays, dayOf, isWeekend } from '../../../schema/dates.ts'
import type { Account } from '../../../scripts/demo/accounts.ts'
import { playWeek } from '../../../scripts/demo/week.ts'
import { ringOf } from '../../../scripts/desk/ring.mjs'
import { HUANGJIA, report } from './casework.ts'
import { codeOf } from './desk.ts'
import { listenFor, lookOver } from './look-over.ts'
import { ownPortal } from './own-portal.ts'

const rests = restDaysOf(policy.calendar)
const nextOpenDay = (): string => {
  let day = addDays(dayOf(Date.now()), 1)
  while (rests.isRestDay(day) || isWeekend(day)) day = addDays(day, 1)
  return day
}

/** Somebody at the desk, in a browser of their own. */
export type Colleague = {
  page: Page
  account: Account
  /** Opens an address, and expects it to be there. */
  open: (path: string) => Promise<void>
  /** Looks the page over that is open. */
  look: (what: string, glance?: boolean) => Promise<void>
  /** A file behind an address. */
  file: (path: string, type: RegExp) => Promise<void>
}

export type PlayedDesk = {
  url: string
  /** What the clocks of all these browsers say: ten o'clock on the next day on which the registry is open. */
  nowMs: number
  day: string
  /** By the id of the role; signed in with password and code when asked for the first time. */
  as: (role: string) => Promise<Colleague>
  /** Nobody, in a new browser. */
  visitor: () => Promise<Colleague>
  /** The addresses that answered with a page or a file since this was asked last; not those that led on to another. */
  passed: () => string[]
  remove: () => Promise<void>
}

/** A portal with the week of `npm run demo:seed` in it. */
export const playedDesk = async (browser: Browser): Promise<PlayedDesk> => {
  const portal = await ownPortal({ PORTAL_TEST_CLOCK: 'on', PORTAL_PROOF: 'off', PORTAL_LIMITS: 'off' })
  await portal.start()
  const { url } = portal
  const { accounts } = await playWeek({ url, ring: ringOf(portal.data) }, Date.now())
  // Whatever chance sent elsewhere: there is one of each for the township of the demo's clerks.
  await report(portal, 'street-person', { seen: '桥洞下睡着人', danger: 'yes' }, { township: HUANGJIA })
  await report(portal, 'left-behind-child', { need: ['visit'] }, { phone: '13900001234' })
  const day = nextOpenDay()
  const nowMs = Date.parse(`${day}T10:00:00+08:00`)
  const contexts: BrowserContext[] = []
  const answered: string[] = []

  const arrive = async (account?: Account): Promise<Colleague> => {
    const context = await browser.newContext({
      baseURL: url,
      extraHTTPHeaders: { 'portal-now': new Date(nowMs).toISOString() },
    })
    contexts.push(context)
    context.on('response', (answer) => {
      const leadsOn = answer.status() >= 300 && answer.status() < 400
      if (answer.request().method() === 'GET' && !leadsOn) answered.push(new URL(answer.url()).pathname)
    })
    if (account !== undefined) {
      const post = async (path: string, form: Record<string, string>): Promise<string> =>
        (await context.request.post(path, { form, headers: { origin: url } })).url()
      const { login, password, secret } = account
      expect(await post('/desk/sign-in/', { login, password })).toBe(`${url}/desk/code/`)
      expect(await post('/desk/code/', { code: codeOf(secret, nowMs) })).toBe(`${url}/desk/`)
    }
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const said = listenFor(page)
    return {
      page,
      account: account ?? { name: '', login: '', password: '', secret: '' },
      open: async (path) => {
        expect((await page.goto(path))?.status(), path).toBe(200)
      },
      look: (what, glance) => lookOver(page, what, said, glance),
      file: async (path, type) => {
        const answer = await context.request.get(path)
        expect(answer.status(), path).toBe(200)
        expect(answer.headers()['content-type'], path).toMatch(type)
        answered.push(new URL(answer.url()).pathname)
      },
    }
  }

  const known = new Map<string, Promise<Colleague>>()
  return {
    url,
    nowMs,
    day,
    visitor: () => arrive(),
    passed: () => answered.splice(0),
    as: (role) => {
      const account = accounts.find(({ login }) => login === `demo-${role}`)
      if (account === undefined) throw new Error(`nobody is ${role}`)
      const one = known.get(role) ?? arrive(account)
      known.set(role, one)
      return one
    },
    remove: async () => {
      for (const context of contexts) await context.close()
      await portal.remove()
    },
  }
}
