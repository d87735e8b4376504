import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryFrom } from './code.ts'
import { allocate, draw, drawnOrder } from './draw.ts'
import { fitsForm, formBits, listText, orderText, type ClosedList } from './draw-list.ts'
import { instantText } from './instant.ts'
import { sha256Hex } from './sha256.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const FIRST_MS = Date.parse('2027-05-20T08:30:00+08:00')
const starts = Array.from({ length: 6 }, (_, at) => instantText(FIRST_MS + at * 30 * 60_000))

const lists: fc.Arbitrary<ClosedList> = fc.record({
  id: fc.constant('marriage-2027-05-20'),
  office: fc.constant('registry'),
  appointment: fc.constant('marriage'),
  day: fc.constant('2027-05-20'),
  valueSource: fc.constant('某期公开开奖号码'),
  valueForm: fc.constant('00 00 00'),
  times: fc.uniqueArray(
    fc.record({ start: fc.constantFrom(...starts), places: fc.integer({ min: 0, max: 3 }) }),
    {
      selector: ({ start }) => start,
      minLength: 1,
    },
  ),
  entries: fc.uniqueArray(
    fc.record({
      entry: fc.uint8Array({ minLength: 8, maxLength: 8 }).map(entryFrom),
      preferences: fc.uniqueArray(fc.constantFrom(...starts), { minLength: 1 }),
    }),
    { selector: ({ entry }) => entry, maxLength: 40 },
  ),
})
const values = fc
  .tuple(...[1, 2, 3].map(() => fc.integer({ min: 0, max: 99 })))
  .map((numbers) => numbers.map((number) => String(number).padStart(2, '0')).join(' '))
const shuffled = (list: ClosedList): fc.Arbitrary<ClosedList> =>
  fc
    .tuple(
      fc.shuffledSubarray([...list.entries], { minLength: list.entries.length }),
      fc.shuffledSubarray([...list.times], { minLength: list.times.length }),
    )
    .map(([entries, times]) => ({ ...list, entries, times }))

const example: ClosedList = {
  id: 'marriage-2027-05-20',
  office: 'registry',
  appointment: 'marriage',
  day: '2027-05-20',
  valueSource: '某期公开开奖号码',
  valueForm: '00 00 00',
  times: [
    { start: '2027-05-20T09:00:00+08:00', places: 1 },
    { start: '2027-05-20T08:30:00+08:00', places: 2 },
  ],
  entries: [
    { entry: 'ZZZZ-0000-0001', preferences: ['2027-05-20T09:00:00+08:00', '2027-05-20T08:30:00+08:00'] },
    { entry: '0000-0000-0002', preferences: ['2027-05-20T09:00:00+08:00'] },
  ],
}

describe('the text of a closed list', () => {
  it('is just this, so that anybody can write it', () => {
    expect(listText(example)).toBe(
      [
        'hongjiang-draw-1 list',
        'draw marriage-2027-05-20',
        'office registry',
        'appointment marriage',
        'day 2027-05-20',
        'source 某期公开开奖号码',
        'form 00 00 00',
        'time 2027-05-20T08:30:00+08:00 2',
        'time 2027-05-20T09:00:00+08:00 1',
        'entry 0000-0000-0002 2027-05-20T09:00:00+08:00',
        'entry ZZZZ-0000-0001 2027-05-20T09:00:00+08:00 2027-05-20T08:30:00+08:00',
        '',
      ].join('\n'),
    )
  })

  it('has the SHA-256 that sha256sum says, in the ledger and in the browser alike', async () => {
    const expected = 'c8383733e0882cbe8859b939495f326aa9e639748b1a0e654d3ffe26335f2bbf'
    expect(sha256(listText(example))).toBe(expected)
    expect(await sha256Hex(listText(example))).toBe(expected)
  })

  it('is the same however the list was sorted', () => {
    fc.assert(
      fc.property(
        lists.chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
        ([list, other]) => {
          expect(listText(other)).toBe(listText(list))
        },
      ),
    )
  })

  it('is another for every other list', () => {
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(), (list, which, moved) => {
        const at = which % Math.max(1, list.entries.length)
        const entry = list.entries[at]
        if (entry === undefined) return
        const others: ClosedList[] = [
          { ...list, entries: list.entries.filter((_, nth) => nth !== at) },
          { ...list, valueSource: `${list.valueSource}。` },
          { ...list, times: list.times.map((time) => ({ ...time, places: time.places + 1 })) },
          {
            ...list,
            entries: list.entries.map((one, nth) =>
              nth === at
                ? { ...one, preferences: one.preferences.concat(`2027-05-20T18:0${moved % 10}:00+08:00`) }
                : one,
            ),
          },
        ]
        for (const other of others) expect(listText(other)).not.toBe(listText(list))
      }),
    )
  })
})

describe('the order', () => {
  it('is that of the hashes of value, commitment and number, each on its line', () => {
    expect(orderText('03 07 12', 'c0ffee', '0000-0000-0002')).toBe(
      'hongjiang-draw-1 order\n03 07 12\nc0ffee\n0000-0000-0002\n',
    )
    const order = drawnOrder(example.entries, '03 07 12', 'c0ffee', sha256)
    const hashes = order.map((entry) => sha256(orderText('03 07 12', 'c0ffee', entry)))
    expect([...hashes].sort()).toEqual(hashes)
  })

  it('does not depend on who entered first', () => {
    fc.assert(
      fc.property(
        lists.chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
        values,
        ([list, other], value) => {
          const commitment = sha256(listText(list))
          expect(draw(other, value, commitment, sha256)).toEqual(draw(list, value, commitment, sha256))
        },
      ),
    )
  })

  it('depends on the value: over many values each of five comes first about as often', () => {
    const entries = ['A', 'B', 'C', 'D', 'E'].map((entry) => ({ entry }))
    const firsts = new Map<string, number>()
    for (let value = 0; value < 5000; value += 1) {
      const [first = ''] = drawnOrder(entries, String(value), 'c0ffee', sha256)
      firsts.set(first, (firsts.get(first) ?? 0) + 1)
    }
    // 1000 each is expected; five standard deviations are 141.
    for (const { entry } of entries) expect(Math.abs((firsts.get(entry) ?? 0) - 1000)).toBeLessThan(141)
  })

  it('depends on the list: one more entry puts the others into another order', () => {
    const entries = Array.from({ length: 12 }, (_, at) => ({
      entry: `E${at}`,
      preferences: [starts[0] ?? ''],
    }))
    const orderOf = (list: ClosedList) =>
      drawnOrder(list.entries, '01 02 03', sha256(listText(list)), sha256).filter((entry) => entry !== 'NEW')
    const list = { ...example, entries }
    expect(orderOf({ ...list, entries: [...entries, { entry: 'NEW', preferences: [] }] })).not.toEqual(
      orderOf(list),
    )
  })
})

describe('the allocation', () => {
  const drawn = fc.tuple(lists, values).map(([list, value]) => ({
    list,
    ...draw(list, value, sha256(listText(list)), sha256),
  }))

  it('skips nobody, and names nobody twice', () => {
    fc.assert(
      fc.property(drawn, ({ list, order, given, waiting }) => {
        const all = list.entries.map(({ entry }) => entry).sort()
        expect([...order].sort()).toEqual(all)
        expect([...given.map(({ entry }) => entry), ...waiting].sort()).toEqual(all)
        expect(waiting).toEqual(order.filter((entry) => waiting.includes(entry)))
      }),
    )
  })

  it('gives each place once, and only to who asked for it', () => {
    fc.assert(
      fc.property(drawn, ({ list, given }) => {
        for (const { start, places } of list.times)
          expect(given.filter((one) => one.start === start).length).toBeLessThanOrEqual(places)
        for (const { entry, start } of given)
          expect(list.entries.find((one) => one.entry === entry)?.preferences).toContain(start)
      }),
    )
  })

  it('leaves no place that somebody who waits had asked for, and gives nobody a worse time while a better was free', () => {
    fc.assert(
      fc.property(drawn, ({ list, order, given }) => {
        const left = new Map(list.times.map(({ start, places }) => [start, places]))
        for (const entry of order) {
          const wanted = list.entries.find((one) => one.entry === entry)?.preferences ?? []
          const got = given.find((one) => one.entry === entry)?.start
          const better = got === undefined ? wanted : wanted.slice(0, wanted.indexOf(got))
          for (const start of better) expect(left.get(start) ?? 0).toBe(0)
          if (got !== undefined) left.set(got, (left.get(got) ?? 0) - 1)
        }
      }),
    )
  })

  it('has nothing to give where nobody entered, and nothing to take where there is no place', () => {
    expect(allocate([], example)).toEqual({ given: [], waiting: [] })
    expect(
      allocate(['0000-0000-0002'], {
        ...example,
        times: [{ start: '2027-05-20T09:00:00+08:00', places: 0 }],
      }),
    ).toEqual({ given: [], waiting: ['0000-0000-0002'] })
  })
})

describe('the form of a value', () => {
  it.each([
    ['03 07 12', true],
    ['3 7 12', false],
    ['03  07 12', false],
    ['03 07 12 ', false],
    ['03 07 12\n', false],
    ['０3 07 12', false],
    ['03-07-12', false],
    ['', false],
  ])('lets %j be written: %s', (value, fits) => {
    expect(fitsForm(value, '00 00 00')).toBe(fits)
  })

  it('knows hexadecimal beacons, and refuses every value where the form has a sign without meaning', () => {
    expect(fitsForm('00c0ffee', 'ffffffff')).toBe(true)
    expect(fitsForm('00C0FFEE', 'ffffffff')).toBe(false)
    expect(fitsForm('x', 'x')).toBe(false)
    expect(formBits('ffffffff')).toBe(32)
    expect(Math.round(formBits('00 00'))).toBe(13)
  })
})
