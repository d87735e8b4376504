import type { CheckData } from '../../../schema/eligibility/check-data.ts'
import { journeyOf, type CheckState, type Journey } from '../../../schema/eligibility/journey.ts'
import { answersOf } from '../../peers/answers.ts'
import { fullHousehold, partialHousehold } from '../../peers/household.ts'
import { perSecond, print, rounded } from './measure.ts'

const ON = '2026-11-24'
const HOUSEHOLDS = 1000
const TIMED = 60
const PHONE = 6

const at = (data: CheckData, state: CheckState): Journey => {
  const journey = journeyOf(data, state, ON)
  if (!journey.ok) throw new Error(journey.problem.code)
  return journey.value
}

/** All states that a household passes through, answering every question truthfully until none is left. */
const statesOf = (
  data: CheckData,
  programmes: readonly string[],
  answers: (fact: string) => string,
): CheckState[] => {
  const states: CheckState[] = [{ programmes, answers: [] }]
  for (;;) {
    const state = states.at(-1) as CheckState
    const { question } = at(data, state)
    if (question === undefined) return states
    states.push({ programmes, answers: [...state.answers, [question.fact, answers(question.fact)] as const] })
  }
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** How many questions until nothing is left to ask, and how long the next one takes together with all verdicts. */
export const benchQuestions = async (data: CheckData): Promise<void> => {
  const money = data.offers.filter(({ group }) => group === 'money')
  const everything = [...new Set(money.flatMap(({ programmes }) => programmes))]
  const subjects = [
    ...everything.map((id) => ({ name: id, programmes: [id] })),
    { name: 'all financial programmes', programmes: everything },
  ]
  for (const { name, programmes } of subjects)
    for (const [who, missing] of [
      ['who answer everything', 0],
      ['who do not know a tenth', 0.1],
    ] as const) {
      const counts = Array.from({ length: HOUSEHOLDS }, (_, seed) => {
        const household = missing === 0 ? fullHousehold(seed) : partialHousehold(seed, missing)
        return statesOf(data, programmes, (fact) => answersOf(household, fact)).length - 1
      })
      print({
        case: `questions until decided, households ${who}`,
        of: name,
        programmes: programmes.length,
        households: HOUSEHOLDS,
        average: rounded(mean(counts)),
        most: Math.max(...counts),
      })
    }
  const states = Array.from({ length: TIMED }, (_, seed) => fullHousehold(seed)).flatMap((household) =>
    statesOf(data, everything, (fact) => answersOf(household, fact)),
  )
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
