import { LogicEngine } from 'json-logic-engine'
import { ageOn, ownIncomeOf, type Household, type ProgrammeId } from './household.ts'

/**
 * The twelve programmes in JSON-logic, written by hand from the rules in words, for households that answer everything.
 * JSON-logic takes what is missing for false or zero, so it is never asked about the others. A programme is the first that
 * holds of: something speaks against it; the window decides; something has to be chosen; nothing stands in the way.
 */
export type Logic = unknown

const fact = (name: string): Logic => ({ var: name })
const is = (name: string, value: string | number | boolean): Logic => ({ '===': [fact(name), value] })
const has = (list: string, value: string): Logic => ({ in: [value, fact(list)] })
const all = (...parts: Logic[]): Logic => ({ and: parts })
const anyOf = (...parts: Logic[]): Logic => ({ or: parts })
const no = (part: Logic): Logic => ({ '!': [part] })
const atLeast = (name: string, value: number): Logic => ({ '>=': [fact(name), value] })

const city = 840_000
const country = 540_000
const lineOfOne: Logic = { if: [is('area', 'urban'), city, country] }
const line: Logic = { '*': [lineOfOne, fact('householdSize')] }
const incomeYear: Logic = { '*': [fact('householdMonthlyIncomeFen'), 12] }
const withPension: Logic = {
  '*': [{ '+': [fact('householdMonthlyIncomeFen'), fact('basicPensionMonthlyFen')] }, 12],
}
/** From 2026 no rule says whether basic pensions count: with the pension, or surely not below. */
const surelyBelow: Logic = { '<': [{ if: [fact('pensionUncertain'), withPension, incomeYear] }, line] }
const maybeBelow: Logic = { '<': [incomeYear, line] }
// json-logic-engine 5.0.7 compiles an `if` as an operand of a comparison into a fault; so the two lines are asked apart.
const ownYear: Logic = { '*': [fact('ownIncome'), 12] }
const ownBelow = anyOf({ '<': [ownYear, country] }, all(is('area', 'urban'), { '<': [ownYear, city] }))
const belowEdgeLine: Logic = { '<': [{ '*': [incomeYear, 2] }, { '*': [line, 3] }] }
const hukouHere = is('hukou', 'hongjiang')
const cannotApplyHere = all(no(hukouHere), no(fact('residencePermit')))
const within = is('assets', 'within')
const onAllowance = anyOf(has('receives', 'min-living-urban'), has('receives', 'min-living-rural'))
const mind: Logic = { in: [fact('disabilityType'), ['intellectual', 'mental']] }
const heavy: Logic = { '<=': [fact('disabilityLevel'), 2] }
const disabled = anyOf(fact('disabilityCard'), { '!==': [fact('disabilityType'), 'none'] })
const alone: Logic = { '<': [fact('householdSize'), 2] }
const receivesDestitute = has('receives', 'destitute-support')

/** In the order in which a verdict is found. */
export type Parts = { against: Logic; open: Logic; choose?: Logic; best?: string }
const verdictOf = ({ against, open, choose, best = 'likely' }: Parts): Logic => ({
  if: [against, 'not_met', open, 'ask', ...(choose === undefined ? [] : [choose, 'choose']), best],
})

const goesOnStudying = all(receivesDestitute, atLeast('age', 18), {
  in: [fact('study'), ['compulsory', 'seniorSecondary']],
})
const listedDisability = anyOf(
  all(mind, { '<=': [fact('disabilityLevel'), 3] }),
  all(is('disabilityType', 'physical'), heavy),
  all(is('disabilityType', 'visual'), is('disabilityLevel', 1)),
)
const ofTheClass = anyOf(atLeast('age', 60), { '<': [fact('age'), 18] }, disabled)
const surelyUnable = anyOf(atLeast('age', 60), { '<': [fact('age'), 16] }, listedDisability)
const maybeUnable = anyOf(surelyUnable, { '<': [fact('age'), 18] }, disabled, fact('newLaw'))
const destituteAgainst = all(
  no(goesOnStudying),
  anyOf(all(no(ofTheClass), no(fact('newLaw'))), no(maybeUnable), no(ownBelow), is('obligor', 'able')),
)
const destituteOpen = all(
  no(goesOnStudying),
  anyOf(
    no(ofTheClass),
    no(surelyUnable),
    no(within),
    no(hukouHere),
    is('obligor', 'hardship'),
    all({ '!==': [fact('obligor'), 'nobody'] }, is('obligorAssets', 'maybeOver')),
  ),
)
const destituteLikely = all(no(destituteAgainst), no(destituteOpen))

const goingOut = all(onAllowance, fact('newlyEmployed'))
const allowanceAgainst = anyOf(
  all(no(maybeBelow), no(goingOut)),
  cannotApplyHere,
  all(receivesDestitute, alone),
)
const allowanceOpen = anyOf(no(surelyBelow), no(within), no(hukouHere))
const allowance = (area: string): Parts => ({
  against: anyOf(no(is('area', area)), allowanceAgainst),
  open: allowanceOpen,
  choose: all(alone, destituteLikely),
})

const edgeAgainst = anyOf(surelyBelow, all(no(belowEdgeLine), no(fact('newLaw'))), cannotApplyHere)
const severe = anyOf(heavy, all(is('disabilityLevel', 3), mind))
const recognised = has('receives', 'edge-family')
const edgeMaybe = anyOf(recognised, no(edgeAgainst))
const clergyAlone = all(is('absence', 'clergy'), atLeast('absenceMonths', 36), ownBelow)
const severeOfEdge = all(fact('disabilityCard'), severe, ownBelow)
const singleSure = anyOf(all(recognised, severeOfEdge), all(clergyAlone, within))
const singleMaybe = anyOf(
  all(edgeMaybe, severeOfEdge),
  all(atLeast('age', 18), no(fact('employed')), fact('disabilityCard'), heavy),
  clergyAlone,
  all(edgeMaybe, anyOf(fact('severeIllness'), all(disabled, no(severe)))),
)
const singleAgainst = anyOf(cannotApplyHere, no(singleMaybe))

const subsidyBar = anyOf(receivesDestitute, has('otherAllowances', 'workInjuryCare'))

export const parts: Record<ProgrammeId, Parts> = {
  'min-living-urban': allowance('urban'),
  'min-living-rural': allowance('rural'),
  'min-living-single': { against: singleAgainst, open: anyOf(no(singleSure), no(hukouHere)) },
  'edge-family': { against: edgeAgainst, open: true },
  'rigid-expense-family': { against: anyOf(onAllowance, receivesDestitute, recognised), open: true },
  'destitute-support': { against: destituteAgainst, open: destituteOpen },
  'temporary-assistance': {
    against: anyOf(is('hardship', 'none'), no(fact('basicLivingHard'))),
    open: anyOf(
      no({ in: [fact('hardship'), ['fire', 'trafficAccident', 'suddenIllness']] }),
      no(fact('eventInHongjiang')),
    ),
  },
  'disability-living': {
    against: anyOf(
      no(fact('disabilityCard')),
      subsidyBar,
      has('receives', 'orphan-allowance'),
      all(has('receives', 'unsupported-child-allowance'), fact('fullChildAllowance')),
      all(no(onAllowance), allowanceAgainst, singleAgainst, no(edgeMaybe)),
    ),
    open: anyOf(no(onAllowance), no(hukouHere)),
    choose: anyOf(
      has('otherAllowances', 'oldAgeLivingAllowance'),
      has('otherAllowances', 'dutyDisabilityAllowance'),
      has('otherAllowances', 'retiredCadreAllowance'),
    ),
  },
  'disability-nursing': {
    against: anyOf(no(fact('disabilityCard')), all(no(heavy), no(mind)), subsidyBar),
    open: anyOf(no(heavy), no(hukouHere)),
    choose: has('otherAllowances', 'otherNursingAllowance'),
  },
  'elder-basic-subsidy': { against: { '<': [fact('age'), 60] }, open: true },
  'price-subsidy': {
    against: no(
      anyOf(
        onAllowance,
        receivesDestitute,
        recognised,
        has('receives', 'orphan-allowance'),
        has('receives', 'unsupported-child-allowance'),
        has('otherAllowances', 'unemploymentInsurance'),
        has('otherAllowances', 'veteranPension'),
      ),
    ),
    open: no(
      anyOf(
        onAllowance,
        receivesDestitute,
        has('receives', 'orphan-allowance'),
        has('receives', 'unsupported-child-allowance'),
        has('otherAllowances', 'unemploymentInsurance'),
        has('otherAllowances', 'veteranPension'),
      ),
    ),
    best: 'auto',
  },
  'street-assistance': { against: no(fact('stranded')), open: false },
}

export type LogicData = ReturnType<typeof logicDataOf>
/** What JSON-logic cannot work out itself (an age, which day it is) is worked out for it. */
export const logicDataOf = (household: Household, on: string) => ({
  ...household,
  age: household.birthDate === undefined ? undefined : ageOn(household.birthDate, on),
  ownIncome: ownIncomeOf(household),
  newLaw: on >= '2026-07-01',
  pensionUncertain: on >= '2026-01-01',
})

/** All verdicts at once, compiled by json-logic-engine; in the order of the programmes asked for. */
export const compiledLogic = (wanted: readonly ProgrammeId[]): ((data: LogicData) => string[]) =>
  new LogicEngine().build(wanted.map((id) => verdictOf(parts[id]))) as (data: LogicData) => string[]
