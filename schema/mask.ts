/** How somebody's data is shown to whoever need not know it: enough to recognise one's own, not enough to find another's. */

/** `李*`: the first character, and a star for each of at most three more. */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = name
  return first + '*'.repeat(Math.min(rest.length, 3))
}

/** `138****5678` */
export const maskedPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** `4312**********12`: the county's four digits and the last two; the birthday stays hidden. */
export const maskedIdNumber = (idNumber: string): string =>
  idNumber.slice(0, 4) + '*'.repeat(Math.max(0, idNumber.length - 6)) + idNumber.slice(-2)

/** `1ZDV ****`: the first half of a booking's code, by which the desk knows it; whoever has all of it could cancel. */
export const maskedCode = (code: string): string => `${code.slice(0, 4)} ****`
