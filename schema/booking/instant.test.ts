import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../dates.ts'
import { clockOf, DAY_MS, instantAt, instantText, monthOf, readInstant } from './instant.ts'

const anySecond = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00Z') / 1000, max: Date.parse('2099-01-01T00:00:00Z') / 1000 })
  .map((seconds) => seconds * 1000)

describe('an instant', () => {
  it('is read back from how it is written, and says the day and the time of Shanghai', () => {
    fc.assert(
      fc.property(anySecond, (ms) => {
        const text = instantText(ms)
        expect(readInstant(text)).toBe(ms)
        expect(text).toBe(`${dayOf(ms)}T${clockOf(ms)}${text.slice(16, 19)}+08:00`)
        expect(monthOf(ms)).toBe(text.slice(0, 7))
      }),
    )
  })

  it('lies at the same clock a day of 24 hours later: there is no daylight saving', () => {
    fc.assert(
      fc.property(anySecond, (ms) => {
        expect(clockOf(ms + DAY_MS)).toBe(clockOf(ms))
        expect(instantAt(addDays(dayOf(ms), 1), clockOf(ms)) - instantAt(dayOf(ms), clockOf(ms))).toBe(DAY_MS)
      }),
    )
  })

  it('may leave out the seconds', () =>
    expect(readInstant('2027-05-20T09:00+08:00')).toBe(readInstant('2027-05-20T09:00:00+08:00')))

  it.each([
    '2027-05-20T09:00:00Z',
    '2027-05-20T09:00:00+09:00',
    '2027-05-20T09:00:00',
    '2027-02-29T09:00:00+08:00',
    '2027-05-20T24:00:00+08:00',
    '2027-05-20T09:60:00+08:00',
    '2027-05-20 09:00:00+08:00',
    '2027-05-20T09:00:00.5+08:00',
    ' 2027-05-20T09:00:00+08:00',
    '+002027-05-20T09:00:00+08:00',
    '',
  ])('“%s” is none', (text) => expect(readInstant(text)).toBeUndefined())
})
