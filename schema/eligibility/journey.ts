import type { Day } from '../dates.ts'
import type { FieldFaultCode, Problem } from '../problems.ts'
import { ok, type Result } from '../result.ts'
import { readAnswer, type RawAnswer } from './answer.ts'
import type { CheckData, Question } from './check-data.ts'
import type { Context } from './context.ts'
import { contextFor, evaluateIn, prepare, type Evaluation, type Prepared } from './evaluate.ts'
import type { Facts, FactValue } from './facts.ts'
import { openQuestions } from './next-question.ts'
import { YES } from './tri.ts'

/** A self-check under way: what was asked for, and what was answered, in the order in which it was asked. */
export type CheckState = {
  programmes: readonly string[]
  answers: readonly (readonly [fact: string, raw: RawAnswer])[]
  /** The question on the page, where it is not simply the next one: somebody went back to it. */
  at?: string
  /** What is wrong with the answer just given, and what was written. */
  fault?: { fact: string; raw: RawAnswer; code: FieldFaultCode; params?: Record<string, string | number> }
}

export type Journey = {
  prepared: Prepared
  context: Context
  answered: { question: Question; raw: RawAnswer }[]
  /** The question to show, or undefined when every programme is settled as far as questions can. */
  question: Question | undefined
  /** Every question that can still change an open verdict, the most useful first. */
  open: Question[]
  /** Never fewer than will really be asked after the one shown. */
  leftAtMost: number
  evaluations: Evaluation[]
}

const factsOf = (data: CheckData, state: CheckState, on: Day): Facts => {
  const household: Record<string, FactValue> = {}
  const self: Record<string, FactValue> = { relation: 'self' }
  for (const [fact, raw] of state.answers) {
    const question = data.questions.find((one) => one.fact === fact)
    const read = question && readAnswer(question, raw, on)
    if (!read?.ok) continue
    if (fact.startsWith('self.')) self[fact.slice('self.'.length)] = read.value
    else household[fact] = read.value
  }
  // The people of the house are not listed one by one here, so their number is unknown until it is said.
  return { householdSize: 'unknown', ...household, members: [self] }
}

const withoutReplaced = (data: CheckData, prepared: Prepared, facts: Facts): Facts => {
  const context = contextFor(prepared, facts)
  const dropped = data.questions.flatMap((question) => {
    if (question.insteadOf === undefined) return []
    const holds = prepared.compiler.rule(question.insteadOf.when).test(context) === YES
    return [holds ? question.insteadOf.fact : question.fact]
  })
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !dropped.includes(name))) as Facts
}

/** Where a self-check stands. Refuses only a day without rules; a wrong answer is in the state, not an error. */
export const journeyOf = (data: CheckData, state: CheckState, on: Day): Result<Journey, Problem> => {
  const prepared = prepare(data.book, on, state.programmes)
  if (!prepared.ok) return prepared
  const facts = withoutReplaced(data, prepared.value, factsOf(data, state, on))
  const context = contextFor(prepared.value, facts)
  const evaluations = state.programmes.map((id) => evaluateIn(prepared.value, context, id))
  const given = new Set(state.answers.map(([fact]) => fact))
  const open = openQuestions(prepared.value, context, data.questions, state.programmes, (fact) =>
    given.has(fact),
  )
  const answered = state.answers.flatMap(([fact, raw]) => {
    const question = data.questions.find((one) => one.fact === fact)
    return question === undefined ? [] : [{ question, raw }]
  })
  const at = state.fault?.fact ?? state.at
  const back = at === undefined ? undefined : data.questions.find((one) => one.fact === at)
  const question = back ?? open[0]
  return ok({
    prepared: prepared.value,
    context,
    answered,
    question,
    open,
    leftAtMost: open.filter((one) => one !== question).length,
    evaluations,
  })
}
