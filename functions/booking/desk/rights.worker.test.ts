import { atDesk, marked } from '../../../tests/worker/at-desk.ts'
import { reset } from 'cloudflare:test'
import { afterEach, describe, expect, it } from 'vitest'
import {
  BOOKING,
  closeAndDraw,
  entered,
  holdAt,
  keyed,
  ms,
  OPEN,
  partyOf,
  type Ledger,
} from '../../../tests/worker/draw-ledger.ts'
import { everyRow, ledger } from '../../../tests/worker/rights-visits.ts'
import { policy } from '../../policy.ts'

afterEach(() => reset())

const DAY = 86_400_000
const START = ms('2027-05-20T09:00')

/** Whoever keeps the data, each time with a form of their own. */
const asked = () => ({ key: crypto.randomUUID(), by: 'keeper', why: 'request:1' })

const theirs = (of: Ledger, name: string, nowMs: number) =>
  atDesk(of, (desk) => desk.theirParties({ personHash: `${name} one` }, nowMs))
const erase = async (of: Ledger, ids: string[], nowMs: number) => {
  const done = await atDesk(of, (desk) =>
    desk.rights({ nowMs, keyed: keyed(), ...asked(), act: 'erase', ids }),
  )
  return done.ok ? done.value.ids : []
}
/** A booking at a time that is not drawn. */
const bookAt = async (of: Ledger, name: string, startMs: number, nowMs: number): Promise<string> => {
  const held = await holdAt(of, startMs, nowMs)
  if (!held.ok) throw new Error(held.problem.code)
  const party = partyOf(name)
  const made = await of.book({ nowMs, keyed: keyed(), holdId: held.value.holdId, party })
  if (!made.ok) throw new Error(made.problem.code)
  return party.id
}

describe('what somebody has in the ledger', () => {
  it('an entry of a draw is theirs, stays while the draw is open, and goes once they took it back', async () => {
    const one = BOOKING.getByName('rights of an entry')
    const { id } = await entered(one, 'a', [START])
    expect(await theirs(one, 'a', OPEN)).toMatchObject([
      { id, kind: 'entry', standing: 'in-force', entry: { state: 'in' } },
    ])
    expect(await erase(one, [id], OPEN)).toEqual([])
    await one.withdraw({ nowMs: OPEN, keyed: keyed(), id })
    expect(await erase(one, [id], OPEN)).toEqual([id])
    expect(await theirs(one, 'a', OPEN)).toEqual([])
  })

  it('whoever lost the draw waits, and is not erased while they do', async () => {
    const one = BOOKING.getByName('rights of a waiting')
    const names = Array.from({ length: 30 }, (_, at) => `w${at}`)
    for (const name of names) await entered(one, name, [START])
    await closeAndDraw(one)
    const after = ms('2027-05-11T23:00')
    const all = await Promise.all(names.map((name) => theirs(one, name, after)))
    const kinds = new Map(all.flat().map(({ kind, standing }) => [kind, standing]))
    expect(kinds).toEqual(
      new Map([
        ['booking', 'in-force'],
        ['waiting', 'in-force'],
      ]),
    )
    const waits = all.flat().find(({ kind }) => kind === 'waiting')
    const id = waits?.id ?? ''
    expect(await erase(one, [id], after)).toEqual([])
    await one.leave({ nowMs: after, keyed: keyed(), id })
    expect(await erase(one, [id], after)).toEqual([id])
  })

  it('a booking nobody came to is erased, but for the hash that counts, and that too when it counts no more', async () => {
    const one = ledger()
    const { noShow } = policy.booking
    const startMs = ms('2027-04-07T09:00')
    const id = await bookAt(one, 'n', startMs, ms('2027-04-05T09:00'))
    const later = startMs + DAY
    expect((await marked(one, { id, act: 'no-show', nowMs: later })).ok).toBe(true)
    const [before] = await theirs(one, 'n', later)
    expect([before?.standing, before?.remembered]).toEqual(['free', true])
    expect(await erase(one, [id], later)).toEqual([id])
    expect(await theirs(one, 'n', later)).toMatchObject([
      { standing: 'erased', remembered: true, sealed: null },
    ])
    expect(await everyRow()).not.toContain('sealed n')
    expect(await atDesk(one, (desk) => desk.theirParties({ phoneHashes: ['phone n'] }, later))).toEqual([])

    await atDesk(one, (desk) => desk.kept(startMs + (noShow.withinDays + noShow.walkInDays + 1) * DAY))
    // The chores of the next quarter of an hour find the hash without a reason.
    const over = startMs + (noShow.withinDays + noShow.walkInDays + 2) * DAY
    await bookAt(one, 'other', ms('2027-09-01T09:00'), ms('2027-08-20T09:00'))
    await atDesk(one, (desk) => desk.kept(over))
    expect(await everyRow()).not.toContain('n one')
  })

  it('is changed by a correction only where nothing else changed meanwhile', async () => {
    const one = BOOKING.getByName('rights of a correction')
    const nowMs = ms('2027-04-05T09:00')
    const id = await bookAt(one, 'c', ms('2027-04-07T09:00'), nowMs)
    const made = { id, sealed: 'sealed new', phoneHash: 'phone new', last4Hash: 'last4 new' }
    const correct = (from: string) =>
      atDesk(one, (desk) =>
        desk.rights({ nowMs, keyed: keyed(), ...asked(), act: 'correct', parties: [{ ...made, from }] }),
      )
    expect(await correct('sealed old')).toEqual({ ok: true, value: { ids: [] } })
    expect(await correct('sealed c')).toEqual({ ok: true, value: { ids: [id] } })
    expect(await atDesk(one, (desk) => desk.theirParties({ phoneHashes: ['phone c'] }, nowMs))).toEqual([])
    expect(await theirs(one, 'c', nowMs)).toMatchObject([{ sealed: 'sealed new', standing: 'in-force' }])
  })

  it('is due by kind and day, and is not when it is on hold', async () => {
    const one = BOOKING.getByName('what is due')
    const nowMs = ms('2027-04-05T09:00')
    const ids = [
      await bookAt(one, 'd', ms('2027-04-07T09:00'), nowMs),
      await bookAt(one, 'e', ms('2027-04-07T09:00'), nowMs),
    ]
    for (const id of ids) await one.cancel({ nowMs, keyed: keyed(), id })
    const day = '2027-04-12'
    expect(policy.booking.retentionDays.cancelled).toBe(7)
    expect((await atDesk(one, (desk) => desk.kept(nowMs))).due).toEqual([{ day, what: 'booking', count: 2 }])
    const hold = { id: ids[0] ?? '', reason: '有争议，等法院', untilMs: nowMs + 90 * DAY }
    await atDesk(one, (desk) => desk.rights({ nowMs, keyed: keyed(), ...asked(), act: 'keep', ...hold }))
    expect((await atDesk(one, (desk) => desk.kept(nowMs))).due).toEqual([{ day, what: 'booking', count: 1 }])
    const after = await atDesk(one, (desk) => desk.kept(nowMs + 8 * DAY))
    expect([after.due, after.overdue, after.erased[0]?.count, after.holds.length]).toEqual([[], 0, 1, 1])
  })
})
