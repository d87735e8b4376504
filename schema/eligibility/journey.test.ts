import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'
import { moneyProgrammes, type Question } from './check-data.ts'
import { journeyOf, type CheckState, type Journey } from './journey.ts'
import { stateFromForm } from './form-state.ts'
import { after, nothingYet } from './steps.ts'

const ON = '2026-11-24'
const living = ['min-living-urban', 'min-living-rural']
/** What the start page can begin with: everything about money at once, or any one offer. */
const money = moneyProgrammes(checkData.offers)
const beginnings = [money, ...checkData.offers.map(({ programmes }) => programmes)]

const at = (state: CheckState): Journey => {
  const journey = journeyOf(checkData, state, ON)
  if (!journey.ok) throw new Error(journey.problem.code)
  return journey.value
}
const startWith = (programmes: readonly string[]): CheckState =>
  after(checkData, nothingYet, { do: 'start', programmes }, ON)
const answer = (state: CheckState, fact: string, raw: string): CheckState =>
  after(checkData, state, { do: 'answer', fact, raw }, ON)

/** A repeatable stream of numbers below one (mulberry32). */
const random = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
}

const someAnswer = (question: Question, next: () => number): string => {
  const pick = (list: string[]): string => list[Math.floor(next() * list.length)] ?? 'unknown'
  if (next() < 0.2) return 'unknown'
  if (question.input === 'yes-no') return pick(['yes', 'no'])
  if (question.input === 'date') return pick(['1950-01-01', '1990-05-05', '2012-02-29', '2019-08-01'])
  if (question.input === 'number') return pick(['1', '2', '3', '6'])
  if (question.input === 'yuan') return pick(['0', '300', '1400', '2100', '9000', '60000'])
  const values = (question.options ?? []).map(({ value }) => value)
  if (question.input === 'one') return pick(values)
  return next() < 0.4 ? 'none' : [...new Set([pick(values), pick(values)])].join(',')
}

describe('a self-check', () => {
  it('leads a family of three from the first question to an amount', () => {
    let state = startWith(living)
    const answers: Record<string, string> = {
      area: 'urban',
      householdSize: '3',
      householdMonthlyIncomeFen: '1500',
      basicPensionMonthlyFen: '0',
      assets: 'within',
      'self.hukou': 'hongjiang',
    }
    for (let step = 0; step < 12; step += 1) {
      const { question } = at(state)
      if (question === undefined) break
      state = answer(state, question.fact, answers[question.fact] ?? 'unknown')
    }
    const [urban] = at(state).evaluations
    expect(urban).toMatchObject({ verdict: 'likely', amount: { fen: 60_000, basis: 2024 } })
    expect(state.answers.length).toBeLessThanOrEqual(7)
  })

  it('asks a country household for the income of a year', () => {
    const state = answer(startWith(living), 'area', 'rural')
    const asked: string[] = []
    let now = state
    for (let step = 0; step < 12; step += 1) {
      const { question } = at(now)
      if (question === undefined) break
      asked.push(question.fact)
      now = answer(now, question.fact, 'unknown')
    }
    expect(asked).toContain('householdYearlyIncomeFen')
    expect(asked).not.toContain('householdMonthlyIncomeFen')
  })

  it('keeps every other answer when one is changed', () => {
    let state = answer(answer(startWith(living), 'area', 'urban'), 'householdSize', '2')
    state = after(checkData, state, { do: 'change', fact: 'area' }, ON)
    expect(at(state).question?.fact).toBe('area')
    state = answer(state, 'area', 'rural')
    expect(state.answers).toEqual([
      ['area', 'rural'],
      ['householdSize', '2'],
    ])
  })

  it('keeps what was typed when it is refused, and everything before it', () => {
    const state = answer(
      answer(startWith(living), 'area', 'urban'),
      'householdMonthlyIncomeFen',
      '一千五左右',
    )
    expect(state.fault).toEqual({ fact: 'householdMonthlyIncomeFen', raw: '一千五左右', code: 'wrong_type' })
    expect(state.answers).toEqual([['area', 'urban']])
    expect(at(state).question?.fact).toBe('householdMonthlyIncomeFen')
  })

  it('goes back one question at a time, and from the first to the start', () => {
    const state = answer(answer(startWith(living), 'area', 'urban'), 'householdSize', '2')
    const back = after(checkData, state, { do: 'back', from: at(state).question?.fact }, ON)
    expect(back.at).toBe('householdSize')
    const further = after(checkData, back, { do: 'back', from: 'householdSize' }, ON)
    expect(further.at).toBe('area')
    expect(after(checkData, further, { do: 'back', from: 'area' }, ON)).toEqual(nothingYet)
  })

  /** What went wrong in one random journey, or undefined: asked twice, more left than said, an answer refused. */
  const wrongIn = (programmes: readonly string[], seed: number): string | undefined => {
    const next = random(seed)
    let state = startWith(programmes)
    let atMost = Infinity
    for (;;) {
      const { question, leftAtMost, evaluations } = at(state)
      if (question === undefined)
        return evaluations.length === programmes.length ? undefined : `seed ${seed}: not all answered`
      const given = state.answers.map(([fact]) => fact)
      if (given.includes(question.fact)) return `seed ${seed}: ${question.fact} asked twice`
      if (leftAtMost >= atMost)
        return `seed ${seed}: ${leftAtMost} left at ${question.fact}, said ${atMost - 1}`
      atMost = leftAtMost + 1
      state = answer(state, question.fact, someAnswer(question, next))
      if (state.fault !== undefined) return `seed ${seed}: ${JSON.stringify(state.fault)}`
    }
  }

  it.each(beginnings.map((programmes) => [programmes.join(' '), programmes] as const))(
    'of %s ends for everybody, never asks twice, and never more than it said',
    (_, programmes) => {
      const seeds = Array.from({ length: 60 }, (_unused, at) => at + 1)
      expect(seeds.map((seed) => wrongIn(programmes, seed)).filter((wrong) => wrong !== undefined)).toEqual(
        [],
      )
    },
  )

  it('asks nothing that cannot change an open verdict', () => {
    const decided = answer(
      answer(startWith(['disability-nursing']), 'self.disabilityCard', 'no'),
      'self.hukou',
      'unknown',
    )
    expect(at(decided).question).toBeUndefined()
  })
})

describe('a posted page', () => {
  const post = (fields: [string, string][]): CheckState =>
    stateFromForm(checkData, new URLSearchParams(fields), ON)
  it('says the same as the step it stands for', () => {
    const fields: [string, string][] = [
      ['programmes', living.join(',')],
      ['a.area', 'urban'],
      ['q', 'householdSize'],
      ['v', '3'],
      ['do', 'answer'],
    ]
    expect(post(fields)).toEqual(answer(answer(startWith(living), 'area', 'urban'), 'householdSize', '3'))
  })
  it('takes 说不清 over whatever stands in the field', () => {
    const state = post([
      ['programmes', 'disability-nursing'],
      ['q', 'self.hukou'],
      ['v', 'hongjiang'],
      ['do', 'unknown'],
    ])
    expect(state.answers).toEqual([['self.hukou', 'unknown']])
  })
  it('leads strange input to the start instead of failing', () => {
    expect(post([])).toEqual(nothingYet)
    expect(
      post([
        ['programmes', 'lottery'],
        ['q', 'area'],
        ['v', 'urban'],
      ]),
    ).toEqual(nothingYet)
    const odd = post([
      ['programmes', 'disability-nursing'],
      ['a.constructor', 'x'],
      ['a.area', 'y'.repeat(500)],
      ['q', 'moon'],
      ['v', '1'],
    ])
    expect(odd).toEqual(startWith(['disability-nursing']))
  })
})
