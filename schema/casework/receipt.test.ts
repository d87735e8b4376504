import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReceipt, RECEIPT_DIGITS, receiptFrom, receiptText } from './receipt.ts'

const anyReceipt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => receiptFrom(bytes))

describe('a receipt', () => {
  it('is read as it is written, in groups, in full-width digits or with anything between them', () => {
    fc.assert(
      fc.property(anyReceipt, fc.constantFrom(' ', '-', '　', '、'), (receipt, between) => {
        expect(receipt).toMatch(new RegExp(`^\\d{${RECEIPT_DIGITS}}$`))
        expect(receiptText(receipt)).toMatch(/^(\d{4} ){6}\d{4}$/)
        const wide = receiptText(receipt).replace(/\d/g, (digit) =>
          String.fromCodePoint(0xff10 + Number(digit)),
        )
        for (const typed of [receipt, receiptText(receipt).replaceAll(' ', between), wide])
          expect(readReceipt(typed)).toEqual({ receipt })
      }),
    )
  })

  it('with one wrong digit is none', () => {
    fc.assert(
      fc.property(
        anyReceipt,
        fc.nat({ max: RECEIPT_DIGITS - 1 }),
        fc.integer({ min: 1, max: 9 }),
        (receipt, at, by) => {
          const digit = String((Number(receipt[at]) + by) % 10)
          const wrong = receipt.slice(0, at) + digit + receipt.slice(at + 1)
          expect(readReceipt(wrong)).toEqual({ fault: 'check' })
        },
      ),
    )
  })

  it('with two digits swapped is none, wherever they stand', () => {
    const place = fc.nat({ max: RECEIPT_DIGITS - 1 })
    fc.assert(
      fc.property(anyReceipt, place, place, (receipt, one, other) => {
        fc.pre(receipt[one] !== receipt[other])
        const digits = Array.from(receipt)
        ;[digits[one], digits[other]] = [receipt[other] ?? '', receipt[one] ?? '']
        expect(readReceipt(digits.join(''))).toEqual({ fault: 'check' })
      }),
    )
  })

  it('of another length is none', () => {
    expect(readReceipt('')).toEqual({ fault: 'length' })
    expect(readReceipt('1'.repeat(RECEIPT_DIGITS + 1))).toEqual({ fault: 'length' })
  })
})
