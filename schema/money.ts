/** Money is whole fen. These are the only places where fen meet yuan. */

/** 60000 -> "600", 8350 -> "83.5", 5 -> "0.05". */
export const yuanText = (fen: number): string => {
  const sign = fen < 0 ? '-' : ''
  const whole = Math.floor(Math.abs(fen) / 100)
  const rest = Math.abs(fen) % 100
  if (rest === 0) return `${sign}${whole}`
  return `${sign}${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}

/** Rounds a fraction of fen to whole yuan, half up, as fen; never below zero. A convention of the portal: no rule says. */
export const roundToYuanFen = (numeratorFen: number, denominator: number): number =>
  Math.max(0, Math.floor((2 * numeratorFen + 100 * denominator) / (200 * denominator)) * 100)
