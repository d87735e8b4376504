import { moneyProgrammes, type CheckData, type Question } from '../../../schema/eligibility/check-data.ts'
import { journeyOf, type CheckState, type Journey } from '../../../schema/eligibility/journey.ts'
import { answerOf } from '../../peers/answers.ts'
import { fullHousehold, type Household } from '../../peers/household.ts'
import { perSecond, print, rounded } from './measure.ts'

const ON = '2026-11-24'
const HOUSEHOLDS = 1000
const TIMED = 60
const PHONE = 6

/** The peers' households have no word for parents; here most children have one who can raise them. */
const parents = ['able', 'able', 'able', 'awayWorking', 'dead', 'prison', 'disabled'] as const

const answerTo = (household: Household, question: Question, seed: number): string => {
  if (question.fact === 'self.father.situation') return parents[seed % parents.length] ?? 'able'
  if (question.fact === 'self.mother.situation') return parents[(seed * 3) % parents.length] ?? 'able'
  return answerOf(household, question)
}

const at = (data: CheckData, state: CheckState): Journey => {
  const journey = journeyOf(data, state, ON)
  if (!journey.ok) throw new Error(journey.problem.code)
  return journey.value
}

/**
 * All states that a household passes through, answering every question truthfully until none is left. What it has no word for
 * it does not know.
 */
const statesOf = (data: CheckData, programmes: readonly string[], seed: number): CheckState[] => {
  const household = fullHousehold(seed)
  const states: CheckState[] = [{ programmes, answers: [] }]
  for (;;) {
    const state = states.at(-1) as CheckState
    const { question } = at(data, state)
    if (question === undefined) return states
    states.push({
      programmes,
      answers: [...state.answers, [question.fact, answerTo(household, question, seed)] as const],
    })
  }
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** How many questions until nothing is left to ask, and how long the next one takes together with all verdicts. */
export const benchQuestions = async (data: CheckData): Promise<void> => {
  const everything = moneyProgrammes(data.offers)
  const subjects = [
    ...data.programmes.map(({ id }) => ({ name: id, programmes: [id] })),
    // What the start page's first choice checks; the price subsidy is paid without being asked for.
    { name: 'all that is about money', programmes: everything },
  ]
  for (const { name, programmes } of subjects) {
    const counts = Array.from(
      { length: HOUSEHOLDS },
      (_, seed) => statesOf(data, programmes, seed).length - 1,
    )
    print({
      case: 'questions until nothing more can change, answered truthfully',
      of: name,
      programmes: programmes.length,
      households: HOUSEHOLDS,
      average: rounded(mean(counts)),
      most: Math.max(...counts),
    })
  }
  const states = Array.from({ length: TIMED }, (_, seed) => statesOf(data, everything, seed)).flat()
  const rate = await perSecond(() => {
    for (const state of states) at(data, state)
    return states.length
  })
  print({
    case: 'next question and all verdicts, explained, from the answers as typed',
    programmes: everything.length,
    milliseconds: rounded(1000 / rate),
    // Six times this core's figure, not measured on a throttled one.
    millisecondsTimesSix: rounded((1000 / rate) * PHONE),
  })
}
