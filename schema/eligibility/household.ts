import type { Day } from '../dates.ts'
import type { FieldFaultCode } from '../problems.ts'
import { readAnswer } from './answer.ts'
import type { CheckData } from './check-data.ts'
import { rawOf } from './form-state.ts'
import type { CheckState } from './journey.ts'

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

const preselected = (data: CheckData): string[] =>
  data.offers.filter((offer) => offer.preselected !== false).flatMap(({ programmes }) => programmes)

/** A household of which nothing is known yet, asked the same as the one before it. */
export const newHousehold = (data: CheckData, before?: Household): Household => ({
  label: '',
  programmes: before?.programmes ?? preselected(data),
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

/** What cannot be read among the answers, in the order of the page. */
export const faultsIn = (data: CheckData, { answers }: Household, on: Day): AnswerFault[] =>
  answers.flatMap(([fact, raw]) => {
    const question = data.questions.find((one) => one.fact === fact)
    const read = question && readAnswer(question, raw, on)
    return read === undefined || read.ok ? [] : [{ fact, ...read.problem }]
  })
