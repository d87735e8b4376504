import type { Day } from '../dates.ts'
import { UNKNOWN_ANSWER, type RawAnswer } from './answer.ts'
import type { CheckData, Question } from './check-data.ts'
import type { CheckState } from './journey.ts'
import { after, nothingYet } from './steps.ts'

/** Nobody types a longer answer into one field. */
export const MOST_RAW = 200

/** The answers a form carries along, in order. What no question asks for, or nobody could have typed, is dropped. */
const carried = (data: CheckData, form: URLSearchParams): CheckState => {
  const wanted = (form.get('programmes') ?? '').split(',')
  const seen = new Set<string>()
  const answers: [string, string][] = []
  for (const [name, raw] of form) {
    const fact = name.startsWith('a.') ? name.slice(2) : undefined
    const known = fact !== undefined && data.questions.some((question) => question.fact === fact)
    if (!known || seen.has(fact) || raw.length > MOST_RAW) continue
    seen.add(fact)
    answers.push([fact, raw])
  }
  return { ...after(data, nothingYet, { do: 'start', programmes: wanted }, ''), answers }
}

/** The fields of one question as one text: several ticked boxes are one answer. */
export const rawOf = (question: Question | undefined, fields: readonly string[]): RawAnswer => {
  const values = fields.map((value) => value.slice(0, MOST_RAW))
  return question?.input === 'many' ? values.join(',') : (values[0] ?? '')
}

const written = (data: CheckData, form: URLSearchParams, fact: string): RawAnswer =>
  rawOf(
    data.questions.find((one) => one.fact === fact),
    form.getAll('v'),
  )

/** The state after a posted page. Strange input never fails: it leads to the start page or to the same question. */
export const stateFromForm = (data: CheckData, form: URLSearchParams, on: Day): CheckState => {
  const state = carried(data, form)
  if (state.programmes.length === 0) return nothingYet
  const action = form.get('do') ?? 'answer'
  const question = form.get('q') ?? undefined
  if (action === 'restart') return nothingYet
  if (action === 'back') return after(data, state, { do: 'back', from: question }, on)
  if (action.startsWith('change:'))
    return after(data, state, { do: 'change', fact: action.slice('change:'.length) }, on)
  if (question === undefined || action === 'start') return state
  const raw = action === 'unknown' ? UNKNOWN_ANSWER : written(data, form, question)
  return after(data, state, { do: 'answer', fact: question, raw }, on)
}
