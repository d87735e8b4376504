import type { Rules } from '../../schema/eligibility/rules.ts'
import { pick, randomOf } from './random.ts'

/**
 * A household as every peer can take it: flat, at most one obligor. A name that is not there is unknown. Money is fen,
 * durations months. The names are those of the vocabulary of facts where it has one.
 */
export type Household = {
  area?: 'urban' | 'rural'
  householdSize?: number
  householdMonthlyIncomeFen?: number
  basicPensionMonthlyFen?: number
  assets?: 'within' | 'maybeOver'
  newlyEmployed?: boolean
  hardship?: Hardship
  basicLivingHard?: boolean
  eventInHongjiang?: boolean
  stranded?: boolean
  birthDate?: string
  hukou?: 'hongjiang' | 'otherHunan' | 'otherProvince'
  residencePermit?: boolean
  receives?: string[]
  fullChildAllowance?: boolean
  otherAllowances?: string[]
  disabilityCard?: boolean
  disabilityType?: string
  disabilityLevel?: number
  employed?: boolean
  monthlyIncomeFen?: number
  severeIllness?: boolean
  study?: 'none' | 'compulsory' | 'seniorSecondary' | 'undergraduate'
  absence?: 'none' | 'clergy'
  absenceMonths?: number
  obligor?: 'nobody' | 'able' | 'hardship' | 'noCapacity' | 'declaredMissing' | 'imprisoned'
  obligorAssets?: 'within' | 'maybeOver'
}
type Hardship =
  'none' | 'fire' | 'trafficAccident' | 'suddenIllness' | 'naturalDisaster' | 'otherSudden' | 'risingExpense'

/** The twelve programmes that every peer can say in its own rules. */
export const peerProgrammes = [
  'min-living-urban',
  'min-living-rural',
  'min-living-single',
  'edge-family',
  'rigid-expense-family',
  'destitute-support',
  'temporary-assistance',
  'disability-living',
  'disability-nursing',
  'elder-basic-subsidy',
  'price-subsidy',
  'street-assistance',
] as const
export type ProgrammeId = (typeof peerProgrammes)[number]

/** Those of them that the rule book has; a book of one programme is checked on that one. */
export const programmesIn = (rules: Rules): ProgrammeId[] =>
  peerProgrammes.filter((id) => Object.hasOwn(rules.programmes, id))

export const receivable = [
  'min-living-urban',
  'min-living-rural',
  'edge-family',
  'rigid-expense-family',
  'destitute-support',
  'disability-living',
  'disability-nursing',
  'orphan-allowance',
  'unsupported-child-allowance',
] as const
export const allowances = [
  'workInjuryCare',
  'oldAgeLivingAllowance',
  'dutyDisabilityAllowance',
  'retiredCadreAllowance',
  'otherNursingAllowance',
  'unemploymentInsurance',
  'veteranPension',
] as const

/** Sums a household really has, with those at which a rule turns among them. */
const monthlySums = [
  0, 30_000, 44_999, 45_000, 67_499, 67_500, 69_999, 70_000, 104_999, 105_000, 140_000, 210_000, 270_000,
  600_000, 2_500_000,
] as const
/** Birthdays on, just before and just after the ages 16, 18 and 60 on the two days, and leap days. */
const birthDates = [
  '1940-05-05',
  '1956-02-29',
  '1964-05-31',
  '1964-06-01',
  '1964-06-02',
  '1966-11-01',
  '1966-11-02',
  '1985-09-09',
  '2006-06-01',
  '2006-06-02',
  '2008-02-29',
  '2008-11-01',
  '2008-11-02',
  '2015-01-10',
] as const

const someOf = <T>(next: () => number, list: readonly T[], odds: number): T[] =>
  list.filter(() => next() < odds)

/**
 * A household that answers everything and does not contradict itself: a card goes with a kind of disability, a kind with
 * a level; who is not away has been away for no month.
 */
export const fullHousehold = (seed: number): Required<Household> => {
  const next = randomOf(seed)
  const is = (odds: number): boolean => next() < odds
  const disabilityCard = is(0.5)
  const kinds = ['visual', 'hearing', 'speech', 'physical', 'intellectual', 'mental', 'multiple'] as const
  const disabled = disabilityCard || is(0.2)
  const householdSize = 1 + Math.floor(next() * next() * 7)
  const away = is(0.08)
  const householdMonthlyIncomeFen = pick(next, monthlySums) * (is(0.5) ? householdSize : 1)
  return {
    area: pick(next, ['urban', 'rural']),
    householdSize,
    householdMonthlyIncomeFen,
    basicPensionMonthlyFen: pick(next, [0, 0, 22_000, 44_000]),
    assets: is(0.75) ? 'within' : 'maybeOver',
    newlyEmployed: is(0.2),
    hardship: pick(next, [
      'none',
      'fire',
      'trafficAccident',
      'suddenIllness',
      'naturalDisaster',
      'otherSudden',
      'risingExpense',
    ]),
    basicLivingHard: is(0.7),
    eventInHongjiang: is(0.8),
    stranded: is(0.1),
    birthDate: pick(next, birthDates),
    hukou: is(0.7) ? 'hongjiang' : pick(next, ['otherHunan', 'otherProvince']),
    residencePermit: is(0.5),
    receives: is(0.4) ? [] : someOf(next, receivable, 0.15),
    fullChildAllowance: is(0.5),
    otherAllowances: is(0.5) ? [] : someOf(next, allowances, 0.15),
    disabilityCard,
    disabilityType: disabled ? pick(next, kinds) : 'none',
    disabilityLevel: 1 + Math.floor(next() * 4),
    employed: is(0.4),
    monthlyIncomeFen: is(0.5) ? 0 : pick(next, monthlySums),
    severeIllness: is(0.2),
    study: pick(next, ['none', 'none', 'compulsory', 'seniorSecondary', 'undergraduate']),
    absence: away ? 'clergy' : 'none',
    absenceMonths: away ? pick(next, [35, 36, 60]) : 0,
    obligor: pick(next, [
      'nobody',
      'nobody',
      'able',
      'hardship',
      'noCapacity',
      'declaredMissing',
      'imprisoned',
    ]),
    obligorAssets: is(0.7) ? 'within' : 'maybeOver',
  }
}

/**
 * The same household with a share of its answers unsaid. `absence` stays said: the rules give its being unsaid a meaning of
 * its own (at home), which no peer has a word for. Nor does "no card" stay where the kind goes: alone it means no disability.
 */
export const partialHousehold = (seed: number, missing: number): Household => {
  const next = randomOf(seed ^ 0x5bd1e995)
  const household: Household = { ...fullHousehold(seed) }
  for (const name of Object.keys(household) as (keyof Household)[])
    if (name !== 'absence' && name !== 'disabilityCard' && next() < missing) delete household[name]
  if (household.disabilityType === undefined && !household.disabilityCard) delete household.disabilityCard
  return household
}

/** Full years on a day by the calendar alone; the disputed 28 February of a leap-day birthday is not among the days. */
export const ageOn = (birthDate: string, on: string): number => {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return on.slice(5) >= birthDate.slice(5) ? years : years - 1
}

/** Alone and without a word on one's own income, the household's is one's own (vignette-facts 4.2). */
export const ownIncomeOf = (household: Household): number | undefined =>
  household.monthlyIncomeFen ??
  (household.householdSize === 1 ? household.householdMonthlyIncomeFen : undefined)
