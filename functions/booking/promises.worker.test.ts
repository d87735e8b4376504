import { atDesk, marked } from '../../tests/worker/at-desk.ts'
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it, vi } from 'vitest'
import { couple, type TestParty } from '../../tests/support/people.ts'
import { ringWith } from '../../tests/worker/rings.ts'
import { timesOn } from '../../schema/booking/times.ts'
import { dayOf } from '../../schema/dates.ts'
import type { Env } from '../env.ts'
import { partyOf } from './party.ts'
import { plan } from './plan.ts'

/** Each of these was broken once, and found by the simulation (tests/simulation). */

const ring = ringWith('k1', { k1: 1 }, 2)
const at = (clock: string, day = '2026-12-03') => Date.parse(`${day}T${clock}:00+08:00`)
const nowMs = at('09:00', '2026-12-01')
const marriage = { office: 'registry-branch', appointment: 'marriage' }
const two = { office: 'registry', appointment: 'marriage' }
const keyed = () => ({ key: crypto.randomUUID(), body: 'body' })

let ledgers = 0
let couples = 5000
const someone = () => couple((couples += 1))

/** A ledger of its own, and what one asks it. */
const fresh = () => {
  const ledger = (env as unknown as Env).BOOKING.getByName(`promises ${(ledgers += 1)}`)
  const party = (who: TestParty, id: string) => partyOf(ring, id, who)
  const hold = async (startMs: number, where = marriage, now = nowMs) => {
    const held = await ledger.hold({
      ...where,
      startMs,
      nowMs: now,
      keyed: keyed(),
      holdId: crypto.randomUUID(),
    })
    return held.ok ? held.value.holdId : held.problem.code
  }
  const confirm = async (holdId: string, who: TestParty, now = nowMs, id: string = crypto.randomUUID()) => {
    const booked = await ledger.book({ nowMs: now, keyed: keyed(), holdId, party: party(who, id) })
    return booked.ok ? booked.value.id : booked.problem.code
  }
  return {
    ledger,
    hold,
    confirm,
    book: async (startMs: number, who = someone(), where = marriage, now = nowMs) =>
      confirm(await hold(startMs, where, now), who, now),
    wait: async (startMs: number, who = someone(), now = nowMs) => {
      const day = '2026-12-03'
      const id = crypto.randomUUID()
      const command = { ...marriage, day, startMs, nowMs: now, keyed: keyed(), party: party(who, id) }
      const waits = await ledger.wait(command)
      return waits.ok ? waits.value.id : waits.problem.code
    },
    cancel: (id: string, now = nowMs) => ledger.cancel({ nowMs: now, keyed: keyed(), id }),
    move: (id: string, holdId: string) => ledger.move({ nowMs, keyed: keyed(), id, holdId }),
    change: (capacity: number, now = nowMs, where = marriage) => {
      const change = { ...where, from: '2026-12-03', until: '2026-12-03', hours: null, capacity }
      return atDesk(ledger, (desk) =>
        desk.change({ id: crypto.randomUUID(), change, by: 'head', reason: '示例', nowMs: now }),
      )
    },
    waiting: async (id: string, now = nowMs) => (await ledger.found(id, now)).waiting,
  }
}

describe('capacity that the desk lowered', () => {
  it('is full as long as so many are there, whichever of their places was given back', async () => {
    const { hold, book, cancel, change } = fresh()
    const [first] = [await book(at('09:00'), someone(), two), await book(at('09:00'), someone(), two)]
    await change(1, nowMs, two)
    await cancel(first)
    expect(await hold(at('09:00'), two)).toBe('slot_taken')
  })
})

describe('moving', () => {
  it('to the time that one has already changes nothing, and gives the second place back', async () => {
    const { ledger, hold, book, move } = fresh()
    const id = await book(at('09:00'), someone(), two)
    const holdId = await hold(at('09:00'), two)
    expect(await move(id, holdId)).toMatchObject({ ok: true, value: { id, moves: 0, startMs: at('09:00') } })
    expect((await ledger.snapshot(nowMs, -1)).counts).toEqual([1])
  })
})

describe('an offer', () => {
  it('is not made when its time would be over at once', async () => {
    const { book, wait, cancel, waiting } = fresh()
    const id = await book(at('09:00'))
    const waits = await wait(at('09:00'))
    const last = at('08:00')
    await cancel(id, last)
    expect(await waiting(waits, last)).toMatchObject({ state: 'waiting' })
  })

  it('is made after all when the clock of the machine is set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      vi.setSystemTime(nowMs)
      const { book, wait, cancel, waiting } = fresh()
      const id = await book(at('09:00'))
      const waits = await wait(at('09:00'))
      vi.setSystemTime(at('08:00'))
      await cancel(id, Date.now())
      expect(await waiting(waits, Date.now())).toMatchObject({ state: 'waiting' })
      vi.setSystemTime(at('07:59'))
      expect(await waiting(waits, Date.now())).toMatchObject({ state: 'offered' })
    } finally {
      vi.useRealTimers()
    }
  })

  it('goes on to the next when the people who have it book something else', async () => {
    const { book, wait, cancel, waiting } = fresh()
    const id = await book(at('09:00'))
    const who = someone()
    const waits = await wait(at('09:00'), who)
    await cancel(id)
    expect(await waiting(waits)).toMatchObject({ state: 'offered' })
    await book(at('10:00'), who)
    expect(await waiting(waits)).toMatchObject({ state: 'left' })
    expect(await book(at('09:00'))).toHaveLength(36)
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
    const told = () =>
      runInDurableObject(ledger, (_, { storage }) =>
        storage.sql.exec('SELECT kind FROM messages WHERE subject = ? ORDER BY kind', early).toArray(),
      )
    expect(await told()).toEqual([{ kind: 'offer' }, { kind: 'offer-withdrawn' }])
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

describe('a clock that was far ahead when the object started', () => {
  it('and is right again hides no place that is taken', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const { ledger, hold, book } = fresh()
      vi.setSystemTime(nowMs)
      await book(at('09:00'))
      vi.setSystemTime(at('09:00', '2027-02-01'))
      await evictDurableObject(ledger)
      await ledger.snapshot(Date.now(), -1)
      vi.setSystemTime(nowMs)
      const { keys, counts } = await ledger.snapshot(nowMs, -1)
      expect(Object.fromEntries(keys.map((key, at) => [key, counts[at]]))).toEqual({
        [`registry-branch/marriage/${at('09:00')}`]: 1,
      })
      expect(await hold(at('09:00'))).toBe('slot_taken')
    } finally {
      vi.useRealTimers()
    }
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

describe('the free times near one that is taken', () => {
  it('have those of the day that opens at this very minute', async () => {
    const { ledger, book } = fresh()
    // 2 February can be booked from 4 December, 9 o'clock.
    const [monday, tuesday, opens] = ['2027-02-01', '2027-02-02', at('09:00', '2026-12-04')]
    for (const { startMs } of timesOn(plan, [], marriage.office, marriage.appointment, monday))
      await book(startMs, someone(), marriage, opens - 60_000)
    const nearest = async (now: number) => {
      const asked = { ...marriage, startMs: at('09:00', monday), nowMs: now }
      const held = await ledger.hold({ ...asked, keyed: keyed(), holdId: crypto.randomUUID() })
      return held.ok ? [] : (held.problem.nearest ?? []).map((startMs) => dayOf(startMs))
    }
    expect(await nearest(opens - 30_000)).not.toContain(tuesday)
    expect(await nearest(opens)).toEqual([tuesday, tuesday, tuesday])
  })
})

describe('a write that fails', () => {
  it('leaves no reader with what was true before an earlier change', async () => {
    const { ledger, hold, book } = fresh()
    const id = await book(at('10:00'))
    const holdId = await hold(at('09:00'))
    const seen = await ledger.snapshot(nowMs, -1)
    await ledger.release(holdId, nowMs)
    const other = await hold(at('11:00'))
    const command = { nowMs, keyed: keyed(), holdId: other, party: partyOf(ring, id, someone()) }
    await runInDurableObject(ledger, (object) => expect(object.book(command)).rejects.toThrow('UNIQUE'))
    const { whole, keys } = await ledger.snapshot(nowMs, seen.version)
    expect(whole || keys.includes(`registry-branch/marriage/${at('09:00')}`)).toBe(true)
  })
})

describe('a write that fails when something is due', () => {
  it('leaves what is due to the next request', async () => {
    const { ledger, hold, book } = fresh()
    const id = await book(at('09:00'))
    const evening = at('18:05', '2026-12-02')
    const holdId = await hold(at('11:00'), marriage, at('17:59', '2026-12-02'))
    const clash = { nowMs: evening, keyed: keyed(), holdId, party: partyOf(ring, id, someone()) }
    const kinds = await runInDurableObject(ledger, async (object, { storage }) => {
      await expect(object.book(clash)).rejects.toThrow('UNIQUE')
      await object.found(id, evening)
      return storage.sql.exec('SELECT kind FROM messages WHERE subject = ?', id).toArray()
    })
    expect(kinds).toContainEqual({ kind: 'reminder-day-before' })
  })
})

describe('a first visit', () => {
  it('is known as long as its second one is possible, though its names are erased before, and no longer', async () => {
    const { ledger, book } = fresh()
    const who = someone()
    const application = { office: 'registry', appointment: 'divorce-application' }
    const id = await book(at('08:30', '2026-12-10'), who, application)
    // The names go after 30 days; the window is 12 January to 10 February.
    const collect = (office: string, day: string) =>
      book(at('09:00', day), who, { office, appointment: 'divorce-collection' }, at('11:30', '2027-01-12'))
    expect(await collect('registry-branch', '2027-01-15')).toBe('other_office')
    expect(await collect('registry', '2027-02-16')).toBe('outside_window')
    expect((await ledger.found(id, at('11:30', '2027-01-12'))).booking).toMatchObject({ sealed: null })
    const known = async (now: number) => {
      await ledger.snapshot(now, -1)
      return runInDurableObject(ledger, (_, { storage }) =>
        storage.sql.exec('SELECT count(*) AS many FROM party_people WHERE party_id = ?', id).one(),
      )
    }
    expect(await known(at('20:00', '2027-02-10'))).toEqual({ many: 2 })
    expect(await known(at('20:00', '2027-02-11'))).toEqual({ many: 0 })
  })
})

describe('marking', () => {
  it('works for an appointment of last week, after a restart as well', async () => {
    const { ledger, book } = fresh()
    const id = await book(at('09:00'))
    const later = at('09:00', '2026-12-11')
    await ledger.snapshot(later, -1)
    await evictDurableObject(ledger)
    expect(await marked(ledger, { id, act: 'no-show', nowMs: later })).toMatchObject({
      ok: true,
      value: { stage: 'no-show' },
    })
    expect(await ledger.found(id, later)).toMatchObject({ booking: { state: 'no-show' } })
  })
})

describe('what the desk has marked as done', () => {
  it('does not come back to the counter', async () => {
    const { ledger, book } = fresh()
    const id = await book(at('09:00'))
    const visit = [
      { act: 'arrive', nowMs: at('08:55') },
      { act: 'call', nowMs: at('09:05'), counter: 1 },
      { act: 'done', nowMs: at('09:40') },
    ] as const
    for (const step of visit) expect((await marked(ledger, { id, ...step })).ok).toBe(true)
    expect(await marked(ledger, { id, act: 'arrive', nowMs: at('09:50') })).toMatchObject({
      problem: { code: 'not_now' },
    })
    expect(await ledger.found(id, at('09:50'))).toMatchObject({ booking: { state: 'done' } })
  })
})

describe('places that are there all at once', () => {
  it('go to whoever waits when the object starts, as if the content had given more of them', async () => {
    const { ledger, book, wait, waiting } = fresh()
    const booked = await book(at('09:00'))
    const first = await wait(at('09:00'))
    expect((await waiting(first))?.state).toBe('waiting')
    await runInDurableObject(ledger, (_, { storage }) => {
      storage.sql.exec("UPDATE bookings SET state = 'cancelled' WHERE id = ?", booked)
      storage.sql.exec('DELETE FROM places WHERE party_id = ?', booked)
    })
    await evictDurableObject(ledger)
    expect((await waiting(first))?.state).toBe('offered')
  })
})
