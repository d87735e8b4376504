import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Board, timeKey, type TimeState } from './board.ts'

const START = Date.parse('2026-12-03T09:00:00+08:00')
const timesOf = (board: Board, capacity: number) =>
  [1, 2, 3].map((id) =>
    board.addTime(id, {
      office: 'here',
      appointment: 'it',
      startMs: START + id * 1_800_000,
      endMs: START + (id + 1) * 1_800_000,
      capacity,
    }),
  )

type Act = { what: 'hold' | 'book' | 'free' | 'expire' | 'read'; time: number; number: number }
const anyActs = fc.array(
  fc.record({
    what: fc.constantFrom('hold', 'hold', 'book', 'free', 'expire', 'read') as fc.Arbitrary<Act['what']>,
    time: fc.integer({ min: 0, max: 2 }),
    number: fc.integer({ min: 0, max: 1000 }),
  }),
  { maxLength: 60 },
)

/** What has run out: all of it, the earliest first. */
const expire = (board: Board, times: readonly TimeState[], nowMs: number) => {
  const over = board.expired(nowMs)
  const expected = times
    .flatMap(({ seats }) => [...seats.values()])
    .flatMap(({ expiresAtMs }) => (expiresAtMs <= nowMs ? [expiresAtMs] : []))
    .sort((one, other) => one - other)
  expect(over.map(({ held }) => held.expiresAtMs)).toEqual(expected)
  return over
}

/** Takes what changed since a version, and returns the version it is at now. */
const read = (board: Board, since: number, reader: Map<string, number>): number => {
  const { version, whole, keys, counts } = board.taken(since)
  if (whole) reader.clear()
  keys.forEach((key, index) => reader.set(key, counts[index] ?? 0))
  return version
}

describe('the board', () => {
  it('never has more than may come, knows every hold, and tells a reader all that changed', () => {
    fc.assert(
      fc.property(anyActs, fc.integer({ min: 0, max: 3 }), (acts, capacity) => {
        const board = new Board(7)
        const times = timesOf(board, capacity)
        const reader = new Map<string, number>()
        let [seen, names] = [-1, 0]
        for (const { what, time: at, number } of acts) {
          const time = times[at]
          if (time === undefined) throw new Error('no such time')
          const seat = board.freeSeat(time)
          const some = [...time.seats.keys()][number % Math.max(1, time.seats.size)]
          if (what === 'hold' && seat !== undefined)
            board.put(time, seat, { holdId: `h${(names += 1)}`, expiresAtMs: number })
          if (what === 'book' && some !== undefined)
            board.put(time, some, { partyId: `p${(names += 1)}`, expiresAtMs: Infinity })
          if (what === 'free' && some !== undefined) board.free(time, some)
          if (what === 'expire')
            for (const { time, seat } of expire(board, times, number)) board.free(time, seat)
          if (what === 'read') seen = read(board, seen, reader)
          const known = times.map((one) => (what === 'read' ? reader.get(timeKey(one)) : one.seats.size) ?? 0)
          expect(known).toEqual(times.map(({ seats }) => seats.size))
          for (const { seats } of times) {
            expect(seats.size).toBeLessThanOrEqual(capacity)
            for (const { holdId = '', partyId, expiresAtMs } of seats.values()) {
              expect(board.earliestExpiryMs).toBeLessThanOrEqual(expiresAtMs)
              expect(board.hold(holdId)?.held.expiresAtMs).toBe(
                partyId === undefined ? expiresAtMs : undefined,
              )
            }
          }
        }
      }),
    )
  })

  it('has a higher version after each start, whatever happened before', () => {
    const before = new Board(1)
    const [time] = timesOf(before, 3)
    for (let n = 0; time && n < 1000; n += 1) before.free(time, 0)
    const after = new Board(2)
    expect(after.version).toBeGreaterThan(before.version)
    expect(after.taken(before.version).whole).toBe(true)
  })

  it('filled anew within one start, gives everything to whoever saw less than all', () => {
    const before = new Board(1)
    const [time] = timesOf(before, 3)
    if (time) before.put(time, 0, { holdId: 'h', expiresAtMs: 1 })
    const anew = new Board(1, before.version)
    expect(anew.taken(before.version).whole).toBe(false)
    expect(anew.taken(before.version - 1).whole).toBe(true)
  })

  it('keeps what was found until a place, a closure or a draw changes', () => {
    const board = new Board(7)
    const [time] = timesOf(board, 2)
    if (time === undefined) throw new Error('no time')
    let found = 0
    const ask = (name = 'a') => board.nearest(name, () => [(found += 1)])[0]
    expect([ask(), ask(), ask('b'), ask()]).toEqual([1, 1, 2, 1])
    const changes = [
      () => board.put(time, 0, { holdId: 'h', expiresAtMs: 1 }),
      () => board.put(time, 0, { partyId: 'p', expiresAtMs: Infinity }),
      () => board.free(time, 0),
      () => board.touch(),
    ]
    changes.forEach((change, at) => {
      change()
      expect([ask(), ask()]).toEqual([at + 3, at + 3])
    })
  })
})
