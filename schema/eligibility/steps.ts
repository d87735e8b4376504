import type { Day } from '../dates.ts'
import { statedBy, type RawAnswer } from './answer.ts'
import type { CheckData } from './check-data.ts'
import { factsOf, type CheckState } from './journey.ts'
import { checkTogether } from './facts-together.ts'

/** What a person does on a page of the self-check. The same events come from a form post and from the browser. */
export type Step =
  | { do: 'start'; programmes: readonly string[] }
  | { do: 'answer'; fact: string; raw: RawAnswer }
  | { do: 'back'; from: string | undefined }
  | { do: 'change'; fact: string }

export const nothingYet: CheckState = { programmes: [], answers: [] }

const withAnswer = (state: CheckState, fact: string, raw: RawAnswer): CheckState => ({
  programmes: state.programmes,
  answers: state.answers.some(([known]) => known === fact)
    ? state.answers.map((answer) => (answer[0] === fact ? ([fact, raw] as const) : answer))
    : [...state.answers, [fact, raw] as const],
})

const backFrom = (state: CheckState, from: string | undefined): CheckState => {
  const here = state.answers.findIndex(([fact]) => fact === from)
  const before = state.answers[(here < 0 ? state.answers.length : here) - 1]
  const rest = { programmes: state.programmes, answers: state.answers }
  return before === undefined ? nothingYet : { ...rest, at: before[0] }
}

/** What is wrong with an answer only beside the others: a day before the day it has to follow. */
export const faultTogether = (
  data: CheckData,
  answers: CheckState['answers'],
  on: Day,
): { fact: string; params: { other: string } } | undefined => {
  const faults: { fact: string; other: string }[] = []
  checkTogether(factsOf(data, answers, on), on, (path, code, params) => {
    if (code === 'date_before_other')
      faults.push({ fact: path.replace(/^facts\./, ''), other: String(params?.other ?? '') })
  })
  const [first] = faults
  if (first === undefined) return undefined
  const label = data.questions.find(({ fact }) => fact === first.other)?.label
  return { fact: first.fact, params: { other: label ?? data.words['check.problems.today'] ?? '' } }
}

/** The state after a step. A refused answer stays as written, beside its fault; every other answer is kept. */
export const after = (data: CheckData, state: CheckState, step: Step, on: Day): CheckState => {
  switch (step.do) {
    case 'start':
      return {
        programmes: data.offers
          .flatMap(({ programmes }) => programmes)
          .filter((id) => step.programmes.includes(id)),
        answers: [],
      }
    case 'back':
      return backFrom(state, step.from)
    case 'change':
      return data.questions.some(({ fact }) => fact === step.fact)
        ? { programmes: state.programmes, answers: state.answers, at: step.fact }
        : { programmes: state.programmes, answers: state.answers }
    case 'answer': {
      const question = data.questions.find(({ fact }) => fact === step.fact)
      if (question === undefined) return { programmes: state.programmes, answers: state.answers }
      const refused = (fault: Omit<NonNullable<CheckState['fault']>, 'fact' | 'raw'>): CheckState => ({
        programmes: state.programmes,
        answers: state.answers,
        fault: { fact: step.fact, raw: step.raw, ...fault },
      })
      const stated = statedBy(question, step.raw, on)
      if (!stated.ok) return refused(stated.problem)
      const next = withAnswer(state, step.fact, step.raw)
      const together = faultTogether(data, next.answers, on)
      return together === undefined ? next : refused({ code: 'date_before_other', params: together.params })
    }
  }
}
