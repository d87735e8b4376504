import { describe, expect, it } from 'vitest'
import { checkData } from '../../generated/check.ts'
import {
  faultsIn,
  householdFromForm,
  householdJourney,
  isBlank,
  MOST_LABEL,
  newHousehold,
} from './household.ts'
import { journeyOf } from './journey.ts'

const ON = '2026-11-24'
const form = (...fields: [string, string][]): URLSearchParams => new URLSearchParams(fields)
const living = checkData.offers.find(({ programmes }) => programmes.includes('min-living-urban'))
const offer: [string, string] = ['offer', living?.id ?? '']
const order = (fact: string): number => checkData.questions.findIndex((question) => question.fact === fact)

describe('a household read from a posted form', () => {
  it('holds what was chosen, written and ticked, in the order of the content and not of the form', () => {
    const household = householdFromForm(
      checkData,
      form(
        ['a.householdSize', '三口人'],
        ['a.area', 'urban'],
        ['a.self.receives', 'disability-living'],
        ['a.self.receives', 'edge-family'],
        offer,
        ['label', ' 三组12号 '],
      ),
    )
    expect(household).toEqual({
      label: '三组12号',
      programmes: living?.programmes,
      answers: [
        ['self.receives', 'disability-living,edge-family'],
        ['area', 'urban'],
        ['householdSize', '三口人'],
      ].sort(([one = ''], [other = '']) => order(one) - order(other)),
    })
  })

  it('takes an empty field for no answer, and not for an unknown one', () => {
    const household = householdFromForm(checkData, form(['a.area', ''], ['a.householdSize', '  ']))
    expect(household.answers).toEqual([])
    expect(isBlank(household)).toBe(true)
  })

  it('drops what no question asks for and what nobody could have typed', () => {
    const household = householdFromForm(
      checkData,
      form(
        ['a.shoeSize', '43'],
        ['a.assets', 'x'.repeat(5000)],
        ['offer', 'lottery'],
        ['label', '9'.repeat(40)],
      ),
    )
    expect(household.programmes).toEqual([])
    expect(household.answers.map(([fact, raw]) => [fact, raw.length])).toEqual([['assets', 200]])
    expect(household.label.length).toBe(MOST_LABEL)
  })

  it('leads to the same verdict as one question after the other', () => {
    const household = householdFromForm(
      checkData,
      form(
        offer,
        ['a.area', 'urban'],
        ['a.householdSize', '3'],
        ['a.householdMonthlyIncomeFen', '1500'],
        ['a.basicPensionMonthlyFen', '0'],
        ['a.assets', 'within'],
        ['a.self.hukou', 'hongjiang'],
        ['a.self.receives', 'none'],
      ),
    )
    const journey = journeyOf(checkData, household, ON)
    expect(
      journey.ok && journey.value.evaluations.find(({ programme }) => programme === 'min-living-urban'),
    ).toMatchObject({
      verdict: 'likely',
      amount: { fen: 60_000, basis: 2024 },
    })
  })
})

describe('the faults of a household', () => {
  it('are found side by side, and cost no other answer its effect', () => {
    const answers = [
      ['area', 'urban'],
      ['householdSize', '三口人'],
      ['householdMonthlyIncomeFen', '-5'],
    ] as const
    const household = { ...newHousehold(checkData), answers }
    expect(faultsIn(checkData, household, ON)).toEqual([
      { fact: 'householdSize', code: 'wrong_type' },
      { fact: 'householdMonthlyIncomeFen', code: 'too_small', params: { min: 0 } },
    ])
    const journey = journeyOf(checkData, household, ON)
    expect(journey.ok && journey.value.context.facts).toMatchObject({
      area: 'urban',
      householdSize: 'unknown',
    })
  })
})

describe('answers that contradict each other', () => {
  it('are told apart from the others, and as good as none', () => {
    const household = {
      label: '',
      programmes: ['divorce'],
      answers: [
        ['divorceApplyDate', '2026-11-20'],
        ['collectDate', '2026-11-01'],
      ] as const,
    }
    const [fault, ...others] = faultsIn(checkData, household, ON)
    expect(fault).toMatchObject({ fact: 'collectDate', code: 'date_before_other' })
    expect(others).toEqual([])
    const journey = householdJourney(checkData, household, ON)
    expect(journey.ok && Object.keys(journey.value.context.facts)).not.toContain('collectDate')
  })
})

describe('a new household', () => {
  it('is asked about all money, and about the rest only once it is chosen', () => {
    const { programmes } = newHousehold(checkData)
    expect(programmes).toContain('min-living-urban')
    expect(programmes).not.toContain('marriage')
  })

  it('is asked the same as the one before, and knows nothing of it', () => {
    const before = {
      label: '门牌 7',
      programmes: ['min-living-urban'],
      answers: [['area', 'urban'] as const],
    }
    expect(newHousehold(checkData, before)).toEqual({
      label: '',
      programmes: ['min-living-urban'],
      answers: [],
    })
  })
})
