import { expect, it } from 'vitest'
import { chosenMonth, monthText, shiftMonth } from './months.ts'

it('goes over the ends of years', () => {
  expect([shiftMonth('2026-12', 1), shiftMonth('2026-01', -1), shiftMonth('2026-03', -27)]).toEqual([
    '2027-01',
    '2025-12',
    '2023-12',
  ])
})

it('writes a month as people do', () => expect(monthText('2026-01')).toBe('2026年1月'))

it('is the latest month that is over where none, or none that can be told, is asked for', () => {
  for (const asked of [undefined, '', '2026-13', '2026-12', '2024-11', 'x', '2026-1'])
    expect(chosenMonth(asked, '2026-11')).toBe('2026-10')
  for (const asked of ['2026-11', '2026-10', '2024-12']) expect(chosenMonth(asked, '2026-11')).toBe(asked)
})
