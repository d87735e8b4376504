import type { Line } from './protocol.ts'

const LIKE_A_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/**
 * A spreadsheet takes text that begins like a formula for one, also from a CSV file. Such text is marked as text with an
 * apostrophe; numbers of our own are numbers.
 */
export const guarded = (lines: readonly Line[]): Line[] =>
  lines.map((line) =>
    line.map((cell) => (typeof cell === 'string' && LIKE_A_FORMULA.test(cell) ? `'${cell}` : cell)),
  )
