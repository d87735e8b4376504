import { runInDurableObject } from 'cloudflare:test'
import type { BookingState, WaitingState } from '../../schema/api/booking.ts'
import type { World } from './world.ts'

export type PlaceRow = {
  timeId: number
  office: string
  appointment: string
  startMs: number
  endMs: number
  capacity: number
  seat: number
  holdId: string | null
  expiresAtMs: number | null
  offeredTo: string | null
  partyId: string | null
}
export type BookingRow = {
  id: string
  timeId: number
  office: string
  appointment: string
  startMs: number
  endMs: number
  state: BookingState
  moves: number
  sequence: number
  changedMs: number
  remindAtMs: number | null
}
export type WaitingRow = {
  id: string
  office: string
  appointment: string
  day: string
  startMs: number | null
  turn: number
  state: WaitingState
  missed: number
}
type PersonRow = { person: string; kind: string; scope: string; partyId: string; active: number }
type PartyRow = { id: string; sealed: number; eraseAtMs: number | null }

/** What stands in the tables, read inside the object by SQL of our own. */
export type Seen = {
  places: PlaceRow[]
  bookings: BookingRow[]
  waiting: WaitingRow[]
  people: PersonRow[]
  parties: PartyRow[]
  messages: { subject: string; kind: string }[]
  alarmMs: number | null
}

const placesSql = `SELECT time_id timeId, office, appointment, start_ms startMs, end_ms endMs, capacity, seat,
  hold_id holdId, expires_at_ms expiresAtMs, offered_to offeredTo, party_id partyId
  FROM places LEFT JOIN times ON times.id = time_id`
const bookingsSql = `SELECT bookings.id, time_id timeId, office, appointment, start_ms startMs, end_ms endMs, state,
  moves, sequence, changed_ms changedMs, remind_at_ms remindAtMs
  FROM bookings LEFT JOIN times ON times.id = time_id`
const waitingSql =
  'SELECT id, office, appointment, day, start_ms startMs, turn, state, missed FROM waiting ORDER BY turn'
const peopleSql =
  'SELECT person_hash person, kind, scope, party_id partyId, active FROM party_people WHERE active = 1'
const partiesSql = 'SELECT id, sealed IS NOT NULL sealed, erase_at_ms eraseAtMs FROM parties'

/** Long after any test: the runtime's own clock is not the simulation's, so its alarms are ours to run. */
const PARKED_MS = Date.parse('2200-01-01T00:00:00Z')

/** Alarms that the object has set, kept from ringing by themselves. */
const alarms = new WeakMap<World, number | null>()

export const look = (world: World): Promise<Seen> =>
  runInDurableObject(world.ledger, async (_, { storage }) => {
    const all = <T>(query: string): T[] => storage.sql.exec(query).toArray() as T[]
    const set = await storage.getAlarm()
    if (set !== PARKED_MS) {
      alarms.set(world, set)
      await storage.setAlarm(PARKED_MS)
    }
    return {
      places: all<PlaceRow>(placesSql),
      bookings: all<BookingRow>(bookingsSql),
      waiting: all<WaitingRow>(waitingSql),
      people: all<PersonRow>(peopleSql),
      parties: all<PartyRow>(partiesSql),
      messages: all<{ subject: string; kind: string }>('SELECT subject, kind FROM messages'),
      alarmMs: alarms.get(world) ?? null,
    }
  })

/** The alarm as the object has set it; from here on it can ring. */
export const unpark = (world: World): Promise<number | null> =>
  runInDurableObject(world.ledger, async (_, { storage }) => {
    const set = await storage.getAlarm()
    // A reader may have asked since the last look: what the object set then is what it counts on.
    const atMs = set === PARKED_MS ? (alarms.get(world) ?? null) : set
    await (atMs === null ? storage.deleteAlarm() : storage.setAlarm(atMs))
    return atMs
  })

/** Every text in every table. */
export const allTexts = (object: DurableObjectStub): Promise<string> =>
  runInDurableObject(object, (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'",
      )
      .toArray()
    return tables
      .map(({ name }) => JSON.stringify(storage.sql.exec(`SELECT * FROM "${name}"`).toArray()))
      .join('\n')
  })

/** The ledger is shown what time it is. */
export const sees = async (world: World): Promise<void> => {
  world.promises.sees(world.nowMs)
  // Two reminders that fell due together are put into the outbox one after the other.
  for (const _ of [1, 2]) await world.ledger.snapshot(world.nowMs, 0)
}

/** Whether more are at a time than it has places for by now, as the tables have it: offers too. */
export const hasTooMany = async (
  world: World,
  { office, appointment, startMs }: Pick<PlaceRow, 'office' | 'appointment' | 'startMs'>,
): Promise<boolean> => {
  const { places } = await look(world)
  const there = places.filter(
    (one) => one.office === office && one.appointment === appointment && one.startMs === startMs,
  )
  return there.some(({ capacity }) => there.length > capacity)
}
