import type { Day } from '../dates.ts'
import { readAnswer, type RawAnswer } from './answer.ts'
import type { CheckData } from './check-data.ts'
import type { CheckState } from './journey.ts'

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
      return state.answers.some(([fact]) => fact === step.fact)
        ? { programmes: state.programmes, answers: state.answers, at: step.fact }
        : { programmes: state.programmes, answers: state.answers }
    case 'answer': {
      const question = data.questions.find(({ fact }) => fact === step.fact)
      if (question === undefined) return { programmes: state.programmes, answers: state.answers }
      const read = readAnswer(question, step.raw, on)
      if (read.ok) return withAnswer(state, step.fact, step.raw)
      return {
        programmes: state.programmes,
        answers: state.answers,
        fault: { fact: step.fact, raw: step.raw, ...read.problem },
      }
    }
  }
}
