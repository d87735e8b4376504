import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFrom, codeText, CODE_LENGTH, readCode, readPhone } from './code.ts'

const anyBytes = fc.uint8Array({ minLength: 5, maxLength: 32 })

describe('a booking code', () => {
  it('is read back from how it is written, and however it is typed', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const code = codeFrom(bytes)
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
        for (const typed of [
          code,
          codeText(code),
          code.toLowerCase(),
          ` ${code.slice(0, 4)}-${code.slice(4)} `,
          `\u200b${code}\ufeff`,
        ])
          expect(readCode(typed)).toBe(code)
      }),
    )
  })

  it('reads letters that are easily taken for digits as those', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const code = codeFrom(bytes)
        expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
        expect(readCode(code.replaceAll('0', 'O').replaceAll('1', 'I'))).toBe(code)
      }),
    )
  })

  it('differs wherever one of its forty bits does', () => {
    fc.assert(
      fc.property(anyBytes, fc.integer({ min: 0, max: 39 }), (bytes, bit) => {
        const other = Uint8Array.from(bytes)
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(codeFrom(other)).not.toBe(codeFrom(bytes))
      }),
    )
  })

  it.each(['', '7K3M2QA', '7K3M2QABC', '7K3M2QAU', '7K3M2QA!', '七K3M2QAB', '7K3M_2QAB'])(
    '“%s” is none',
    (typed) => expect(readCode(typed)).toBeUndefined(),
  )

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        const code = readCode(typed)
        expect(code === undefined || code.length === CODE_LENGTH).toBe(true)
      }),
    )
  })
})

describe('a phone', () => {
  it('is eleven digits, with the country or without, in one piece or in several', () => {
    const anyPhone = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
      .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`)
    fc.assert(
      fc.property(anyPhone, (phone) => {
        const parts = `${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`
        // An address book puts marks of direction around a number that is copied.
        const copied = `\u202d+86 ${phone}\u202c`
        for (const typed of [phone, `+86${phone}`, `0086 ${parts}`, `+86 ${parts}`, parts, copied])
          expect(readPhone(typed)).toBe(phone)
      }),
    )
  })
  it.each(['', '12345678901', '1380013800', '138001380000', '0745-7732112', '+1 13800138000'])(
    '“%s” is none',
    (typed) => expect(readPhone(typed)).toBeUndefined(),
  )
})
