import { describe, expect, it } from 'vitest'
import { checkData, told as words } from '../../generated/check.ts'
import { UNKNOWN_ANSWER } from './answer.ts'
import { moneyProgrammes, type CheckData, type Question } from './check-data.ts'
import { checkPartOf } from './check-parts.ts'
import { journeyOf } from './journey.ts'
import { after, nothingYet } from './steps.ts'

const ON = '2026-11-24'
const full = { ...checkData, told: words }
const beginnings = [
  moneyProgrammes(checkData.offers),
  ...checkData.offers.map(({ programmes }) => programmes),
]

/** Answers picked by a number, so that both journeys get the same ones. */
const answerTo = (question: Question, pick: number): string => {
  if (pick % 5 === 0) return UNKNOWN_ANSWER
  if (question.input === 'yes-no') return pick % 2 === 0 ? 'yes' : 'no'
  if (question.input === 'date') return ['1950-01-01', '1990-05-05', '2019-08-01'][pick % 3] ?? ''
  if (question.input === 'number' || question.input === 'yuan') return String((pick * 37) % 90)
  const values = (question.options ?? []).map(({ value }) => value)
  return values[pick % values.length] ?? UNKNOWN_ANSWER
}

const told = (data: CheckData, programmes: readonly string[], seed: number): string[] => {
  let state = after(data, nothingYet, { do: 'start', programmes }, ON)
  const lines: string[] = []
  for (let step = 0; step < 60; step += 1) {
    const journey = journeyOf(data, state, ON)
    if (!journey.ok) return [...lines, journey.problem.code]
    const { question, evaluations, details } = journey.value
    lines.push(JSON.stringify([question?.fact, details.map(({ fact }) => fact), evaluations]))
    if (question === undefined) return lines
    const raw = answerTo(question, seed * 31 + step * 7)
    state = after(data, state, { do: 'answer', fact: question.fact, raw }, ON)
  }
  return lines
}

describe('a part of the data', () => {
  it.each(beginnings.map((programmes) => [programmes.join(' '), programmes] as const))(
    'leads through %s as the whole does',
    (_, programmes) => {
      const part = { ...checkData, ...checkPartOf(full, programmes).part }
      for (let seed = 1; seed <= 25; seed += 1)
        expect(told(part, programmes, seed), `seed ${seed}`).toEqual(told(checkData, programmes, seed))
    },
  )

  it('is smaller than the whole', () => {
    const { part, told: reasons } = checkPartOf(full, ['marriage'])
    expect(Object.keys(part.rules.programmes)).toEqual(['marriage'])
    expect(Object.keys(reasons.programmes)).toEqual(['marriage'])
    expect(part.questions.length).toBeLessThan(checkData.questions.length / 4)
  })
})
