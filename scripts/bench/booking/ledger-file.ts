import { globSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { instantText } from '../../../schema/booking/instant.ts'
import { timeKey, type Time, type TimeRef } from './times.ts'

export type Truth = {
  /** Bookings in force. */
  confirmed: number
  /** Bookings beyond what the content gives a time, and places promised beyond it. */
  overbooked: number
  /** People with two bookings of one service. */
  twice: number
  /** Acknowledged bookings that are not there. */
  lost: number
  /** Places that are held and not booked. */
  held: number
}

const perTime = `
  SELECT t.office, t.appointment, t.start_ms AS startMs,
    (SELECT count(*) FROM bookings b WHERE b.time_id = t.id AND b.state IN ('booked', 'arrived')) AS booked,
    (SELECT count(*) FROM places p WHERE p.time_id = t.id) AS promised,
    (SELECT count(*) FROM places p WHERE p.time_id = t.id AND p.hold_id IS NOT NULL) AS held
  FROM times t`

const twice = `
  SELECT count(*) AS people FROM (
    SELECT 1 FROM party_people p JOIN bookings b ON b.id = p.party_id JOIN times t ON t.id = b.time_id
    WHERE b.state IN ('booked', 'arrived') GROUP BY p.person_hash, t.appointment HAVING count(*) > 1)`

type Row = { key: string; booked: number; promised: number; held: number }

/** While workerd opens, it has the file for itself: so long one waits. */
const BUSY_MS = 10_000

/** The file in which workerd keeps the ledger. */
export const openLedgerFile = (data: string, readOnly: boolean): DatabaseSync => {
  for (const path of globSync(join(data, 'objects', 'portal-booking', '*.sqlite'))) {
    const file = new DatabaseSync(path, { readOnly, timeout: BUSY_MS })
    if (file.prepare("SELECT 1 FROM sqlite_master WHERE name = 'bookings'").get() !== undefined) return file
    file.close()
  }
  throw new Error(`no ledger below ${data}`)
}

const rowsOf = (file: DatabaseSync): Row[] =>
  file
    .prepare(perTime)
    .all()
    .map(({ office, appointment, startMs, booked, promised, held }) => ({
      key: timeKey({
        office: String(office),
        appointment: String(appointment),
        start: instantText(Number(startMs)),
      }),
      booked: Number(booked),
      promised: Number(promised),
      held: Number(held),
    }))

const beyond = (count: number, limit: number): number => Math.max(0, count - limit)

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0)

/**
 * What is true by the tables, read past the program with SQL of our own: `offered` are the times and capacities that the portal
 * offered before the load, `acknowledged` the times of the bookings it said it has made. The portal may still be running.
 */
export const readLedger = (
  data: string,
  offered: readonly Time[],
  acknowledged: readonly TimeRef[],
): Truth => {
  const file = openLedgerFile(data, true)
  try {
    const rows = rowsOf(file)
    const capacity = new Map(offered.map((time) => [timeKey(time), time.capacity]))
    const booked = new Map(rows.map((row) => [row.key, row.booked]))
    const said = new Map<string, number>()
    for (const time of acknowledged) said.set(timeKey(time), (said.get(timeKey(time)) ?? 0) + 1)
    return {
      confirmed: sum(rows.map((row) => row.booked)),
      overbooked: sum(
        rows.map((row) => beyond(Math.max(row.booked, row.promised), capacity.get(row.key) ?? 0)),
      ),
      twice: Number(file.prepare(twice).get()?.people),
      lost: sum([...said].map(([key, count]) => beyond(count, booked.get(key) ?? 0))),
      held: sum(rows.map((row) => row.held)),
    }
  } finally {
    file.close()
  }
}

/** Of several runs on portals of their own. */
export const sumOf = (truths: readonly Truth[]): Truth => {
  const total = (name: keyof Truth): number => sum(truths.map((truth) => truth[name]))
  return {
    confirmed: total('confirmed'),
    overbooked: total('overbooked'),
    twice: total('twice'),
    lost: total('lost'),
    held: total('held'),
  }
}
