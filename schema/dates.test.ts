import { describe, expect, it } from 'vitest'
import { addDays, birthdayOf, dayOf, dayText, fullYears, isDay } from './dates.ts'

describe('isDay', () => {
  it('knows which days exist', () => {
    expect(['2024-02-29', '2000-02-29', '2026-11-30'].map(isDay)).toEqual([true, true, true])
    expect(['2023-02-29', '1900-02-29', '2026-11-31', '2026-13-01', '2026-1-1', ''].map(isDay)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('dayOf', () => {
  it('turns over at midnight in Shanghai, not in London', () => {
    expect(dayOf(Date.parse('2026-11-23T15:59:59Z'))).toBe('2026-11-23')
    expect(dayOf(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
  })
})

describe('the end of the calendar', () => {
  it('is a day, not a fault', () => {
    expect(addDays('9999-12-20', 30)).toBe('9999-12-31')
    expect(birthdayOf('9990-05-01', 22)).toBe('9999-12-31')
  })
})

describe('fullYears', () => {
  it('is full on the birthday itself', () => {
    expect(fullYears('1964-08-15', '2024-08-14')).toEqual([59, 59])
    expect(fullYears('1964-08-15', '2024-08-15')).toEqual([60, 60])
  })
  it('leaves 28 February open for a birthday on the 29th, and nothing else', () => {
    expect(fullYears('2004-02-29', '2022-02-27')).toEqual([17, 17])
    expect(fullYears('2004-02-29', '2022-02-28')).toEqual([17, 18])
    expect(fullYears('2004-02-29', '2022-03-01')).toEqual([18, 18])
    expect(fullYears('2004-02-29', '2024-02-28')).toEqual([19, 19])
    expect(fullYears('2004-02-29', '2024-02-29')).toEqual([20, 20])
  })
})

describe('days in words and arithmetic', () => {
  it('crosses months and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })
  it('writes a day as people say it', () => expect(dayText('2027-05-06')).toBe('2027年5月6日'))
})
