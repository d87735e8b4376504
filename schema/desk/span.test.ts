import { expect, it } from 'vitest'
import { chosenSpan, monthBefore, partOf } from './span.ts'

const TODAY = '2026-11-26'
const MONTH = { from: '2026-11-01', until: TODAY }

it.each([
  [
    { from: '2026-10-05', until: '2026-10-05' },
    { from: '2026-10-05', until: '2026-10-05' },
  ],
  [
    { from: '2024-12-01', until: '2026-12-02' },
    { from: '2024-12-01', until: '2026-12-02' },
  ],
  [{ from: '2024-12-01', until: '2026-12-03' }, MONTH],
  [{ from: '2026-11-02', until: '2026-11-01' }, MONTH],
  [{ from: '2026-02-29', until: '2026-03-01' }, MONTH],
  [{ from: "1' OR 1=1", until: '' }, MONTH],
  [{}, MONTH],
])('%o is %o', (asked, span) => expect(chosenSpan(asked, TODAY)).toEqual(span))

it('shows a month by days, and more by months', () => {
  expect(partOf({ from: '2026-10-01', until: '2026-10-31' }, '2026-10-07')).toBe('2026-10-07')
  expect(partOf({ from: '2026-10-01', until: '2026-11-01' }, '2026-10-07')).toBe('2026-10')
})

it('goes back by whole months, over the turn of a year as well', () => {
  expect(monthBefore(MONTH)).toEqual({ from: '2026-10-01', until: '2026-10-31' })
  expect(monthBefore({ from: '2027-01-15', until: '2027-01-20' })).toEqual({
    from: '2026-12-01',
    until: '2026-12-31',
  })
})
