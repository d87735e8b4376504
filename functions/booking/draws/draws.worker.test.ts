import { atDesk } from '../../../tests/worker/at-desk.ts'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { listText } from '../../../schema/booking/draw-list.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import { verifyDraw } from '../../../schema/booking/verify-draw.ts'
import {
  at,
  BOOKING,
  CLOSED,
  code,
  deskAct,
  drawWith,
  enter,
  entered,
  holdAt,
  keyed,
  ms,
  numberOf,
  OPEN,
  partyOf,
  published,
  recordOf,
  SAMPLE,
  VALUE,
  VALUE_OUT,
} from '../../../tests/worker/draw-ledger.ts'

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
      atDesk(ledger, (desk) =>
        desk.cancelDraw({ act: deskAct(), nowMs: VALUE_OUT, draw: SAMPLE, reason, firstComeMs: first }),
      )
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
