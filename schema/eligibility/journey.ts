import type { Day } from '../dates.ts'
import type { FieldFaultCode, Problem } from '../problems.ts'
import { ok, type Result } from '../result.ts'
import { statedBy, UNKNOWN_ANSWER, type RawAnswer } from './answer.ts'
import type { CheckData, Meaning, Question } from './check-data.ts'
import type { Context } from './context.ts'
import { contextFor, evaluateIn, prepare, type Evaluation, type Prepared } from './evaluate.ts'
import type { Facts, StatedValue } from './facts.ts'
import { openQuestions, standsIn } from './next-question.ts'
import { settledBy } from './settles.ts'

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
  /** Not answered yet; cannot change a verdict, but would make an amount or a day exact. */
  details: Question[]
  evaluations: Evaluation[]
}

type Draft = Record<string, StatedValue | Record<string, StatedValue>>

/** Puts a stated value under its path: `area`, `fiance.sex`, `self.father.months`. */
const put = (household: Draft, people: Map<string, Draft>, path: string, value: StatedValue): void => {
  const [scope = '', name, inner] = path.split('.')
  if (name === undefined) {
    household[scope] = value
    return
  }
  const person = people.get(scope) ?? { relation: scope }
  people.set(scope, person)
  if (inner === undefined) person[name] = value
  else person[name] = { ...(person[name] as Record<string, StatedValue> | undefined), [inner]: value }
}

/** Facts from what is said by path. The people of the house are not listed one by one, so their number is unknown until it is said. */
export const factsFrom = (stated: Meaning): Facts => {
  const household: Draft = { householdSize: 'unknown' }
  const people = new Map<string, Draft>([['self', { relation: 'self' }]])
  for (const [path, value] of Object.entries(stated)) put(household, people, path, value)
  return { ...household, members: [...people.values()] } as Facts
}

/** The facts that the answers of a self-check state. What is not stated stays unknown. */
export const factsOf = (data: CheckData, answers: CheckState['answers'], on: Day): Facts => {
  const stated = answers.map(([fact, raw]): Meaning => {
    const question = data.questions.find((one) => one.fact === fact)
    const said = question && statedBy(question, raw, on)
    return said?.ok ? said.value : {}
  })
  return factsFrom(Object.assign({}, ...stated) as Meaning)
}

/** What an answer leaves nothing more to ask about; one "unknown" stands for every fact of its question. */
const settledNow = (data: CheckData, fact: string, raw: RawAnswer, on: Day): string[] => {
  const question = data.questions.find((one) => one.fact === fact)
  if (question === undefined) return []
  const stated = statedBy(question, raw, on)
  return stated.ok && raw !== UNKNOWN_ANSWER ? Object.keys(stated.value) : settledBy(question)
}

const withoutReplaced = (data: CheckData, prepared: Prepared, facts: Facts): Facts => {
  const context = contextFor(prepared, facts)
  const dropped = data.questions.flatMap((question) => {
    if (question.insteadOf === undefined) return []
    return [standsIn(prepared, context, question) ? question.insteadOf.fact : question.fact]
  })
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !dropped.includes(name))) as Facts
}

/** Where a self-check stands. Refuses only a day without rules; a wrong answer is in the state, not an error. */
export const journeyOf = (data: CheckData, state: CheckState, on: Day): Result<Journey, Problem> => {
  const prepared = prepare(data.rules, on, state.programmes)
  if (!prepared.ok) return prepared
  const facts = withoutReplaced(data, prepared.value, factsOf(data, state.answers, on))
  const context = contextFor(prepared.value, facts)
  const evaluations = state.programmes.map((id) => evaluateIn(prepared.value, context, id))
  const given = new Set(state.answers.map(([fact]) => fact))
  const asked = new Set(state.answers.flatMap(([fact, raw]) => settledNow(data, fact, raw, on)))
  const open = openQuestions(prepared.value, context, data.questions, state.programmes, (question) =>
    settledBy(question).every((fact) => asked.has(fact)),
  )
  const answered = state.answers.flatMap(([fact, raw]) => {
    const question = data.questions.find((one) => one.fact === fact)
    return question === undefined ? [] : [{ question, raw }]
  })
  // Somebody who may not marry yet still wants to know the first day on which it is possible.
  const tellsDays = (id: string): boolean => prepared.value.programme(id).dates.length > 0
  const offered = data.programmes.filter(({ id }) =>
    evaluations.some(
      ({ programme, verdict }) => programme === id && (verdict !== 'not_met' || tellsDays(id)),
    ),
  )
  const details = data.questions.filter(
    ({ fact }) => !given.has(fact) && offered.some((programme) => programme.details.includes(fact)),
  )
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
    details,
    evaluations,
  })
}
