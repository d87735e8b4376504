import { restDaysOf } from '../../schema/booking/rest-days.ts'
import type { Working } from '../../schema/casework/clocks.ts'
import type { Divisions } from '../../schema/casework/read-report.ts'
import type { Unit } from '../../schema/content/request.ts'
import type { PolicyRequest } from '../../schema/policy.ts'
import { policy } from '../policy.ts'
import { t } from '../words.ts'

/** What the content says about cases. */
export const kinds: ReadonlyMap<string, PolicyRequest> = new Map(
  policy.requests.map((kind) => [kind.id, kind]),
)
const units: ReadonlyMap<string, Unit> = new Map(policy.units.map((unit) => [unit.id, unit]))
export const rules = policy.casework
export const working: Working = { ...restDaysOf(policy.calendar), dayEnds: rules.dayEnds }

const townships = new Map(
  policy.places.townships.map(({ code, name, villages }) => [
    code,
    { name, villages: new Set(villages.map((village) => village.code)) },
  ]),
)

const nextDoor = new Map(
  policy.jurisdiction.neighbours.flatMap(({ code, name, note }) =>
    note === undefined ? [] : [[code, { name, note }]],
  ),
)

export const divisions: Divisions = {
  county: policy.places.county,
  townshipOf: (code) => townships.get(code),
  nextDoor: (code) => nextDoor.get(code),
}

/** The kind of a case that was let in: content may drop a kind only when its last case is gone. */
export const kindOf = (id: string): PolicyRequest => {
  const kind = kinds.get(id)
  if (kind === undefined) throw new Error(`a case of no kind: ${id}`)
  return kind
}

/**
 * What a kind is called, also one that the content has dropped too early: its number must still be told, and its messages listed. It may
 * have been about children, so that is what it counts as.
 */
export const kindNamed = (id: string): Pick<PolicyRequest, 'name' | 'privacy'> =>
  kinds.get(id) ?? { name: t('casework.gone-kind', { id }), privacy: 'child' }

export const isUnit = (id: string): boolean => units.has(id)

export const isTownship = (code: string): boolean => townships.has(code)

/** What a unit is called; that of a township by the township's own name. */
export const unitName = (id: string, township?: string): string => {
  const unit = units.get(id)
  const place = township === undefined ? undefined : townships.get(township)
  return unit?.kind === 'township' && place !== undefined
    ? t('casework.township-unit', { township: place.name })
    : (unit?.name ?? id)
}

export const townshipName = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : townships.get(code)?.name
