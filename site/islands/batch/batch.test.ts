import { describe, expect, it } from 'vitest'
import { rosterWords } from '../../../generated/roster.ts'
import { chosenFrom, everything } from './choose.ts'
import { guarded } from './guard.ts'
import type { Screened } from './protocol.ts'
import { tableOfSheet } from '../../../schema/roster/sheet.ts'
import { atStart, next } from './state.ts'
import { textOf } from '../../../schema/roster/text.ts'

describe('textOf', () => {
  const bytes = (...numbers: number[]): Uint8Array => new Uint8Array(numbers)
  it('reads the encodings in which spreadsheets leave Chinese text', () => {
    expect(textOf(new TextEncoder().encode('户号,姓名'))).toBe('户号,姓名')
    expect(textOf(bytes(0xbb, 0xa7, 0xba, 0xc5))).toBe('户号')
    expect(textOf(bytes(0xff, 0xfe, 0x37, 0x62, 0xf7, 0x53))).toBe('户号')
    expect(textOf(bytes(0xfe, 0xff, 0x62, 0x37, 0x53, 0xf7))).toBe('户号')
  })
  it('takes nothing else for text', () => {
    expect(textOf(bytes(0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0))).toBeUndefined()
    expect(textOf(bytes(0xff, 0xff, 0xff))).toBeUndefined()
  })
})

describe('tableOfSheet', () => {
  it('gives every cell as it is shown, and a merged one in each of its places', () => {
    expect(
      tableOfSheet(
        [
          ['1', '甲', 0.1 + 0.2, new Date(Date.UTC(1958, 2, 1)), true, null],
          [null, '乙', 1500.3, null, false],
        ],
        [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }],
      ),
    ).toEqual([
      ['1', '甲', '0.3', '1958-03-01', 'true', ''],
      ['1', '乙', '1500.3', '', 'false'],
    ])
  })
})

describe('guarded', () => {
  it.each(['=1+1', '+1', '-1', '@a', ' =1', '\t=1', '＝1', '\r=1'])('marks “%s” as text', (text) =>
    expect(guarded([[text]])).toEqual([[`'${text}`]]),
  )
  it('leaves numbers and other text alone', () =>
    expect(guarded([[-5, '1-2', '甲=乙', '']])).toEqual([[-5, '1-2', '甲=乙', '']]))
})

describe('chosenFrom', () => {
  const amount = (fen: number) => ({ fen, per: 'month' as const, basis: 2024, estimate: true as const })
  const one = (at: number, name: string, findings: Screened['findings']): Screened => ({
    at,
    row: at + 2,
    household: `H${at}`,
    name,
    note: '',
    findings,
  })
  const all = [
    one(0, '甲', [{ programme: 'a', verdict: 'ask' }]),
    one(1, '乙', [
      { programme: 'a', verdict: 'likely', amount: amount(10_000) },
      { programme: 'b', verdict: 'not_met' },
    ]),
    one(2, '丙', [
      { programme: 'a', verdict: 'choose', amount: amount(50_000) },
      { programme: 'b', verdict: 'choose', amount: amount(30_000) },
    ]),
    one(3, '丁', [{ programme: 'b', verdict: 'likely', amount: amount(10_000) }]),
  ]
  const names = (choice: Partial<typeof everything>) =>
    chosenFrom(all, { ...everything, ...choice }).map(({ name }) => name)

  it('keeps the roster’s order, and the roster itself', () => {
    expect(names({})).toEqual(['甲', '乙', '丙', '丁'])
    expect(names({ order: 'amount' })).toEqual(['丙', '乙', '丁', '甲'])
    expect(names({ order: 'count' })).toEqual(['丙', '乙', '丁', '甲'])
    expect(all.map(({ at }) => at)).toEqual([0, 1, 2, 3])
  })
  it('wants programme and verdict of the same finding', () => {
    expect(names({ programme: 'b' })).toEqual(['乙', '丙', '丁'])
    expect(names({ verdict: 'likely' })).toEqual(['乙', '丁'])
    expect(names({ programme: 'b', verdict: 'likely' })).toEqual(['丁'])
    expect(names({ text: 'h2' })).toEqual(['丙'])
  })
})

describe('the state of the page', () => {
  it('keeps what was pasted until it was read, and nothing after it was forgotten', () => {
    const pasted = next(atStart, { what: 'pasted', text: '甲' })
    const started = next(pasted, { what: 'started', phase: 'read', atMs: 0 })
    expect(next(started, { what: 'refused', refusal: { code: 'no_header', params: {} } }).pasted).toBe('甲')
    expect(next(started, { what: 'ended', stopped: 'early', atMs: 1 })).toMatchObject({
      phase: 'start',
      pasted: '甲',
    })
    const summary = { households: 1, rows: 1, faults: [], unused: [], programmes: [] }
    expect(next(started, { what: 'read', summary }).pasted).toBe('')
    expect(next(started, { what: 'forgotten' })).toEqual(atStart)
  })
  it('has words for every refusal', () => {
    for (const code of [
      'empty',
      'no_header',
      'column_twice',
      'too_many_rows',
      'too_big',
      'not_text',
      'not_xlsx',
      'no_rule_for_date',
      'broken',
    ])
      expect(rosterWords).toHaveProperty([`batch.refused.${code}`])
  })
})
