import { runInDurableObject } from 'cloudflare:test'
import { expect } from 'vitest'
import type { KeyRing } from '../../functions/keys.ts'
import { keyRing } from '../../functions/keys.ts'
import { policy } from '../../functions/policy.ts'
import { instantText } from '../../schema/booking/instant.ts'
import { addDays, dayOf } from '../../schema/dates.ts'
import { retentionPaths } from '../../views/desk/retention/addresses.ts'
import type { TestParty } from '../support/people.ts'
import { clientAt } from './booking-client.ts'
import { bound, join, postFrom, type Colleague } from './desk-visits.ts'
import type { Page } from './visitor.ts'

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
