import { checkCharacter } from '../../schema/booking/id-number.ts'

/** An ID number that fits GB 11643 and is nobody's: the place 431281, a birth in `year`, a running number. */
export const idNumber = (at: number, sex: 'female' | 'male', year = 1990): string => {
  const day = String((Math.floor(at / 500) % 28) + 1).padStart(2, '0')
  const month = String((Math.floor(at / 14_000) % 12) + 1).padStart(2, '0')
  const order = String((at % 500) * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  const first17 = `431281${year + (Math.floor(at / 168_000) % 10)}${month}${day}${order}`
  return first17 + checkCharacter(first17)
}

export type TestParty = { people: { name: string; idNumber: string }[]; phone: string }

/** A couple that never was; another `at`, another couple. */
export const couple = (at: number): TestParty => ({
  people: [
    { name: '示例甲', idNumber: idNumber(at, 'female') },
    { name: '示例乙', idNumber: idNumber(at, 'male') },
  ],
  phone: `139${String(at).padStart(8, '0')}`,
})

export const single = (at: number): TestParty => ({
  people: [{ name: '示例甲', idNumber: idNumber(at, 'female') }],
  phone: `138${String(at).padStart(8, '0')}`,
})
