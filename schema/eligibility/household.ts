import type { Day } from '../dates.ts'
import type { FieldFaultCode, Problem } from '../problems.ts'
import type { Result } from '../result.ts'
import { statedBy } from './answer.ts'
import { moneyProgrammes, type CheckData } from './check-data.ts'
import { rawOf } from './form-state.ts'
import { journeyOf, type CheckState, type Journey } from './journey.ts'
import { faultTogether } from './steps.ts'

/**
 * One household on the page that has all questions at once. Right and wrong answers stand side by side in `answers`, in the
 * order of the content; a field left empty is no answer. `label` is the helper's own note (a door, a group), never a name.
 */
export type Household = Pick<CheckState, 'programmes' | 'answers'> & { label: string }

export type AnswerFault = {
  fact: string
  code: FieldFaultCode
  params?: Record<string, string | number>
}

/** Too short for an identity number. */
export const MOST_LABEL = 12

/** A household of which nothing is known yet, asked the same as the one before it. */
export const newHousehold = (data: CheckData, before?: Household): Household => ({
  label: '',
  programmes: before?.programmes ?? moneyProgrammes(data.offers),
  answers: [],
})

export const isBlank = ({ label, answers }: Household): boolean => label === '' && answers.length === 0

/**
 * What a posted page of all questions means: `offer` for each thing to check, `a.<fact>` for each answer, `label`. The same
 * form is read by the Worker from a request's body and by the browser from the page. Strange input is dropped, never refused.
 */
export const householdFromForm = (data: CheckData, form: URLSearchParams): Household => {
  const offers = form.getAll('offer')
  return {
    label: (form.get('label') ?? '').trim().slice(0, MOST_LABEL),
    programmes: data.offers.filter(({ id }) => offers.includes(id)).flatMap(({ programmes }) => programmes),
    answers: data.questions.flatMap((question) => {
      const raw = rawOf(question, form.getAll(`a.${question.fact}`))
      return raw.trim() === '' ? [] : [[question.fact, raw] as const]
    }),
  }
}

/** What cannot be read among the answers, in the order of the page, and what contradicts another. */
export const faultsIn = (data: CheckData, { answers }: Household, on: Day): AnswerFault[] => {
  const alone = answers.flatMap(([fact, raw]): AnswerFault[] => {
    const question = data.questions.find((one) => one.fact === fact)
    const stated = question && statedBy(question, raw, on)
    return stated === undefined || stated.ok ? [] : [{ fact, ...stated.problem }]
  })
  const together = faultTogether(data, answers, on)
  return together === undefined ? alone : [...alone, { code: 'date_before_other', ...together }]
}

/** Where the self-check of a household stands. A wrong answer is as good as none. */
export const householdJourney = (
  data: CheckData,
  household: Household,
  on: Day,
): Result<Journey, Problem> => {
  const wrong = new Set(faultsIn(data, household, on).map(({ fact }) => fact))
  const answers = household.answers.filter(([fact]) => !wrong.has(fact))
  return journeyOf(data, { programmes: household.programmes, answers }, on)
}
