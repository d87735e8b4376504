import { nothingYet } from '../../../schema/eligibility/steps.ts'
import type { CheckState } from '../../../schema/eligibility/journey.ts'

const KEY = 'check'

const isState = (value: unknown): value is CheckState =>
  typeof value === 'object' &&
  value !== null &&
  'programmes' in value &&
  Array.isArray(value.programmes) &&
  'answers' in value &&
  Array.isArray(value.answers) &&
  value.answers.every(
    (answer: unknown) =>
      Array.isArray(answer) && answer.length === 2 && answer.every((part) => typeof part === 'string'),
  )

/** A browser may refuse storage (private windows, full disks): the check then lives as long as its page. */
const storage = (): Storage | undefined => {
  try {
    return window.sessionStorage
  } catch (refused) {
    if (refused instanceof DOMException) return undefined
    throw refused
  }
}

export const keep = (state: CheckState): void => {
  try {
    storage()?.setItem(KEY, JSON.stringify({ programmes: state.programmes, answers: state.answers }))
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused
  }
}

/** What this tab held, or nothing where it held none or something else wrote there. */
export const kept = (): CheckState => {
  const text = storage()?.getItem(KEY)
  if (text === null || text === undefined) return nothingYet
  try {
    const value: unknown = JSON.parse(text)
    return isState(value) ? value : nothingYet
  } catch (broken) {
    if (broken instanceof SyntaxError) return nothingYet
    throw broken
  }
}
