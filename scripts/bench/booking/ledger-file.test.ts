import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { instantText } from '../../../schema/booking/instant.ts'
import { readLedger } from './ledger-file.ts'

const startMs = Date.parse('2027-05-20T09:00:00+08:00')
const time = { office: 'registry', appointment: 'marriage', start: instantText(startMs) }
const offered = [{ ...time, capacity: 1 }]

let data = ''
let file: DatabaseSync

/** The ledger's own tables, without the constraints that would not let them become wrong. */
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'portal-ledger-'))
  const folder = join(data, 'objects', 'portal-booking')
  mkdirSync(folder, { recursive: true })
  file = new DatabaseSync(join(folder, 'a.sqlite'))
  file.exec(readFileSync('functions/booking/0000_ledger.sql', 'utf8'))
  file.exec('DROP TRIGGER no_place_beyond_capacity; DROP INDEX one_active_a_person')
  file.exec(`INSERT INTO times VALUES (1, 'registry', 'marriage', ${startMs}, ${startMs + 1}, 1)`)
})

afterEach(() => {
  file.close()
  rmSync(data, { recursive: true, force: true })
})

const book = (id: string, seat: number, person: string): void => {
  file.exec(`INSERT INTO parties (id, sealed, created_ms) VALUES ('${id}', '-', 1)`)
  file.exec(`INSERT INTO party_people VALUES ('${id}', '${person}', 'booking', 'marriage', 1)`)
  file.exec(`INSERT INTO bookings (id, time_id, state, changed_ms) VALUES ('${id}', 1, 'booked', 1)`)
  file.exec(`INSERT INTO places (time_id, seat, party_id) VALUES (1, ${seat}, '${id}')`)
}

it('finds nothing wrong with one booking of one place', () => {
  book('a', 0, 'anna')
  expect(readLedger(data, offered, [time])).toEqual({
    confirmed: 1,
    overbooked: 0,
    twice: 0,
    lost: 0,
    held: 0,
  })
})

it('finds a place given to two', () => {
  book('a', 0, 'anna')
  book('b', 1, 'berta')
  expect(readLedger(data, offered, [time, time])).toMatchObject({ confirmed: 2, overbooked: 1, lost: 0 })
})

it('finds a person with two bookings', () => {
  book('a', 0, 'anna')
  book('b', 1, 'anna')
  expect(readLedger(data, offered, [time, time])).toMatchObject({ twice: 1 })
})

it('finds an acknowledged booking that is not there', () => {
  book('a', 0, 'anna')
  expect(readLedger(data, offered, [time, time])).toMatchObject({ confirmed: 1, lost: 1 })
})

it('counts a hold, and finds one beyond the places', () => {
  book('a', 0, 'anna')
  file.exec(`INSERT INTO places (time_id, seat, hold_id, expires_at_ms) VALUES (1, 1, 'h', 1)`)
  expect(readLedger(data, offered, [time])).toMatchObject({ confirmed: 1, held: 1, overbooked: 1 })
})
