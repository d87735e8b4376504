import { atDesk } from '../../../tests/worker/at-desk.ts'
import { describe, expect, it } from 'vitest'
import { verifyDraw } from '../../../schema/booking/verify-draw.ts'
import {
  at,
  BOOKING,
  CLOSED,
  closeAndDraw,
  code,
  drawWith,
  entered,
  holdAt,
  keyed,
  ms,
  OPEN,
  partyOf,
  published,
  VALUE_OUT,
} from '../../../tests/worker/draw-ledger.ts'

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
      office: 'registry',
      appointment: null,
      from: '2027-05-20',
      until: '2027-05-20',
      hours: null,
      capacity: 1,
    }
    await atDesk(ledger, (desk) =>
      desk.change({ id: crypto.randomUUID(), change, by: 'head', reason: '窗口少了一个', nowMs: CLOSED }),
    )
    expect(await code(drawWith(ledger))).toBe('ok')
    const drawn = await published(ledger, VALUE_OUT)
    expect(drawn.given).toHaveLength(2)
    const { touched } = await atDesk(ledger, (desk) =>
      desk.capacity({ office: 'registry', month: '2027-05', nowMs: VALUE_OUT }),
    )
    expect(touched).toMatchObject([{ state: 'told', reason: null }])
  })
})
