import type { Day } from '../dates.ts'

/** The name of the texts and of the order below. Another way to draw gets another name. */
export const DRAW_ALGORITHM = 'hongjiang-draw-1'

/** One couple's entry under its published number, without anything that says who they are. */
export type DrawEntry = { entry: string; preferences: readonly string[] }

/** A time of the drawn day, as an instant with `+08:00`, and how many can come then. */
export type DrawTime = { start: string; places: number }

/** What a commitment binds. */
export type ClosedList = {
  id: string
  office: string
  appointment: string
  day: Day
  /** Which public value fixes the order, in the words in which it was announced; one line. */
  valueSource: string
  /** How the value is written: `0` stands for a digit, `f` for a digit or a to f, a space or hyphen for itself. */
  valueForm: string
  times: readonly DrawTime[]
  entries: readonly DrawEntry[]
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * The closed list as the text whose SHA-256 is the commitment: lines of UTF-8 that each end in LF, words parted by one
 * space. Times stand in the order of their starts and entries in the order of their numbers, so that equal lists are equal
 * texts; preferences stand as they were given.
 */
export const listText = ({
  id,
  office,
  appointment,
  day,
  valueSource,
  valueForm,
  times,
  entries,
}: ClosedList): string =>
  [
    `${DRAW_ALGORITHM} list`,
    `draw ${id}`,
    `office ${office}`,
    `appointment ${appointment}`,
    `day ${day}`,
    `source ${valueSource}`,
    `form ${valueForm}`,
    ...[...times]
      .sort((one, other) => byText(one.start, other.start))
      .map(({ start, places }) => `time ${start} ${places}`),
    ...[...entries]
      .sort((one, other) => byText(one.entry, other.entry))
      .map(({ entry, preferences }) => ['entry', entry, ...preferences].join(' ')),
    '',
  ].join('\n')

/** The text whose SHA-256 is an entry's place in the order: the lowest comes first. */
export const orderText = (publicValue: string, commitment: string, entry: string): string =>
  [`${DRAW_ALGORITHM} order`, publicValue, commitment, entry, ''].join('\n')

const FORM_SIGNS: { readonly [sign: string]: string } = { '0': '[0-9]', f: '[0-9a-f]', ' ': ' ', '-': '-' }

/** Whether a value is written just as the announcement says. There is one way to write it, so nobody can choose among several. */
export const fitsForm = (publicValue: string, valueForm: string): boolean =>
  new RegExp(
    `^${valueForm
      .split('')
      .map((sign) => FORM_SIGNS[sign] ?? '(?!)')
      .join('')}$`,
  ).test(publicValue)

/** How many values can be written so, as a power of two; what an order can be guessed with. */
export const formBits = (valueForm: string): number =>
  valueForm.split('').reduce((bits, sign) => bits + (sign === '0' ? Math.log2(10) : sign === 'f' ? 4 : 0), 0)
