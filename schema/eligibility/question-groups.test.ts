import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'
import type { CheckState, Journey } from './journey.ts'
import { journeyOf } from './journey.ts'
import { questionGroups } from './question-groups.ts'

const ON = '2026-11-24'
const offerWith = (programme: string) => {
  const offer = checkData.offers.find(({ programmes }) => programmes.includes(programme))
  if (offer === undefined) throw new Error(`not offered: ${programme}`)
  return offer
}
const [living, disability] = [offerWith('min-living-urban'), offerWith('disability-nursing')]
const both = [...living.programmes, ...disability.programmes]

const at = (state: CheckState): Journey => {
  const journey = journeyOf(checkData, state, ON)
  if (!journey.ok) throw new Error(journey.problem.code)
  return journey.value
}
const shown = (state: CheckState, held?: string): string[] =>
  questionGroups(checkData, state, at(state), held).flatMap(({ questions }) =>
    questions.map(({ fact }) => fact),
  )
const withAnswers = (answers: CheckState['answers'], programmes = both): CheckState => ({
  programmes,
  answers,
})

describe('the questions on one page', () => {
  it('are all that can matter, each once', () => {
    const state = withAnswers([])
    const facts = shown(state)
    expect(new Set(facts)).toEqual(new Set(at(state).open.map(({ fact }) => fact)))
    expect(new Set(facts).size).toBe(facts.length)
  })

  it('stand below the first chosen offer that needs them', () => {
    const groupOf = (state: CheckState, fact: string): string | undefined =>
      questionGroups(checkData, state, at(state)).find(({ questions }) =>
        questions.some((question) => question.fact === fact),
      )?.offer.id
    expect(groupOf(withAnswers([]), 'area')).toBe(living.id)
    expect(groupOf(withAnswers([], [...disability.programmes]), 'area')).toBe(disability.id)
    expect(groupOf(withAnswers([]), 'self.disabilityCard')).toBe(disability.id)
  })

  it('stay when they are answered, and go when they can no longer change anything', () => {
    const facts = shown(withAnswers([['self.disabilityCard', 'no']]))
    expect(facts).toContain('self.disabilityCard')
    expect(facts).not.toContain('self.disabilityLevel')
  })

  it('count what is open apart from what is filled in', () => {
    const before = questionGroups(checkData, withAnswers([]), at(withAnswers([])))
    const one = withAnswers([['self.hukou', 'hongjiang']])
    const after = questionGroups(checkData, one, at(one))
    expect(before[0]?.open).toBe(before[0]?.questions.length)
    expect(after[0]?.open).toBeLessThan(after[0]?.questions.length ?? 0)
  })

  it('keep the one somebody is writing in, even while it is empty and would not matter', () => {
    const answers = [['self.disabilityCard', 'no']] as const
    expect(shown(withAnswers(answers))).not.toContain('self.disabilityLevel')
    expect(shown(withAnswers(answers), 'self.disabilityLevel')).toContain('self.disabilityLevel')
  })

  it('leave out an answer that nothing chosen needs, and show it again with what needs it', () => {
    const answers = [['self.otherAllowances', 'none']] as const
    expect(shown(withAnswers(answers, living.programmes))).not.toContain('self.otherAllowances')
    expect(shown(withAnswers(answers))).toContain('self.otherAllowances')
  })

  it('put a detail that only an answer brings up beside that answer', () => {
    const rural = withAnswers([['area', 'rural']])
    const groups = questionGroups(checkData, rural, at(rural))
    const home = groups.find(({ questions }) => questions.some(({ fact }) => fact === 'area'))
    expect(home?.questions.map(({ fact }) => fact)).toContain('householdYearlyIncomeFen')
  })

  it('are none where nothing is chosen', () => {
    expect(shown(withAnswers([['area', 'urban']], []))).toEqual([])
  })
})
