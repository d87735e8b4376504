import { runInDurableObject } from 'cloudflare:test'
import { plan } from '../../functions/booking/plan.ts'
import { policy } from '../../generated/policy.ts'
import { timesOn } from '../../schema/booking/times.ts'
import { capacityPaths, monthPath } from '../../views/desk/capacity/addresses.ts'
import { couple, type TestParty } from '../support/people.ts'
import { clientAt } from './booking-client.ts'
import { bound, join, type Colleague, type DeskBrowser } from './desk-visits.ts'
import { formOf, type Fields, type Page } from './visitor.ts'

export const SECOND_MS = 1000
let couples = 900_000
export const party = (): TestParty => couple((couples += 1))

/** The head of the branch, at work; `later` lets readers see what was changed. */
export const head = async (offices = ['registry-branch']): Promise<Colleague> =>
  join('registry-head', { offices })
export const iso = (ms: number): string => new Date(ms).toISOString()
export const at = (day: string, clock: string): string => `${day}T${clock}:00+08:00`
const used = new Set<string>()
/** A day of the week of its own for each test, far enough ahead that one can move to days around it. */
export const ownDay = (nowMs: number, weekdays: readonly number[]): string => {
  for (let ms = nowMs + 14 * 86_400_000; ; ms += 86_400_000) {
    const day = new Date(ms + 8 * 3_600_000)
    const text = day.toISOString().slice(0, 10)
    if (used.has(text) || !weekdays.includes(day.getUTCDay())) continue
    used.add(text)
    return text
  }
}
/** In the middle of a week, and no holiday. */
export const workdayAfter = (nowMs: number): string => {
  const day = ownDay(nowMs, [2, 3, 4])
  return timesOn(plan, [], 'registry-branch', 'marriage', day).length > 0 ? day : workdayAfter(nowMs)
}

export const ledger = () => bound.BOOKING.getByName(policy.jurisdiction.code)
export const rows = (query: string, ...bindings: (string | number)[]) =>
  runInDurableObject(ledger(), (_, { storage }) =>
    storage.sql.exec<Record<string, string | number | null>>(query, ...bindings).toArray(),
  )

export const form = {
  office: 'registry-branch',
  appointment: '',
  kind: 'close',
  places: '',
  reason: '全所培训一天',
}
export const morningOnly = {
  'hours.0.from': '09:00',
  'hours.0.to': '12:00',
  'hours.1.from': '',
  'hours.1.to': '',
}

export const keyOf = async (browser: DeskBrowser): Promise<string> =>
  formOf(await browser.get(monthPath({ office: 'registry-branch' })), capacityPaths.preview)['form'] ?? ''

export const preview = async (browser: DeskBrowser, fields: Fields): Promise<Page> =>
  browser.post(capacityPaths.preview, { form: await keyOf(browser), ...form, ...fields })
export const confirm = (browser: DeskBrowser, seen: Page, more: Fields = {}): Promise<Page> =>
  browser.post(capacityPaths.change, { ...formOf(seen, capacityPaths.change), ...more })

export const booked = async (nowMs: number, start: string, who: TestParty, office = 'registry-branch') => {
  const answer = await clientAt(iso(nowMs)).book(start, who, 'marriage', office)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return String(answer.body['code'])
}
export const lookUp = async (nowMs: number, code: string, { phone }: TestParty) =>
  (await clientAt(iso(nowMs)).post('/bookings/lookup', { code, phoneLast4: phone.slice(-4) }))
    .body as unknown as {
    booking: {
      start: string
      state: string
      movesLeft: number
      closed?: { reason: string; nearest: string[] }
    }
    token: string
  }
export const messagesOf = async (kind: string) =>
  (await rows('SELECT subject FROM messages WHERE kind = ?', kind)).map(({ subject }) => String(subject))
