import type { PolicyLifeEvent } from '../policy.ts'
import { stepsFor } from './checklist.ts'
import type { Answers } from './when.ts'

/** What a page of a checklist was made from. It travels in the form; nobody stores it but the browser itself. */
export type ChecklistState = {
  answers: Answers
  /** Ids of the steps that were ticked off. */
  done: readonly string[]
  /** 长辈版 shows one thing a screen: first each question, then each step, then the end. */
  at: number
}

export const nothingTicked: ChecklistState = { answers: {}, done: [], at: 0 }

const QUESTION_FIELD = 'a.'
const TICK_FIELD = 'done'

/** The screens of 长辈版: every question, the steps that remain, and the end. */
export const screensOf = (event: PolicyLifeEvent, answers: Answers): number =>
  event.questions.length + stepsFor(event, answers).length + 1

const answersIn = (event: PolicyLifeEvent, form: URLSearchParams): Answers =>
  Object.fromEntries(
    event.questions.flatMap(({ id, options }) => {
      const given = form.get(`${QUESTION_FIELD}${id}`)
      const option = options.find(({ value }) => value === given)
      return option === undefined ? [] : [[id, option.value]]
    }),
  )

const clamped = (at: number, most: number): number =>
  Math.min(Math.max(Number.isInteger(at) ? at : 0, 0), most)

/** The state after a posted page. Strange input never fails: what nobody could have chosen is left out. */
export const checklistFromForm = (event: PolicyLifeEvent, form: URLSearchParams): ChecklistState => {
  const action = form.get('do') ?? 'show'
  if (action === 'restart') return nothingTicked
  const answers = answersIn(event, form)
  const ticked = new Set(form.getAll(TICK_FIELD))
  const at = Number(form.get('at') ?? '0') + (action === 'next' ? 1 : action === 'back' ? -1 : 0)
  return {
    answers,
    done: event.steps.flatMap(({ id }) => (ticked.has(id) ? [id] : [])),
    at: clamped(at, screensOf(event, answers) - 1),
  }
}
