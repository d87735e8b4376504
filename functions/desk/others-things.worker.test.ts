import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { desk, type DeskBrowser } from '../../tests/worker/desk-visits.ts'
import { WHY, worlds } from '../../tests/worker/others-worlds.ts'
import { standing } from '../../tests/worker/rights-visits.ts'
import type { Fields } from '../../tests/worker/visitor.ts'
import { deskPaths } from '../../views/desk/addresses.ts'
import { deskTable } from './routes.ts'

afterEach(() => reset())

type WorldId = keyof typeof worlds
/** `none`: it takes no name of a thing. `all`: whoever may ask for it may have all there are, by their role. */
type Entry = 'none' | 'all' | readonly WorldId[]

const cases = ['case of a township', 'case of a unit', 'case of a child'] as const
const visits = ['booking', 'walk-in'] as const

/** By hand: a route that is added has to say here how a thing of others is named to it. */
const entries: Record<string, Entry> = {
  'GET /desk/sign-in/': 'none',
  'POST /desk/sign-in/': 'none',
  'GET /desk/code/': 'none',
  'POST /desk/code/': 'none',
  'GET /desk/invite/': 'none',
  'POST /desk/invite/': 'none',
  'GET /desk/enrol/': 'none',
  'POST /desk/enrol/': 'none',
  'GET /desk/': 'none',
  'POST /desk/sign-out/': 'none',
  'GET /desk/sessions/': 'none',
  'POST /desk/sessions/end/': ['session'],
  'POST /desk/sessions/end-others/': 'none',
  'GET /desk/staff/': 'all',
  'POST /desk/staff/': 'all',
  'POST /desk/staff/end/': 'all',
  'GET /desk/audit/': 'all',
  'GET /desk/audit/export/': 'all',
  'GET /desk/counter/': ['office'],
  'POST /desk/counter/': ['office', 'code'],
  'POST /desk/counter/mark/': visits,
  'POST /desk/counter/undo/': visits,
  'POST /desk/counter/search/': ['office', 'code'],
  'GET /desk/counter/booking/': visits,
  'POST /desk/counter/unmask/': visits,
  'POST /desk/counter/walk-in/': ['office'],
  'GET /desk/counter/slip/': visits,
  'GET /desk/counter/sheet/': ['office'],
  'POST /desk/counter/delay/': ['office'],
  'GET /desk/cases/': 'none',
  'GET /desk/cases/:number/': cases,
  'GET /desk/cases/:number/print/': cases,
  'GET /desk/cases/:number/photos/:photo/': cases,
  'POST /desk/cases/:number/open/': cases,
  'POST /desk/cases/:number/unmask/': cases,
  'POST /desk/cases/:number/act/': cases,
  'POST /desk/cases/:number/merge/': cases,
  'GET /desk/outbox/': 'none',
  'GET /desk/outbox/message/': ['message'],
  'POST /desk/outbox/open/': ['message'],
  'POST /desk/outbox/again/': ['message'],
  // Requests are everybody's who answers requests; what belongs to whoever asks is filtered (retention/*.worker.test.ts).
  'GET /desk/retention/': 'all',
  'GET /desk/retention/new/': 'none',
  'POST /desk/retention/new/': 'none',
  'GET /desk/retention/request/': 'all',
  'POST /desk/retention/copy/': 'all',
  'POST /desk/retention/copy/file/': 'all',
  'POST /desk/retention/correct/': 'all',
  'POST /desk/retention/erase/': 'all',
  'POST /desk/retention/close/': 'all',
  'GET /desk/retention/hold/': 'none',
  'POST /desk/retention/hold/': ['case of a child, kept'],
  'POST /desk/retention/lift/': ['case of a child, kept'],
  'GET /desk/capacity/': ['office'],
  'POST /desk/capacity/preview/': ['office', 'change'],
  'POST /desk/capacity/change/': ['office', 'change'],
  'GET /desk/capacity/touched/': ['office'],
  'POST /desk/capacity/touched/phone/': ['booking'],
  'POST /desk/capacity/touched/keep/': ['booking'],
  'GET /desk/capacity/overbook/': ['office'],
  'POST /desk/capacity/overbook/enter/': ['office'],
  'GET /desk/draws/': 'none',
  'GET /desk/draws/declare/': 'none',
  'POST /desk/draws/declare/': ['office'],
  'GET /desk/draws/one/': ['draw'],
  'POST /desk/draws/hold/': ['draw'],
  'POST /desk/draws/call-off/': ['draw'],
  'GET /desk/account/': 'none',
  'GET /desk/account/password/': 'none',
  'POST /desk/account/password/': 'none',
  'GET /desk/account/factor/': 'none',
  'POST /desk/account/factor/': 'none',
  'GET /desk/account/factor/new/': 'none',
  'POST /desk/account/factor/new/': 'none',
  'GET /desk/account/codes/': 'none',
  'POST /desk/account/codes/': 'none',
  'GET /desk/account/fresh/': 'none',
  'POST /desk/account/fresh/': 'none',
  'GET /desk/staff/person/': 'all',
  'POST /desk/staff/person/role/': 'all',
  'POST /desk/staff/person/reset/': 'all',
  'POST /desk/staff/person/subject/': 'all',
  'POST /desk/staff/person/subject/end/': 'all',
  'GET /desk/renew/': 'none',
  'POST /desk/renew/': 'none',
  'GET /desk/oidc/start/': 'none',
  'GET /desk/oidc/callback/': 'none',
  // Whoever drafts sees the drafts of all units: the roles that may are within nothing.
  'GET /desk/editions/': 'all',
  'GET /desk/editions/notice/': 'all',
  'POST /desk/editions/notice/': 'all',
  'GET /desk/editions/whitelist/': 'all',
  'POST /desk/editions/whitelist/': 'all',
  'GET /desk/editions/draft/': 'all',
  'GET /desk/editions/preview/': 'all',
  'POST /desk/editions/submit/': 'all',
  'POST /desk/editions/approve/': 'all',
  'POST /desk/editions/send-back/': 'all',
  'POST /desk/editions/published/': 'all',
  'GET /desk/editions/change-set/': 'all',
  'GET /desk/editions/file/': 'all',
  'GET /desk/numbers/': 'none',
  'GET /desk/numbers/csv/': 'none',
  'GET /desk/numbers/xlsx/': 'none',
  'GET /desk/live/': 'none',
  'GET /desk/live/events': 'none',
  'GET /desk/rescue/': 'none',
  'POST /desk/rescue/': 'none',
  'GET /desk/rescue/stay/': ['stay'],
  'POST /desk/rescue/stay/': ['stay'],
  'POST /desk/rescue/name/': ['stay'],
}

/** What else a form needs to be one that would do something, were the thing theirs. */
const rest: Record<string, Fields> = {
  'POST /desk/counter/mark/': { act: 'arrive' },
  'POST /desk/counter/undo/': { event: '1' },
  'POST /desk/counter/unmask/': { field: 'phone', why: WHY },
  'POST /desk/counter/delay/': { minutes: '30' },
  'POST /desk/cases/:number/open/': { why: WHY },
  'POST /desk/cases/:number/unmask/': { field: 'words', why: WHY },
  'POST /desk/cases/:number/act/': { act: 'accept', seen: '9' },
  'POST /desk/cases/:number/merge/': { into: '1' },
  'POST /desk/capacity/touched/phone/': { why: WHY },
  'POST /desk/capacity/touched/keep/': { why: '说好了照来' },
  'POST /desk/draws/hold/': { publicValue: '01 02 03', source: '当天公告' },
  'POST /desk/draws/call-off/': { reason: '不开奖了', firstCome: '2030-01-01T09:00' },
  'POST /desk/rescue/name/': { why: WHY },
}
/** Answered with what was asked for, without saying whether there was anything to do it to. */
const quiet = new Set([
  'POST /desk/sessions/end/',
  'POST /desk/retention/lift/',
  'POST /desk/counter/search/',
])

const ask = async (browser: DeskBrowser, route: string, named: Fields, form: string) => {
  const [method = '', path = ''] = route.split(' ')
  const fields: Fields = { ...rest[route], ...named }
  const at = path.replace(':number', fields[':number'] ?? '').replace(':photo', 'k1.x.y')
  const words = new URLSearchParams(Object.entries(fields).filter(([name]) => !name.startsWith(':')))
  if (method === 'GET') return browser.get(`${at}${words.size === 0 ? '' : `?${words.toString()}`}`)
  words.set('form', form)
  words.set('key', crypto.randomUUID())
  return browser.post(at, words)
}

/** What a page says, without the keys of its forms and without what was asked with. */
const said = (text: string, named: Fields): string =>
  Object.values(named)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(`value="${word}"`, ''), text)
    .replaceAll(/<input type="hidden"[^>]*>/g, '')

const routesOf = (world: WorldId): string[] =>
  Object.keys(entries).filter((route) => (entries[route] as readonly string[]).includes(world))

const rowsNow = async (): Promise<number> => (await desk().audit({ most: 1 })).rows[0]?.seq ?? 0

describe('a thing of others, named to a route of the desk', () => {
  it('is in the table for each route', () => {
    expect(Object.keys(entries).toSorted()).toEqual(
      deskTable.map(({ method, path }) => `${method} ${path}`).toSorted(),
    )
  })

  it.each(Object.keys(worlds) as WorldId[])(
    'is answered and written down as if it were not there, and stays as it is: %s',
    async (id) => {
      const { browser, theirs, nobodys } = await worlds[id]()
      const start = await browser.get(deskPaths.sessions)
      const form = /name="form" value="([\w-]+)"/.exec(start.text)?.[1] ?? ''
      expect([start.status, form]).toEqual([200, expect.stringMatching(/./)])
      // The objects have looked at the clock of this browser before.
      for (const route of routesOf(id)) await ask(browser, route, nobodys, form)
      const before = await standing()
      for (const route of routesOf(id)) {
        const answers = []
        for (const named of [theirs, nobodys]) {
          const rows = await rowsNow()
          const page = await ask(browser, route, named, form)
          const written = (await rowsNow()) - rows
          answers.push({ status: page.status, text: said(page.text, named), written })
        }
        const [one, other] = answers
        expect([route, one]).toEqual([route, other])
        if (quiet.has(route)) continue
        expect([route, (one?.status ?? 0) >= 400, (one?.written ?? 0) > 0]).toEqual([route, true, true])
      }
      expect(await standing()).toBe(before)
    },
    60_000,
  )
})
