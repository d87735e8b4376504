import { expect, it } from 'vitest'
import { readLast4, readScanned } from './scanned.ts'

it.each([
  ['7K3M2QAB', '7K3M2QAB'],
  [' 7k3m 2qab\n', '7K3M2QAB'],
  ['７Ｋ３Ｍ２ＱＡＢ', '7K3M2QAB'],
  ['7K3MO1AB', '7K3M01AB'],
  ['https://portal.test/booking/find/?code=7K3M2QAB', '7K3M2QAB'],
  ['https://portal.test/api/bookings/7K3M2QAB/calendar.ics', '7K3M2QAB'],
  ['https://portal.test/api/bookings/', undefined],
  ['https://', undefined],
  ['7K3M', undefined],
  ['', undefined],
])('%s was scanned: %s', (typed, code) => expect(readScanned(typed)).toBe(code))

it.each([
  ['0123', '0123'],
  [' ０１２３ ', '0123'],
  ['123', undefined],
  ['12345', undefined],
  ['7K3M', undefined],
])('%s as the last digits: %s', (typed, digits) => expect(readLast4(typed)).toBe(digits))
