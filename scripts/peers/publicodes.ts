import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Engine, { type RawPublicodes } from 'publicodes'
import { parse } from 'yaml'
import { ageOn, ownIncomeOf, type Household, type ProgrammeId } from './household.ts'

type Situation = Record<string, string | number>

const silent = { log: () => undefined, warn: () => undefined, error: (text: string) => console.error(text) }

/** publicodes over its own rules (publicodes.yaml). */
export const publicodesEngine = (): Engine<string> =>
  new Engine(
    parse(readFileSync(join(import.meta.dirname, 'publicodes.yaml'), 'utf8')) as RawPublicodes<string>,
    { logger: silent },
  )

/** A household in publicodes' words; what is unknown is not there. */
export const situationOf = (household: Household, on: string): Situation => {
  const situation: Situation = {
    'loi 2026': on >= '2026-07-01' ? 'oui' : 'non',
    'pension incertaine': on >= '2026-01-01' ? 'oui' : 'non',
  }
  const say = (name: string, value: string | number | boolean | undefined): void => {
    if (typeof value === 'boolean') situation[name] = value ? 'oui' : 'non'
    else if (typeof value === 'string') situation[name] = `'${value}'`
    else if (value !== undefined) situation[name] = value
  }
  const { birthDate, receives, otherAllowances } = household
  say('area', household.area)
  say('size', household.householdSize)
  say('income', household.householdMonthlyIncomeFen)
  say('pension', household.basicPensionMonthlyFen)
  say('assets', household.assets)
  say('newly employed', household.newlyEmployed)
  say('hardship', household.hardship)
  say('living hard', household.basicLivingHard)
  say('event here', household.eventInHongjiang)
  say('stranded', household.stranded)
  say('age', birthDate === undefined ? undefined : ageOn(birthDate, on))
  say('hukou', household.hukou)
  say('residence permit', household.residencePermit)
  say('full child allowance', household.fullChildAllowance)
  say('card', household.disabilityCard)
  say('kind', household.disabilityType)
  say('level', household.disabilityLevel)
  say('employed', household.employed)
  say('own income', ownIncomeOf(household))
  say('severe illness', household.severeIllness)
  say('study', household.study)
  say('absence', household.absence)
  say('absence months', household.absenceMonths)
  say('obligor', household.obligor)
  say('obligor assets', household.obligorAssets)
  say('receives urban', receives?.includes('min-living-urban'))
  say('receives rural', receives?.includes('min-living-rural'))
  say('receives edge', receives?.includes('edge-family'))
  say('receives destitute', receives?.includes('destitute-support'))
  say('receives orphan', receives?.includes('orphan-allowance'))
  say('receives unsupported', receives?.includes('unsupported-child-allowance'))
  say('other care', otherAllowances?.includes('workInjuryCare'))
  say(
    'other living',
    otherAllowances?.some((one) =>
      ['oldAgeLivingAllowance', 'dutyDisabilityAllowance', 'retiredCadreAllowance'].includes(one),
    ),
  )
  say('other nursing', otherAllowances?.includes('otherNursingAllowance'))
  say(
    'other auto',
    otherAllowances?.some((one) => ['unemploymentInsurance', 'veteranPension'].includes(one)),
  )
  return situation
}

export type Stand = 'holds' | 'open' | 'fails'

/** Where a programme stands in a situation that was set before; null would be "does not apply", which no rule here says. */
export const standIn = (engine: Engine<string>, programme: ProgrammeId): Stand => {
  const { nodeValue } = engine.evaluate(programme)
  if (nodeValue === undefined) return 'open'
  if (typeof nodeValue !== 'boolean') throw new Error(`${programme}: ${String(nodeValue)}`)
  return nodeValue ? 'holds' : 'fails'
}
