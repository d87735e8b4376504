import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { describe, expect, it, vi } from 'vitest'
import { timesOn } from '../../schema/booking/times.ts'
import { dayOf } from '../../schema/dates.ts'
import { marked } from '../../tests/worker/at-desk.ts'
import { at, fresh, keyed, marriage, nowMs, ring, someone, two } from '../../tests/worker/fresh-ledger.ts'
import { partyOf } from './party.ts'
import { plan } from './plan.ts'

/** Each of these was broken once, and found by the simulation (tests/simulation) or by a client that meant no good. */

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
