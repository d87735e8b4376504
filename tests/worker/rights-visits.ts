import { atCases, atDesk } from './at-desk.ts'
import { runInDurableObject } from 'cloudflare:test'
import { expect } from 'vitest'
import { phoneHashOf } from '../../functions/booking/desk/rights.ts'
import type { KeyRing } from '../../functions/keys.ts'
import { keyRing } from '../../functions/keys.ts'
import { policy } from '../../functions/policy.ts'
import type { TypedReport } from '../../schema/api/casework.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { addDays, dayOf } from '../../schema/dates.ts'
import { retentionPaths } from '../../views/desk/retention/addresses.ts'
import { couple, type TestParty } from '../support/people.ts'
import { clientAt } from './booking-client.ts'
import { bound, join, postFrom, type Colleague } from './desk-visits.ts'
import { HUANGJIA, send, staffAct } from './report-client.ts'
import { formOf, type Page } from './visitor.ts'

/** Somebody who answers requests about personal data, and what their desk shows. */
export const keeperIn = (): Promise<Colleague> => join('data-keeper')
export const ledger = () => bound.BOOKING.getByName(policy.jurisdiction.code)
export const casebook = () => bound.CASEWORK.getByName(policy.jurisdiction.code)
export const ring = (): KeyRing => {
  const read = keyRing(bound)
  if (!read.ok) throw new Error('no keys')
  return read.value
}

/** Books the first time that is free in the next days, as a citizen does; the receipt's code and the token to change it. */
export const booked = async (nowMs: number, party: TestParty, appointment = 'marriage') => {
  const citizen = clientAt(instantText(nowMs))
  for (let ahead = 2; ahead < 14; ahead += 1) {
    const day = addDays(dayOf(nowMs), ahead)
    const start = `${day}T10:00:00+08:00`
    const made = await citizen.book(start, party, appointment)
    if (made.status === 201) {
      const code = String(made.body['code'])
      return { code, citizen, token: await citizen.token(code, party) }
    }
  }
  throw new Error('no free time')
}

export const cancelled = async (nowMs: number, party: TestParty, appointment = 'marriage') => {
  const one = await booked(nowMs, party, appointment)
  const done = await one.citizen.post(`/bookings/${one.code}/cancel`, undefined, one.token)
  expect(done.status).toBe(200)
  return one
}

/** Registers a request; the page of it. */
export const requested = (
  { browser, nowMs }: Colleague,
  kind: string,
  numbers: { phone?: string; idNumber?: string },
): Promise<Page> =>
  postFrom(browser, retentionPaths.fresh, retentionPaths.fresh, {
    kind,
    proof: 'id-card',
    received: dayOf(nowMs),
    ...numbers,
  })

/** Everything that lies in the tables of an object, as one text. */
const allOf = (storage: DurableObjectStorage): string => {
  const tables = storage.sql
    .exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_' AND substr(name, 1, 6) <> 'sqlite'",
    )
    .toArray()
  return JSON.stringify(tables.map(({ name }) => [name, storage.sql.exec(`SELECT * FROM ${name}`).toArray()]))
}

/** Everything that the ledger and the casebook keep. */
export const everyRow = async (): Promise<string> =>
  (await runInDurableObject(ledger(), (_, { storage }) => allOf(storage))) +
  (await runInDurableObject(casebook(), (_, { storage }) => allOf(storage)))

/** All that is kept, but for how far the clock of the test and of what was sent by itself has gone. */
export const standing = async (): Promise<string> =>
  (await everyRow())
    .replaceAll(/"skew_ms","value":-?\d+/g, '')
    .replaceAll(/"(attempts|next_at_ms|settled_at_ms|last_error)":("[^"]*"|null|\d+)/g, '')
    .replaceAll(/"state":"(pending|sent|dropped|failed)"/g, '')

let next = 70_000
/** A couple whose names stand nowhere else. */
export const pair = (): TestParty => {
  const { people, phone } = couple((next += 1))
  const [one, other] = people
  if (one === undefined || other === undefined) throw new Error('a couple of one')
  return {
    people: [
      { ...one, name: '欧阳植一' },
      { ...other, name: '司徒埋二' },
    ],
    phone,
  }
}
export const personAt = ({ people }: TestParty, place: number) => {
  const one = people[place]
  if (one === undefined) throw new Error('nobody there')
  return one
}

const forms: Record<string, TypedReport['fields']> = {
  'street-person': { seen: '埋在话里的秘密', danger: 'no' },
  'assistive-device': { device: ['bed'], who: 'elder', words: '埋在话里的秘密' },
  'child-harm': { reporter: 'public', words: '埋在话里的秘密' },
}
/** A report with a contact, as somebody sends it. */
export const reported = (nowMs: number, phone: string, kind = 'street-person') =>
  send(
    {
      kind,
      fields: forms[kind] ?? {},
      place: { township: HUANGJIA, landmark: '藏起来的地方' },
      contact: { phone, ...(kind === 'assistive-device' ? { name: '诸葛报三' } : {}) },
    },
    { at: nowMs },
  )
export const caseOf = async (phone: string, nowMs: number) => {
  const [one] = await atCases((cases) =>
    cases.theirReports({ phoneHashes: [phoneHashOf(ring(), phone)] }, nowMs),
  )
  if (one === undefined) throw new Error('no report')
  return one
}
export const partiesOf = (phone: string, nowMs: number) =>
  atDesk(ledger(), (desk) => desk.theirParties({ phoneHashes: [phoneHashOf(ring(), phone)] }, nowMs))
export const closeCase = async (caseId: string, nowMs: number) => {
  await staffAct({ nowMs, caseId, by: 'clerk', act: 'accept' })
  const outcome = policy.requests.find(({ id }) => id === 'street-person')?.outcomes[0]?.id ?? ''
  const done = await staffAct({ nowMs, caseId, by: 'clerk', act: 'close', outcome, sealed: null })
  expect(done.ok).toBe(true)
}

/** A form of a page that is there, sent with what it holds. */
export const press = (
  { browser }: Colleague,
  page: Page,
  action: string,
  fields: Record<string, string> = {},
) => browser.post(action, { ...formOf(page, action), ...fields })
export const thingsOn = (page: Page): string[] =>
  [...page.text.matchAll(/name="thing" value="([^"]+)"/g)].map(([, id = '']) => id)
/** The same with every thing that is on it. */
export const several = (
  { browser }: Colleague,
  page: Page,
  action: string,
  fields: Record<string, string>,
) => {
  const form = new URLSearchParams({ ...formOf(page, action), ...fields })
  form.delete('thing')
  for (const id of thingsOn(page)) form.append('thing', id)
  return browser.post(action, form)
}
