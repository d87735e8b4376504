import { reset, runInDurableObject } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays } from '../../schema/dates.ts'
import { childReport, colleague, OTHER_TOWNSHIP, sendAll, street } from '../../tests/worker/case-visits.ts'
import { bookOn, ledger, registrarOnADay } from '../../tests/worker/counter-visits.ts'
import { desk, join, type DeskBrowser } from '../../tests/worker/desk-visits.ts'
import { casebook, NOW } from '../../tests/worker/report-client.ts'
import { everyRow } from '../../tests/worker/rights-visits.ts'
import { formOf, type Fields } from '../../tests/worker/visitor.ts'
import { deskPaths } from '../../views/desk/addresses.ts'
import { drawPaths } from '../../views/desk/draws/addresses.ts'
import { deskTable } from './routes.ts'

afterEach(() => reset())

/** Somebody, and how a thing of others and one that is not there are named in an address and in a form. */
type World = { browser: DeskBrowser; theirs: Fields; nobodys: Fields }

const NOBODY = '00000000-0000-4000-8000-000000000000'
const WHY = '核对一件事'

/** The head of the branch, and a day on which somebody has booked at the other office. */
const branch = async () => {
  const one = await registrarOnADay('registry-head', { offices: ['registry-branch'] })
  return { ...one, browser: one.desk('08:30').browser }
}

const worlds = {
  office: async (): Promise<World> => {
    const { browser } = await branch()
    const named = (office: string): Fields => ({
      office,
      where: `${office}/marriage`,
      appointment: 'marriage',
    })
    return { browser, theirs: named('registry'), nobodys: named('nowhere') }
  },
  booking: async (): Promise<World> => {
    const { browser, day } = await branch()
    const { id } = await bookOn(day, '10:00')
    return { browser, theirs: { id }, nobodys: { id: NOBODY } }
  },
  'walk-in': async (): Promise<World> => {
    const { browser, at } = await branch()
    const id = '11111111-1111-7111-8111-111111111111'
    const made = { key: NOBODY, by: 'other', office: 'registry', appointment: 'marriage' }
    await ledger()
      .desk()
      .counterWalkIn({ ...made, id, nowMs: at('08:30') })
    return { browser, theirs: { id }, nobodys: { id: NOBODY } }
  },
  code: async (): Promise<World> => {
    const { browser, day } = await branch()
    const { code } = await bookOn(day, '10:00')
    const named = (text: string): Fields => ({ office: 'registry-branch', scanned: text, sought: text })
    return { browser, theirs: named(code), nobodys: named('23456789'.slice(0, code.length)) }
  },
  draw: async (): Promise<World> => {
    const { browser, at, day } = await branch()
    const head = await join('registry-head', { offices: ['registry'] }, { at: at('08:00') })
    let drawn = addDays(day, 20)
    while (![2, 3, 4].includes(new Date(`${drawn}T00:00:00Z`).getUTCDay())) drawn = addDays(drawn, 1)
    const moment = (hours: number): string => `${day}T${hours}:00`
    const page = await head.browser.post(drawPaths.declare, {
      ...formOf(await head.browser.get(drawPaths.declare), drawPaths.declare),
      where: 'registry/marriage',
      day: drawn,
      from: moment(10),
      until: moment(11),
      expected: moment(14),
      source: '那一天开奖的公开号码',
      written: '照公布的样子写',
      pattern: '00 00 00',
      note: '',
      reason: '这一天要来的人很多',
    })
    const id = /[?&]id=([\w-]+)/.exec(page.url)?.[1]
    if (id === undefined) throw new Error(`not declared: ${page.text.slice(0, 3000)}`)
    return { browser, theirs: { id }, nobodys: { id: `${id}-2` } }
  },
  change: async (): Promise<World> => {
    const { browser, at, day } = await branch()
    const change = { appointment: null, from: addDays(day, 30), until: addDays(day, 30) }
    const asked = {
      id: '22222222-2222-4222-8222-222222222222',
      by: 'other',
      nowMs: at('08:00'),
      reason: '培训',
      change: { ...change, office: 'registry', hours: null, capacity: 0 },
    }
    await ledger().desk().change(asked)
    const named = (ends: string): Fields => ({ office: 'registry-branch', ends, reason: '不培训了' })
    return { browser, theirs: named(asked.id), nobodys: named(NOBODY) }
  },
  message: async (): Promise<World> => {
    const { browser, day } = await branch()
    const { id } = await bookOn(day, '10:00')
    const due = await runInDurableObject(ledger(), (_, { storage }) =>
      storage.sql
        .exec<{ due: number }>('SELECT due_at_ms AS due FROM messages WHERE subject = ?', id)
        .toArray(),
    )
    const named = (of: string): Fields => ({
      id: `msg_${of}_booked_${due[0]?.due}`,
      what: 'phone',
      'why-phone': WHY,
    })
    return { browser, theirs: named(id), nobodys: named(NOBODY) }
  },
  'case of a township': async (): Promise<World> => {
    const { browser } = await colleague('township-clerk', { townships: [OTHER_TOWNSHIP] })
    await sendAll(street())
    return { browser, theirs: { ':number': '1' }, nobodys: { ':number': '999' } }
  },
  'case of a unit': async (): Promise<World> => {
    const { browser } = await colleague('section', { units: ['elder-care'] })
    await sendAll(street())
    return { browser, theirs: { ':number': '1' }, nobodys: { ':number': '999' } }
  },
  'case of a child': async (): Promise<World> => {
    const { browser } = await colleague('township-clerk')
    await sendAll(childReport())
    return { browser, theirs: { ':number': '1' }, nobodys: { ':number': '999' } }
  },
  'case of a child, kept': async (): Promise<World> => {
    const { browser } = await join('data-keeper', {}, { at: NOW })
    await sendAll(childReport())
    const id = (await casebook().desk().file(1, NOW))?.id ?? ''
    const hold = { nowMs: NOW, keyed: { key: 'hold', body: 'hold' }, act: 'keep', id } as const
    await casebook()
      .desk()
      .rights({ ...hold, reason: '有人申诉', by: 'other', why: '', untilMs: NOW + 9 * 86_400_000 })
    const named = (which: string, of: string): Fields => ({
      of: 'case',
      which,
      id: of,
      reason: '有人申诉',
      until: '2027-04-01',
    })
    return { browser, theirs: named('1', id), nobodys: named('999', NOBODY) }
  },
  stay: async (): Promise<World> => {
    const { browser } = await colleague('township-clerk')
    const stay = { id: NOBODY, nowMs: NOW, by: 'other', sinceDay: '2027-03-01', place: 'station' } as const
    await casebook()
      .desk()
      .stay({ ...stay, key: 'stay', sealed: null })
    const act = {
      act: 'settled',
      'settled-day': '2027-03-16',
      since: '2027-03-01',
      place: 'station',
      name: '',
    }
    return { browser, theirs: { number: '1', ...act }, nobodys: { number: '999', ...act } }
  },
  session: async (): Promise<World> => {
    const [one, other] = [await join('editor'), await join('editor')]
    const token = other.browser.jar.get('__Host-desk') ?? ''
    const found = await desk().sessions({ token, nowMs: other.nowMs })
    const id = found.ok ? (found.value[0]?.id ?? '') : ''
    return { browser: one.browser, theirs: { id }, nobodys: { id: NOBODY } }
  },
}

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

/** All that is kept, but for how far the clock of the test and of what was sent by itself has gone. */
const standing = async (): Promise<string> =>
  (await everyRow())
    .replaceAll(/"skew_ms","value":-?\d+/g, '')
    .replaceAll(/"(attempts|next_at_ms|settled_at_ms|last_error)":("[^"]*"|null|\d+)/g, '')
    .replaceAll(/"state":"(pending|sent|dropped|failed)"/g, '')

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
