import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idNumber } from '../../tests/support/people.ts'
import { addDays } from '../dates.ts'
import { checkCharacter, hasReached, readIdNumber, tidyIdNumber } from './id-number.ts'

const TODAY = '2026-11-26'
const anyNumber = fc
  .tuple(fc.integer({ min: 0, max: 160_000 }), fc.constantFrom('female' as const, 'male' as const))
  .map(([at, sex]) => ({ number: idNumber(at, sex, 1980), sex }))
const isRead = (text: string): boolean => typeof readIdNumber(text, TODAY) === 'object'

describe('an ID number', () => {
  it('tells birth and sex', () => {
    fc.assert(
      fc.property(anyNumber, ({ number, sex }) => {
        const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
        expect(readIdNumber(number, TODAY)).toEqual({ number, born, sex })
      }),
    )
  })

  it('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...Array.from('0123456789X')),
        ({ number }, at, sign) => {
          const wrong = number.slice(0, at) + sign + number.slice(at + 1)
          expect(isRead(wrong)).toBe(sign === number[at])
        },
      ),
      { numRuns: 1000 },
    )
  })

  // MOD 11-2 catches every transposition of two digits next to each other; two numbers the same when swapped are no error.
  it('is refused with two neighbours swapped', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 0, max: 16 }), ({ number }, at) => {
        const swapped =
          number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2)
        expect(isRead(swapped)).toBe(swapped === number)
      }),
      { numRuns: 1000 },
    )
  })

  it('is read however it was typed', () => {
    const wide = (text: string) =>
      text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(anyNumber, ({ number }) => {
        const spaced = `${number.slice(0, 6)} ${number.slice(6, 14)}　${number.slice(14).toLowerCase()}`
        const pasted = `\u202d${number.slice(0, 6)}\u200b${number.slice(6)}\u202c\ufeff`
        const dashed = `${number.slice(0, 6)}-${number.slice(6, 14)}–${number.slice(14)}`
        for (const typed of [spaced, wide(number), dashed, pasted]) expect(tidyIdNumber(typed)).toBe(number)
      }),
    )
  })

  it.each([
    ['43128119900101002', 'id_number_length'],
    ['431281900101002', 'id_number_length'],
    ['', 'id_number_length'],
    ['00128119900101002X', 'id_number_length'],
    ['99128119900101002X', 'id_number_place'],
    ['431281199002300025', 'id_number_birth'],
    ['431281187912310025', 'id_number_birth'],
    ['431281202611270025', 'id_number_birth'],
  ])('“%s” is refused as %s', (typed, fault) => expect(readIdNumber(typed, TODAY)).toBe(fault))

  it('has the check character X where the remainder is two', () => {
    const found = Array.from({ length: 200 }, (_, at) => idNumber(at, 'male')).filter((one) =>
      one.endsWith('X'),
    )
    expect(found.length).toBeGreaterThan(5)
    for (const number of found) expect(checkCharacter(number)).toBe('X')
  })
})

describe('an age', () => {
  it('is reached on the birthday and not the day before', () => {
    const born = (day: string) => ({ number: '', born: day, sex: 'female' as const })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 18, max: 30 }), (days, years) => {
        const day = addDays('1980-01-01', days)
        if (day.endsWith('02-29')) return
        const birthday = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
        expect(hasReached(born(day), years, birthday)).toBe(true)
        expect(hasReached(born(day), years, addDays(birthday, -1))).toBe(false)
      }),
    )
    expect(hasReached(born('2004-02-29'), 22, '2026-02-28')).toBe(false)
    expect(hasReached(born('2004-02-29'), 22, '2026-03-01')).toBe(true)
  })
})
