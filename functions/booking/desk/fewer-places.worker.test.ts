import { evictDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import { atDesk } from '../../../tests/worker/at-desk.ts'
import {
  at,
  fresh,
  keyed,
  marriage,
  nowMs,
  ring,
  someone,
  toldTo,
  two,
} from '../../../tests/worker/fresh-ledger.ts'
import { partyOf } from '../party.ts'

/** Each of these was broken once, and found by the simulation (tests/simulation) or by a client that meant no good. */

describe('capacity that the desk lowered', () => {
  it('is full as long as so many are there, whichever of their places was given back', async () => {
    const { hold, book, cancel, change } = fresh()
    const [first] = [await book(at('09:00'), someone(), two), await book(at('09:00'), someone(), two)]
    await change(1, nowMs, two)
    await cancel(first)
    expect(await hold(at('09:00'), two)).toBe('slot_taken')
  })
})

describe('a day that the desk closes', () => {
  it('takes no booking any more, not even of a hold', async () => {
    const { hold, confirm, book, move, change } = fresh()
    const id = await book(at('09:00', '2026-12-04'))
    const [first, second] = [await hold(at('09:00')), await hold(at('09:30'))]
    await change(0)
    expect(await confirm(first, someone())).toBe('day_closed')
    expect(await move(id, second)).toMatchObject({ ok: false, problem: { code: 'day_closed' } })
  })

  it('and keeps with fewer places books no hold beyond them: whoever is not told otherwise has a place', async () => {
    const { hold, confirm, book, move, change } = fresh()
    await change(2)
    const id = await book(at('09:00', '2026-12-04'))
    const [first, second] = [await hold(at('09:00')), await hold(at('09:00'))]
    const [third, fourth] = [await hold(at('09:30')), await hold(at('09:30'))]
    await change(1)
    expect(await confirm(second, someone())).toBe('slot_taken')
    expect(await confirm(first, someone())).toHaveLength(36)
    expect(await move(id, fourth)).toMatchObject({ ok: false, problem: { code: 'slot_taken' } })
    expect(await move(id, third)).toMatchObject({ ok: true })
  })

  it('takes its offers back: whoever had one is told, has lost no turn, and is first when there is a place', async () => {
    const { ledger, book, wait, cancel, change, waiting } = fresh()
    const [first, second] = [await book(at('09:00')), await book(at('10:00'))]
    const [early, late] = [await wait(at('09:00')), await wait(at('09:00'))]
    await cancel(first)
    const offered = (await waiting(early))?.offer
    expect(offered).toMatchObject({ startMs: at('09:00') })
    await change(0)
    expect(await waiting(early)).toMatchObject({ state: 'waiting', position: 1 })
    expect(await ledger.accept({ nowMs, keyed: keyed(), id: early })).toMatchObject({
      problem: { code: 'offer_over' },
    })
    expect(await toldTo(ledger, early)).toEqual(['offer', 'offer-withdrawn'])
    await evictDurableObject(ledger)
    expect(await waiting(early)).toMatchObject({ state: 'waiting', position: 1 })
    expect((await ledger.found(second, nowMs)).booking).toMatchObject({ state: 'booked' })
    await change(1)
    expect(await waiting(early)).toMatchObject({ state: 'offered' })
    expect(await waiting(late)).toMatchObject({ state: 'waiting', position: 1 })
    expect(await ledger.accept({ nowMs, keyed: keyed(), id: early })).toMatchObject({ ok: true })
  })

  it('and keeps with fewer places takes back an offer before it tells anybody who has booked', async () => {
    const { ledger, book, wait, cancel, change, waiting } = fresh()
    await change(2)
    const [first, second] = [await book(at('09:00')), await book(at('09:00'))]
    const waits = await wait(at('09:00'))
    await cancel(first)
    expect(await waiting(waits)).toMatchObject({ state: 'offered' })
    const { effect } = await change(1)
    expect(effect.touched).toEqual([])
    expect(await waiting(waits)).toMatchObject({ state: 'waiting', position: 1 })
    const found = await ledger.found(second, nowMs)
    expect(found).toMatchObject({ booking: { state: 'booked' } })
    expect(found.touched).toBeUndefined()
  })

  it('and keeps with fewer places keeps first who has booked: whoever only fills in the form is told the next free times', async () => {
    const { ledger, hold, book, cancel, confirm, change } = fresh()
    await change(2)
    const first = await book(at('09:00'))
    const second = await book(at('09:00'))
    await cancel(first)
    const held = await hold(at('09:00'))
    const { effect } = await change(1)
    expect(effect.touched).toEqual([])
    expect((await ledger.found(second, nowMs)).touched).toBeUndefined()
    expect(await confirm(held, someone())).toBe('slot_taken')
    await cancel(second)
    expect(await confirm(held, someone())).toHaveLength(36)
  })

  it('tells those who wait for it, once, and keeps their turn', async () => {
    const { ledger, book, wait, change, waiting } = fresh()
    await book(at('09:00'))
    const [early, late] = [await wait(at('09:00')), await wait(at('09:00'))]
    await change(0)
    await change(0)
    expect(await toldTo(ledger, early)).toEqual(['line-closed'])
    expect(await toldTo(ledger, late)).toEqual(['line-closed'])
    expect(await waiting(late)).toMatchObject({ state: 'waiting', position: 2, closed: true })
    await change(2)
    expect(await waiting(early)).toMatchObject({ state: 'offered' })
    expect(await waiting(late)).toMatchObject({ state: 'waiting', position: 1 })
    expect((await waiting(late))?.closed).toBeUndefined()
  })

  it('and opens again goes to who waits, after a restart as well', async () => {
    const { ledger, book, wait, cancel, change, waiting } = fresh()
    const id = await book(at('09:00'))
    const waits = await wait(at('09:00'))
    await change(0)
    await cancel(id)
    await evictDurableObject(ledger)
    await change(1)
    expect(await waiting(waits)).toMatchObject({ state: 'offered' })
  })

  it('stays as the desk said last, though the clock went back in between', async () => {
    const { ledger, hold, change } = fresh()
    await change(0)
    await change(1, nowMs - 60_000)
    await evictDurableObject(ledger)
    expect(await hold(at('09:00'))).toHaveLength(36)
  })
})

describe('a couple whom the desk let in beyond the places', () => {
  it('is told nothing by a change that takes no place of their time', async () => {
    const { ledger, book } = fresh()
    const id = crypto.randomUUID()
    await book(at('09:00'))
    const [party, time] = [partyOf(ring, id, someone()), { ...marriage, startMs: at('09:00') }]
    const asked = { key: crypto.randomUUID(), by: 'head', reason: '示例示例', nowMs }
    const entered = await atDesk(ledger, (desk) =>
      desk.overbook({ ...time, ...asked, keyed: keyed(), party }),
    )
    expect(entered.ok).toBe(true)
    const hours = [{ from: '09:00', to: '17:00' }]
    const change = { ...marriage, from: '2026-12-03', until: '2026-12-03', hours, capacity: null }
    const { effect } = await atDesk(ledger, (desk) =>
      desk.change({ id: crypto.randomUUID(), change, by: 'head', reason: '示例', nowMs }),
    )
    expect(effect.touched).toEqual([])
    expect((await ledger.found(id, nowMs)).touched).toBeUndefined()
  })
})
