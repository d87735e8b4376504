/**
 * The vocabulary of facts a citizen can state: names, types, bounds. One table; the parser, the API's schema and the
 * question check are all derived from it. Money is whole fen, durations are whole months.
 */
export type FactKind =
  | { kind: 'bool' }
  | { kind: 'int'; min: number; max: number }
  | { kind: 'date' }
  | { kind: 'enum'; options: readonly string[] }
  | { kind: 'list'; options: readonly string[] }
  | { kind: 'object'; facts: FactTable }
  | { kind: 'people'; facts: FactTable }
export type FactTable = { readonly [name: string]: FactKind }

const bool: FactKind = { kind: 'bool' }
const date: FactKind = { kind: 'date' }
const int = (min: number, max: number): FactKind => ({ kind: 'int', min, max })
const oneOf = (...options: string[]): FactKind => ({ kind: 'enum', options })
const someOf = (...options: string[]): FactKind => ({ kind: 'list', options })

const monthlyFen = int(0, 10_000_000_000)
const yearlyFen = int(0, 120_000_000_000)
const months = int(0, 1200)
const disabilityTypes = [
  'none',
  'visual',
  'hearing',
  'speech',
  'physical',
  'intellectual',
  'mental',
  'multiple',
]
const disability: FactTable = { disabilityType: oneOf(...disabilityTypes), disabilityLevel: int(1, 4) }

const parentFacts: FactTable = {
  situation: oneOf(
    'able',
    'awayWorking',
    'dead',
    'declaredMissing',
    'notFound',
    'outOfContact',
    'prison',
    'drugRehab',
    'otherDetention',
    'disabled',
    'severeIllness',
    'custodyRevoked',
    'deported',
  ),
  months,
  ...disability,
}

const can = oneOf('can', 'cannot')

export const personFacts: FactTable = {
  relation: oneOf(
    'self',
    'spouse',
    'fiance',
    'formerSpouse',
    'adoptee',
    'child',
    'parent',
    'grandparent',
    'grandchild',
    'sibling',
    'other',
  ),
  birthDate: date,
  sex: oneOf('male', 'female'),
  hukou: oneOf('hongjiang', 'otherHunan', 'otherProvince'),
  livesInHongjiang: bool,
  residencePermit: bool,
  livesWithSelf: bool,
  canLiveIndependently: bool,
  study: oneOf('none', 'compulsory', 'seniorSecondary', 'undergraduate', 'postgraduate', 'partTime'),
  absence: oneOf('none', 'prison', 'drugRehab', 'declaredMissing', 'clergy'),
  absenceMonths: months,
  employed: bool,
  monthlyIncomeFen: monthlyFen,
  disabilityCard: bool,
  ...disability,
  severeIllness: bool,
  receives: someOf(
    'min-living-urban',
    'min-living-rural',
    'edge-family',
    'rigid-expense-family',
    'destitute-support',
    'disability-living',
    'disability-nursing',
    'orphan-allowance',
    'unsupported-child-allowance',
  ),
  fullChildAllowance: bool,
  otherAllowances: someOf(
    'workInjuryCare',
    'oldAgeLivingAllowance',
    'dutyDisabilityAllowance',
    'retiredCadreAllowance',
    'otherNursingAllowance',
    'unemploymentInsurance',
    'veteranPension',
  ),
  selfCare: {
    kind: 'object',
    facts: { eat: can, dress: can, bed: can, toilet: can, walk: can, bathe: can },
  },
  father: { kind: 'object', facts: parentFacts },
  mother: { kind: 'object', facts: parentFacts },
  placement: oneOf('withFamily', 'institution'),
  maritalStatus: oneOf('single', 'married', 'divorced', 'widowed', 'divorceNotFinal'),
  agrees: bool,
  hasIdCard: bool,
  hasHukouBook: bool,
  civilCapacity: oneOf('full', 'limitedOrNone'),
  childrenCount: int(0, 20),
  canRaiseChild: bool,
  adoptionHealthOk: bool,
  noHarmfulRecord: bool,
  childCategory: oneOf(
    'orphan',
    'foundInInstitution',
    'foundElsewhere',
    'parentsUnable',
    'stepchild',
    'kinChild',
  ),
  senderAgrees: bool,
}

export const obligorFacts: FactTable = {
  relation: oneOf('spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling'),
  birthDate: date,
  status: oneOf('able', 'hardship', 'noCapacity', 'declaredMissing', 'imprisoned'),
  receives: someOf('min-living-urban', 'min-living-rural', 'destitute-support'),
  lowIncome: bool,
  assets: oneOf('within', 'maybeOver'),
  ...disability,
}

export const householdFacts: FactTable = {
  area: oneOf('urban', 'rural'),
  householdSize: int(1, 30),
  householdMonthlyIncomeFen: monthlyFen,
  householdYearlyIncomeFen: yearlyFen,
  excludedIncomeMonthlyFen: monthlyFen,
  basicPensionMonthlyFen: monthlyFen,
  assets: oneOf('within', 'maybeOver'),
  newlyEmployed: bool,
  rigidExpensesYearFen: yearlyFen,
  hardship: oneOf(
    'none',
    'fire',
    'trafficAccident',
    'suddenIllness',
    'naturalDisaster',
    'otherSudden',
    'risingExpense',
  ),
  basicLivingHard: bool,
  eventInHongjiang: bool,
  stranded: bool,
  bookedDate: date,
  kinship: oneOf('none', 'directLine', 'withinThreeGenerations', 'beyondThreeGenerations'),
  previouslyMarriedToEachOther: bool,
  agreementReached: bool,
  marriageRegisteredAt: oneOf('hongjiang', 'elsewhereMainland', 'hkMacaoTaiwan', 'abroad'),
  divorceApplyDate: date,
  withdrawn: bool,
  collectDate: date,
  sameOffice: bool,
  certificateKind: oneOf('marriage', 'divorce'),
  divorcedBy: oneOf('registration', 'court'),
  jointAdoption: bool,
  adoptCount: int(1, 10),
  individualMembers: int(0, 1_000_000),
  unitMembers: int(0, 1_000_000),
  activityFundFen: int(0, 1_000_000_000_000),
  supervisorApproval: bool,
  orgField: oneOf('industry', 'science', 'charity', 'community', 'other'),
  compliantName: bool,
  fixedAddress: bool,
  fullTimeStaff: bool,
  legalLiability: bool,
  foundersQualified: bool,
}

/** How many members or obligors one request may name. */
export const MOST_PEOPLE = 30

export type FactValue = boolean | number | string | readonly string[]
/** What a person may state of one fact; `obligors` is the only one that is a list of people. */
export type StatedValue = FactValue | readonly { readonly [name: string]: FactValue }[]
/** A missing name and the value `'unknown'` both mean unknown. Only householdSize tells the two apart (see the terms). */
export type Person = { readonly [name: string]: FactValue | { readonly [name: string]: FactValue } }
export type Facts = {
  readonly [name: string]: FactValue | readonly Person[]
} & { readonly members?: readonly Person[]; readonly obligors?: readonly Person[] | 'unknown' }

/** What `each` may be: a member, an obligor or a parent. A name that several tables know is of one kind in all of them. */
const tablesOf = (scope: string): readonly FactTable[] =>
  scope === 'each' ? [personFacts, obligorFacts, parentFacts] : [personFacts]

/** The kind of a fact by its path (`area`, `self.hukou`, `self.father.months`, `each.situation`), or undefined where the vocabulary has none. */
export const kindOf = (path: string): FactKind | undefined => {
  const [scope = '', name, inner, ...more] = path.split('.')
  if (name === undefined)
    return scope === 'obligors' ? { kind: 'people', facts: obligorFacts } : householdFacts[scope]
  const kind = tablesOf(scope).find((table) => Object.hasOwn(table, name))?.[name]
  if (inner === undefined) return kind
  return kind?.kind === 'object' && more.length === 0 ? kind.facts[inner] : undefined
}
