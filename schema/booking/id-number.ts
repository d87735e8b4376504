import { isDay, fullYears, type Day } from '../dates.ts'
import { tight } from './tight.ts'

/** GB 11643-1999: 6 digits of place, 8 of birth, 3 of order (odd: male), 1 check character by ISO 7064 MOD 11-2. */
const shape = /^([1-9]\d)\d{4}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'
/** The provinces of GB/T 2260, and 81 to 83 for residents of Hong Kong, Macao and Taiwan with a residence permit. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

export type Sex = 'female' | 'male'
export type IdNumber = { number: string; born: Day; sex: Sex }

export type IdNumberFault = 'id_number_length' | 'id_number_check' | 'id_number_place' | 'id_number_birth'

/** A small x is how people type it. */
export const tidyIdNumber = (typed: string): string => tight(typed).toUpperCase()

export const checkCharacter = (first17: string): string =>
  checkCharacters[weights.reduce((sum, weight, at) => sum + weight * Number(first17[at]), 0) % 11] ?? ''

/**
 * Reads an 18-character ID number. A number that fits may still be nobody's: only the counter sees the card.
 * `today` refuses births that have not been yet.
 */
export const readIdNumber = (typed: string, today: Day): IdNumber | IdNumberFault => {
  const number = tidyIdNumber(typed)
  const parts = shape.exec(number)
  if (parts === null) return 'id_number_length'
  const [, province = '', year, month, day, order] = parts
  const born = `${year}-${month}-${day}`
  if (!provinces.has(province)) return 'id_number_place'
  if (!isDay(born) || born > today || born < '1880-01-01') return 'id_number_birth'
  if (checkCharacter(number.slice(0, 17)) !== number[17]) return 'id_number_check'
  return { number, born, sex: Number(order) % 2 === 1 ? 'male' : 'female' }
}

/** Whether somebody has surely reached an age on a day (the birthday itself counts; 29 February by 1 March). */
export const hasReached = ({ born }: IdNumber, years: number, on: Day): boolean =>
  born <= on && fullYears(born, on)[0] >= years
