import type { PolicyRequest } from '../../../schema/policy.ts'
import type { FieldFault } from '../../../schema/problems.ts'
import { screensOf } from '../../../views/casework/model.ts'

export type Step = { at: number; changing: boolean; faults: readonly FieldFault[]; ready: boolean }

/** Where the screens of 长辈版 go from the button that was pressed. `ready`: everything was looked over, and nothing is wrong. */
export const stepFrom = (
  words: URLSearchParams,
  kind: PolicyRequest,
  faults: readonly FieldFault[],
): Step => {
  const screens = screensOf(kind)
  const last = screens.length
  const at = Math.min(Math.max(0, Math.trunc(Number(words.get('at'))) || 0), last)
  const changing = words.get('changing') === '1'
  const pressed = words.get('do') ?? 'next'
  const stay = { at, changing, faults: [], ready: false }
  const change = /^change:(\d{1,2})$/.exec(pressed)?.[1]
  if (change !== undefined) return { ...stay, at: Math.min(Number(change), last), changing: true }
  if (pressed === 'villages') return stay
  if (pressed === 'back') return { ...stay, at: changing ? last : Math.max(0, at - 1), changing: false }
  if (pressed === 'send') {
    const wrong = screens.findIndex(({ paths }) => faults.some(({ path }) => paths.includes(path)))
    return wrong < 0
      ? { ...stay, at: last, ready: true }
      : { at: wrong, changing: true, faults, ready: false }
  }
  const here = faults.filter(({ path }) => screens[at]?.paths.includes(path) === true)
  if (here.length > 0) return { ...stay, faults: here }
  return { ...stay, at: changing ? last : Math.min(at + 1, last), changing: false }
}
