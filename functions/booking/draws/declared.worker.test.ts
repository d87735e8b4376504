import { atDesk } from '../../../tests/worker/at-desk.ts'
import { runInDurableObject } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { DrawTerms } from '../../../schema/booking/draw-terms.ts'
import { verifyDraw } from '../../../schema/booking/verify-draw.ts'
import {
  at,
  BOOKING,
  CLOSED,
  closeAndDraw,
  code,
  deskAct,
  drawWith,
  enter,
  entered,
  holdAt,
  keyed,
  ms,
  OPEN,
  published,
  recordOf,
  SAMPLE,
  VALUE,
  VALUE_OUT,
  type Ledger,
} from '../../../tests/worker/draw-ledger.ts'

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
    await atDesk(ledger, (desk) => desk.cancelDraw({ act: deskAct(), nowMs: CLOSED, ...cancelled }))
    expect(await told(ledger)).toEqual([id])
  })
})

describe('a draw that the desk declares', () => {
  const nowMs = ms('2027-01-10T09:00')

  it('runs like one of the content', async () => {
    const ledger = BOOKING.getByName('declared')
    const declare = (terms: DrawTerms) =>
      atDesk(ledger, (desk) => desk.declareDraw({ act: deskAct(), nowMs, terms }))
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
    expect(
      await code(
        atDesk(ledger, (desk) =>
          desk.declareDraw({ act: deskAct(), nowMs, terms: { ...declared, ...change } }),
        ),
      ),
    ).toBe('invalid_input')
  })

  it('is refused for a day of which somebody has a place', async () => {
    const ledger = BOOKING.getByName('taken')
    expect(await code(holdAt(ledger, ms('2027-02-12T09:00'), nowMs))).toBe('ok')
    expect(
      await code(atDesk(ledger, (desk) => desk.declareDraw({ act: deskAct(), nowMs, terms: declared }))),
    ).toBe('draw_day_taken')
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
