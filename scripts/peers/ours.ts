import type { Facts, FactValue } from '../../schema/eligibility/facts.ts'
import { parseFacts } from '../../schema/eligibility/parse-facts.ts'
import type { Household } from './household.ts'

const apart = new Set(['obligor', 'obligorAssets'])
const ofHousehold = new Set([
  'area',
  'householdSize',
  'householdMonthlyIncomeFen',
  'basicPensionMonthlyFen',
  'assets',
  'newlyEmployed',
  'hardship',
  'basicLivingHard',
  'eventInHongjiang',
  'stranded',
])

const obligorsOf = ({ obligor, obligorAssets }: Household): Facts['obligors'] => {
  if (obligor === undefined) return 'unknown'
  if (obligor === 'nobody') return []
  return [
    {
      relation: 'child',
      status: obligor,
      birthDate: '1985-01-01',
      receives: [],
      lowIncome: false,
      disabilityType: 'none',
      ...(obligorAssets === undefined ? {} : { assets: obligorAssets }),
    },
  ]
}

/** The household in our own facts, through our own parser. An unsaid size is `unknown`: unwritten, members are counted. */
export const factsOf = (household: Household, on: string): Facts => {
  const ofAll: Record<string, FactValue> = { householdSize: 'unknown' }
  const self: Record<string, FactValue> = { relation: 'self' }
  for (const [name, value] of Object.entries(household))
    if (!apart.has(name)) (ofHousehold.has(name) ? ofAll : self)[name] = value
  const facts = parseFacts({ ...ofAll, obligors: obligorsOf(household), members: [self] }, on)
  if (!facts.ok) throw new Error(JSON.stringify(facts.problem))
  return facts.value
}
