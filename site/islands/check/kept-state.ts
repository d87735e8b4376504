import { nothingYet } from '../../../schema/eligibility/steps.ts'
import type { CheckState } from '../../../schema/eligibility/journey.ts'
import { isPair } from '../../../schema/eligibility/round.ts'
import { keepInSession, keptInSession } from '../parts/session.ts'

const KEY = 'check'

const isState = (value: unknown): value is CheckState =>
  typeof value === 'object' &&
  value !== null &&
  'programmes' in value &&
  Array.isArray(value.programmes) &&
  'answers' in value &&
  Array.isArray(value.answers) &&
  value.answers.every(isPair)

export const keep = (state: CheckState): void =>
  keepInSession(KEY, { programmes: state.programmes, answers: state.answers })

/** What this tab held, or nothing where it held none or something else wrote there. */
export const kept = (): CheckState => {
  const value = keptInSession(KEY)
  return isState(value) ? value : nothingYet
}
