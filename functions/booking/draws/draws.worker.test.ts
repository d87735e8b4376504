import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { entryFrom } from '../../../schema/booking/code.ts'
import type { DrawTerms } from '../../../schema/booking/draw-terms.ts'
import { listText } from '../../../schema/booking/draw-list.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import { verifyDraw } from '../../../schema/booking/verify-draw.ts'
import type { Env } from '../../env.ts'
import type { Keyed, Party } from '../commands.ts'
import type { BookingLedger } from '../ledger.ts'
import { publishedOf } from './views.ts'

const { BOOKING } = env as unknown as Env
type Ledger = DurableObjectStub<BookingLedger>

const ms = (text: string): number => Date.parse(`${text}:00+08:00`)
const SAMPLE = 'marriage-2027-05-20'
const OPEN = ms('2027-04-27T10:00')
const CLOSED = ms('2027-05-10T17:00')
const VALUE_OUT = ms('2027-05-11T22:00')
const VALUE = '03 07 12 19 25 31 08'
const at = (clock: string): number => ms(`2027-05-20T${clock}`)

let used = 0
const keyed = (): Keyed => ({ key: `test/${(used += 1)}`, body: 'body' })
const partyOf = (name: string): Party => {
  const id = crypto.randomUUID()
  return {
    id,
    codeHash: `code ${id}`,
    last4Hash: `last4 ${id}`,
    phoneHash: `phone ${name}`,
    sealed: `sealed ${name}`,
    personHashes: [`${name} one`, `${name} other`],
  }
}
const numberOf = (): string => entryFrom(crypto.getRandomValues(new Uint8Array(8)))

const enter = (ledger: Ledger, name: string, preferences: number[], nowMs = OPEN, draw = SAMPLE) =>
  ledger.enter({ nowMs, keyed: keyed(), draw, party: partyOf(name), entry: numberOf(), preferences })
const entered = async (ledger: Ledger, name: string, preferences: number[]) => {
  const done = await enter(ledger, name, preferences)
  if (!done.ok) throw new Error(done.problem.code)
  return done.value
}
const recordOf = async (ledger: Ledger, nowMs: number, id = SAMPLE) => {
  const found = (await ledger.draws(nowMs)).find((one) => one.id === id)
  if (found === undefined) throw new Error('no such draw')
  return found
}
const published = async (ledger: Ledger, nowMs: number, id = SAMPLE) =>
  publishedOf(await recordOf(ledger, nowMs, id), (await ledger.closedDraw(id)) ?? undefined)
const drawWith = (ledger: Ledger, nowMs = VALUE_OUT, publicValue = VALUE, draw = SAMPLE) =>
  ledger.drawWith({ nowMs, draw, publicValue })
/** Closes the list in time, and holds the draw when the value is out. */
const closeAndDraw = async (ledger: Ledger) => {
  await recordOf(ledger, CLOSED)
  expect(await code(drawWith(ledger))).toBe('ok')
}
const holdAt = (ledger: Ledger, startMs: number, nowMs: number) =>
  ledger.hold({
    nowMs,
    keyed: keyed(),
    office: 'registry',
    appointment: 'marriage',
    startMs,
    holdId: crypto.randomUUID(),
  })
const code = async (asked: Promise<{ ok: true } | { ok: false; problem: { code: string } }>) => {
  const answer = await asked
  return answer.ok ? 'ok' : answer.problem.code
}

describe('a draw from announcement to draw', () => {
  it('is open between its two instants and at no other', async () => {
    const ledger = BOOKING.getByName('states')
    expect((await recordOf(ledger, ms('2027-04-01T09:00'))).state).toBe('announced')
    expect(await code(enter(ledger, 'early', [at('09:00')], ms('2027-04-26T08:59')))).toBe('draw_not_open')
    expect(await code(enter(ledger, 'first', [at('09:00')], ms('2027-04-26T09:00')))).toBe('ok')
    expect(await code(enter(ledger, 'last', [at('09:00')], CLOSED - 60_000))).toBe('ok')
    expect((await recordOf(ledger, CLOSED - 60_000)).state).toBe('open')
    expect((await published(ledger, CLOSED - 60_000)).entries).toBeNull()
    expect(await code(enter(ledger, 'late', [at('09:00')], CLOSED))).toBe('draw_not_open')
    expect(await recordOf(ledger, CLOSED)).toMatchObject({ state: 'closed', committedMs: CLOSED, count: 2 })
  })

  it('commits to the list before the value, and the whole of it can be verified afterwards', async () => {
    const ledger = BOOKING.getByName('verified')
    for (let couple = 0; couple < 60; couple += 1)
      await entered(ledger, `couple ${couple}`, couple % 3 === 0 ? [at('09:00')] : [at('09:00'), at('10:30')])
    const closed = await published(ledger, CLOSED)
    expect(closed.publicValue).toBeUndefined()
    expect(await verifyDraw(closed)).toEqual([])
    expect(listText({ ...closed, times: closed.times ?? [], entries: closed.entries ?? [] })).toContain(
      'form 00 00 00 00 00 00 00\n',
    )
    expect(await code(drawWith(ledger))).toBe('ok')
    const drawn = await published(ledger, VALUE_OUT)
    expect(drawn).toMatchObject({ state: 'drawn', commitment: closed.commitment, publicValue: VALUE })
    expect(drawn.entries).toEqual(closed.entries)
    expect(drawn.order).toHaveLength(60)
    expect(drawn.given).toHaveLength(4)
    expect(await verifyDraw(drawn)).toEqual([])
  })

  it('closes by itself when nobody asks', async () => {
    const ledger = BOOKING.getByName('alarm')
    expect(await code(enter(ledger, 'alone', [at('09:00')], CLOSED - 50))).toBe('ok')
    await new Promise((done) => setTimeout(done, 100))
    await runDurableObjectAlarm(ledger)
    const rows = await runInDurableObject(ledger, (_, { storage }) =>
      storage.sql.exec('SELECT state, commitment IS NOT NULL AS committed FROM draws').toArray(),
    )
    expect(rows).toEqual([{ state: 'closed', committed: 1 }])
  })
})

describe('entering', () => {
  it('takes each person once, in whatever couple', async () => {
    const ledger = BOOKING.getByName('once')
    await entered(ledger, 'a', [at('09:00')])
    expect(await code(enter(ledger, 'a', [at('10:00')]))).toBe('already_entered')
    const party = { ...partyOf('b'), personHashes: ['b one', 'a other'] }
    const mixed = {
      nowMs: OPEN,
      keyed: keyed(),
      draw: SAMPLE,
      party,
      entry: numberOf(),
      preferences: [at('09:00')],
    }
    expect(await code(ledger.enter(mixed))).toBe('already_entered')
  })

  it('answers a retry as the first time', async () => {
    const ledger = BOOKING.getByName('retry')
    const command = {
      nowMs: OPEN,
      keyed: keyed(),
      draw: SAMPLE,
      party: partyOf('a'),
      entry: numberOf(),
      preferences: [at('09:00')],
    }
    const first = await ledger.enter(command)
    expect(await ledger.enter({ ...command, party: partyOf('a'), entry: numberOf() })).toEqual(first)
    expect((await recordOf(ledger, OPEN)).count).toBe(1)
  })

  it('can be taken back and done again while entries are open, and not once they are closed', async () => {
    const ledger = BOOKING.getByName('withdrawn')
    const { id } = await entered(ledger, 'a', [at('09:00')])
    const withdraw = (id: string, nowMs: number) => ledger.withdraw({ nowMs, keyed: keyed(), id })
    expect(await withdraw(id, OPEN)).toMatchObject({ ok: true, value: { state: 'withdrawn' } })
    expect(await code(withdraw(id, OPEN))).toBe('ok')
    const again = await entered(ledger, 'a', [at('10:00')])
    expect(await code(withdraw(again.id, CLOSED))).toBe('draw_not_open')
    const { entries } = await published(ledger, CLOSED)
    expect(entries).toEqual([{ entry: again.entry, preferences: [instantText(at('10:00'))] }])
  })

  it('refuses times the day does not have, the same time twice, and no time at all', async () => {
    const ledger = BOOKING.getByName('preferences')
    for (const preferences of [[at('12:30')], [at('09:00'), at('09:00')], []])
      expect(await enter(ledger, 'a', preferences)).toMatchObject({
        ok: false,
        problem: { code: 'invalid_input' },
      })
    expect(await code(enter(ledger, 'a', [at('09:00')], OPEN, 'no-such-draw'))).toBe('draw_not_found')
  })
})

describe('the drawn day', () => {
  it('is nobody’s before the draw; afterwards what is left is everybody’s', async () => {
    const ledger = BOOKING.getByName('day')
    for (const name of ['a', 'b', 'c']) await entered(ledger, name, [at('09:00')])
    expect(await code(holdAt(ledger, at('10:00'), OPEN))).toBe('day_drawn')
    await closeAndDraw(ledger)
    expect(await code(holdAt(ledger, at('09:00'), VALUE_OUT))).toBe('slot_taken')
    expect(await code(holdAt(ledger, at('10:00'), VALUE_OUT))).toBe('ok')
  })

  it('makes winners bookings and losers wait in drawn order, each under the id they entered with', async () => {
    const ledger = BOOKING.getByName('outcome')
    const ids = new Map<string, string>()
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const { id, entry } = await entered(ledger, name, [at('09:00'), at('09:30')])
      ids.set(entry, id)
    }
    await closeAndDraw(ledger)
    const { order = [], given = [] } = await published(ledger, VALUE_OUT)
    const found = (entry: string) => ledger.found(ids.get(entry) ?? '', VALUE_OUT)
    for (const { entry, start } of given)
      expect(await found(entry)).toMatchObject({
        booking: {
          state: 'booked',
          startMs: Date.parse(start),
          sealed: expect.stringMatching(/^sealed /) as string,
        },
        entry: { state: 'won' },
      })
    expect(given.map(({ entry }) => entry)).toEqual(order.slice(0, 4))
    for (const [at, entry] of order.slice(4).entries())
      expect(await found(entry)).toMatchObject({ waiting: { state: 'waiting', position: at + 1 } })
  })

  it('offers a place that comes free to the first who was not drawn', async () => {
    const ledger = BOOKING.getByName('offer')
    const ids = new Map<string, string>()
    for (const name of ['a', 'b', 'c', 'd']) {
      const { id, entry } = await entered(ledger, name, [at('09:00')])
      ids.set(entry, id)
    }
    await closeAndDraw(ledger)
    const { order = [] } = await published(ledger, VALUE_OUT)
    const winner = ids.get(order[0] ?? '') ?? ''
    const nowMs = ms('2027-05-12T09:00')
    await ledger.cancel({ nowMs, keyed: keyed(), id: winner })
    expect((await ledger.found(ids.get(order[2] ?? '') ?? '', nowMs)).waiting?.state).toBe('offered')
    expect((await ledger.found(ids.get(order[3] ?? '') ?? '', nowMs)).waiting?.state).toBe('waiting')
  })

  it('passes a place on when its people have booked another day meanwhile, without changing what was published', async () => {
    const ledger = BOOKING.getByName('elsewhere')
    const ids = new Map<string, string>()
    for (const name of ['a', 'b', 'c']) {
      const { id, entry } = await entered(ledger, name, [at('09:00')])
      ids.set(entry, id)
      const held = await ledger.hold({
        nowMs: OPEN,
        keyed: keyed(),
        office: 'registry',
        appointment: 'marriage',
        startMs: ms('2027-05-21T09:00'),
        holdId: crypto.randomUUID(),
      })
      if (held.ok)
        await ledger.book({ nowMs: OPEN, keyed: keyed(), holdId: held.value.holdId, party: partyOf(name) })
    }
    await closeAndDraw(ledger)
    const drawn = await published(ledger, VALUE_OUT)
    expect(await verifyDraw(drawn)).toEqual([])
    const states = await Promise.all(
      (drawn.order ?? []).map(
        async (entry) => (await ledger.found(ids.get(entry) ?? '', VALUE_OUT)).entry?.state,
      ),
    )
    expect(states.filter((state) => state === 'passed')).toHaveLength(2)
    const free = (drawn.order ?? [])[states.findIndex((state) => state !== 'passed')] ?? ''
    const { booking, waiting } = await ledger.found(ids.get(free) ?? '', VALUE_OUT)
    expect(booking?.state === 'booked' || waiting?.state === 'offered').toBe(true)
  })

  it('keeps what the list promised when the office cuts its places after the commitment', async () => {
    const ledger = BOOKING.getByName('cut')
    for (const name of ['a', 'b']) await entered(ledger, name, [at('09:00')])
    await published(ledger, CLOSED)
    const change = {
      id: 'close',
      office: 'registry',
      appointment: null,
      from: '2027-05-20',
      until: '2027-05-20',
      capacity: 1,
      reason: '窗口少了一个',
    }
    await ledger.change(change, CLOSED)
    expect(await code(drawWith(ledger))).toBe('ok')
    const drawn = await published(ledger, VALUE_OUT)
    expect(drawn.given).toHaveLength(2)
    expect(await ledger.touchedBy(change, VALUE_OUT)).toHaveLength(1)
  })
})

describe('the public value', () => {
  it('comes after the commitment, at its hour, as it was announced to be written, and once', async () => {
    const ledger = BOOKING.getByName('value')
    await entered(ledger, 'a', [at('09:00')])
    expect(await code(drawWith(ledger, OPEN))).toBe('draw_not_closed')
    await recordOf(ledger, CLOSED)
    expect(await code(drawWith(ledger, VALUE_OUT - 1))).toBe('draw_too_early')
    for (const value of ['3 7 12 19 25 31 8', '03 07 12 19 25 31', `${VALUE} `, ''])
      expect(await code(drawWith(ledger, VALUE_OUT, value))).toBe('invalid_input')
    expect(await code(drawWith(ledger))).toBe('ok')
    expect(await code(drawWith(ledger))).toBe('ok')
    expect(await code(drawWith(ledger, VALUE_OUT, '03 07 12 19 25 31 09'))).toBe('draw_over')
    expect(await code(drawWith(ledger, VALUE_OUT, VALUE, 'no-such-draw'))).toBe('draw_not_found')
  })

  it('binds nobody where the list was closed only when it was known already', async () => {
    const ledger = BOOKING.getByName('late')
    await entered(ledger, 'a', [at('09:00')])
    expect(await code(drawWith(ledger, VALUE_OUT))).toBe('draw_committed_late')
  })
})

describe('a draw that is called off', () => {
  it('tells its entrants, and the day is given to whoever comes first from the stated time on', async () => {
    const ledger = BOOKING.getByName('cancelled')
    const { id } = await entered(ledger, 'a', [at('09:00')])
    const firstComeMs = ms('2027-05-13T09:00')
    const cancel = (reason: string, first = firstComeMs) =>
      ledger.cancelDraw({ nowMs: VALUE_OUT, draw: SAMPLE, reason, firstComeMs: first })
    expect(await code(cancel(''))).toBe('invalid_input')
    expect(await code(cancel('那一期没有开奖', VALUE_OUT - 1))).toBe('invalid_input')
    expect(await code(cancel('那一期没有开奖'))).toBe('ok')
    expect(await code(cancel('那一期没有开奖'))).toBe('ok')
    expect((await ledger.found(id, VALUE_OUT)).entry).toMatchObject({
      state: 'cancelled',
      drawState: 'cancelled',
    })
    expect(await code(holdAt(ledger, at('09:00'), firstComeMs - 1))).toBe('day_drawn')
    expect(await code(holdAt(ledger, at('09:00'), firstComeMs))).toBe('ok')
    expect((await recordOf(ledger, firstComeMs)).state).toBe('released')
    expect(await code(drawWith(ledger))).toBe('draw_over')
  })
})

const declared: DrawTerms = {
  id: 'desk-2027-02-14',
  name: '2027年2月14日结婚登记抽签',
  office: 'registry',
  appointment: 'marriage',
  day: '2027-02-12',
  fromMs: ms('2027-01-20T09:00'),
  untilMs: ms('2027-01-27T17:00'),
  valueSource: '2027年1月28日开奖的公开号码',
  valueWritten: '照公布的样子写',
  valueForm: '00 00 00 00 00 00 00',
  expectedMs: ms('2027-01-28T22:00'),
  note: null,
}

describe('everybody on the list', () => {
  const told = (ledger: Ledger) =>
    runInDurableObject(ledger, (_, { storage }) =>
      storage.sql
        .exec(`SELECT subject FROM messages WHERE kind = 'draw-result'`)
        .toArray()
        .map(({ subject }) => subject),
    )

  it('is told once how it came out', async () => {
    const ledger = BOOKING.getByName('told')
    const ids: string[] = []
    for (const name of ['a', 'b', 'c', 'd']) ids.push((await entered(ledger, name, [at('09:00')])).id)
    await closeAndDraw(ledger)
    await drawWith(ledger)
    const subjects = await told(ledger)
    expect(subjects).toHaveLength(ids.length)
    expect(new Set(subjects)).toEqual(new Set(ids))
  })

  it('is told when the draw is called off, and whoever took the entry back is not', async () => {
    const ledger = BOOKING.getByName('told-off')
    const { id } = await entered(ledger, 'a', [at('09:00')])
    const other = await entered(ledger, 'b', [at('09:00')])
    await ledger.withdraw({ nowMs: OPEN, keyed: keyed(), id: other.id })
    const cancelled = { draw: SAMPLE, reason: '那一期没有开奖', firstComeMs: VALUE_OUT }
    await ledger.cancelDraw({ nowMs: CLOSED, ...cancelled })
    expect(await told(ledger)).toEqual([id])
  })
})

describe('a draw that the desk declares', () => {
  const nowMs = ms('2027-01-10T09:00')

  it('runs like one of the content', async () => {
    const ledger = BOOKING.getByName('declared')
    const declare = (terms: DrawTerms) => ledger.declareDraw({ nowMs, terms })
    expect(await code(declare(declared))).toBe('ok')
    expect(await code(declare(declared))).toBe('ok')
    expect(await code(declare({ ...declared, name: '别的' }))).toBe('draw_exists')
    expect(await code(declare({ ...declared, id: 'other' }))).toBe('draw_exists')
    expect(await code(holdAt(ledger, ms('2027-02-12T09:00'), nowMs))).toBe('day_drawn')
    await enter(ledger, 'a', [ms('2027-02-12T09:00')], declared.fromMs, declared.id)
    await recordOf(ledger, declared.untilMs, declared.id)
    expect(await code(drawWith(ledger, declared.expectedMs, VALUE, declared.id))).toBe('ok')
    expect(await verifyDraw(await published(ledger, declared.expectedMs, declared.id))).toEqual([])
  })

  it.each<[string, Partial<DrawTerms>]>([
    ['a day without times', { day: '2027-02-13' }],
    ['a service the office does not offer', { appointment: 'open-day' }],
    ['entries that opened already', { fromMs: ms('2027-01-09T09:00') }],
    ['a value that is out before entries close', { expectedMs: declared.untilMs }],
    ['a value one can guess', { valueForm: '00' }],
  ])('is refused for %s', async (_, change) => {
    const ledger = BOOKING.getByName('refused')
    expect(await code(ledger.declareDraw({ nowMs, terms: { ...declared, ...change } }))).toBe('invalid_input')
  })

  it('is refused for a day of which somebody has a place', async () => {
    const ledger = BOOKING.getByName('taken')
    expect(await code(holdAt(ledger, ms('2027-02-12T09:00'), nowMs))).toBe('ok')
    expect(await code(ledger.declareDraw({ nowMs, terms: declared }))).toBe('draw_day_taken')
  })
})

describe('the tables', () => {
  it('refuse by themselves whatever would make a draw unfair', async () => {
    const ledger = BOOKING.getByName('sql')
    const { entry } = await entered(ledger, 'a', [at('09:00')])
    await published(ledger, CLOSED)
    const hash = 'a'.repeat(64)
    const refused: [string, RegExp][] = [
      [`UPDATE draws SET commitment = '${hash}'`, /a commitment stays/],
      ['UPDATE draws SET committed_ms = committed_ms + 1', /a commitment stays/],
      [`UPDATE draws SET value_source = 'another'`, /terms of a draw stay/],
      [`UPDATE draws SET state = 'open'`, /only forward|CHECK/],
      [`UPDATE draws SET public_value = '1', drawn_ms = ${VALUE_OUT - 1}, state = 'drawn'`, /CHECK/],
      ['DELETE FROM draws', /a draw stays/],
      [
        `INSERT INTO draw_entries
          SELECT 'x', draw, '0000-0000-0000', preferences, entered_ms, 'in', NULL, NULL FROM draw_entries`,
        /entries are not open/,
      ],
      [`UPDATE draw_entries SET preferences = '[]'`, /an entry stays/],
      [`UPDATE draw_entries SET entry = '0000-0000-0000' WHERE entry = '${entry}'`, /an entry stays/],
      [`UPDATE draw_entries SET state = 'withdrawn'`, /the list is closed/],
      [`UPDATE draw_entries SET state = 'won', turn = 1, start_ms = ${at('09:00')}`, /the list is closed/],
      ['DELETE FROM draw_entries', /an entry stays/],
      [
        `INSERT INTO draw_times VALUES ('${SAMPLE}', ${at('18:00')}, ${at('18:30')}, 9)`,
        /the list is closed/,
      ],
      ['UPDATE draw_times SET places = 50', /the list is closed/],
      ['DELETE FROM draw_times', /the list is closed/],
    ]
    await runInDurableObject(ledger, (_, { storage }) => {
      for (const [statement, why] of refused)
        expect(() => storage.sql.exec(statement), statement).toThrow(why)
      storage.sql.exec(`UPDATE draws SET public_value = '1', drawn_ms = ${VALUE_OUT}, state = 'drawn'`)
      expect(() => storage.sql.exec(`UPDATE draws SET public_value = '2'`)).toThrow(/the value comes once/)
    })
  })
})
