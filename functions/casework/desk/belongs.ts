import { and, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import { isPassedOn } from '../../../schema/desk/case-order.ts'
import type { Thing } from '../../../schema/desk/may.ts'
import { policy } from '../../policy.ts'
import type { CaseState } from '../case-state.ts'
import { kinds, rules } from '../rules.ts'
import { queued } from './tables.ts'

/** Units that stand for the township of the place. */
const townshipUnits = policy.units.filter(({ kind }) => kind === 'township').map(({ id }) => id)
/** A kind that the content does not have any more may have been about children: unknown is not yes. */
const openKinds = policy.requests.filter(({ privacy }) => privacy !== 'child').map(({ id }) => id)
const townshipKinds = policy.requests.filter(({ sees }) => sees.township).map(({ id }) => id)
const { escalateTo } = rules

export const isChildKind = (kind: string): boolean => !openKinds.includes(kind)

/** What decides it. Without `raised` and `late`: as if it was never passed on. */
type Placed = Pick<CaseState, 'kind' | 'unit' | 'township'> & Partial<Pick<CaseState, 'raised' | 'late'>>

/** Units that have a case before them: the one that has it, those the kind names beside it, and those it was passed on to. */
const unitsOf = (state: Placed): string[] => {
  const isNowhere = townshipUnits.includes(state.unit) && state.township === undefined
  return [
    state.unit,
    ...(kinds.get(state.kind)?.sees.units ?? []),
    // A township that nobody knows is looked for by those above.
    ...(isNowhere || isPassedOn({ raised: false, late: [], ...state }) ? [escalateTo] : []),
  ]
}

/**
 * What a case belongs to, once for each unit that has it before it; whoever may see one of these sees the case. The township of the
 * place is among them where the kind says so (`sees`, as `whoSees` tells the reporter), or where it has the case.
 */
export const thingsOf = (state: Placed): Thing[] => {
  const child = isChildKind(state.kind)
  const isTownships = townshipKinds.includes(state.kind) || townshipUnits.includes(state.unit)
  const township = isTownships ? state.township : undefined
  return [...new Set(unitsOf(state))].map((unit) => ({
    unit,
    child,
    ...(township === undefined ? {} : { township }),
  }))
}

/** How far somebody sees, as data for a query. Without `units` or `townships`: all of them. */
export type Sight = { units?: readonly string[]; townships?: readonly string[]; child: boolean }

const ofUnits = (units: readonly string[]): SQL | undefined => {
  const beside = policy.requests.filter(({ sees }) => sees.units.some((unit) => units.includes(unit)))
  return or(
    inArray(queued.unit, [...units]),
    inArray(
      queued.kind,
      beside.map(({ id }) => id),
    ),
    ...(units.includes(escalateTo)
      ? [eq(queued.passedOn, true), and(inArray(queued.unit, townshipUnits), isNull(queued.township))]
      : []),
  )
}

const ofTownships = (townships: readonly string[]): SQL | undefined =>
  and(
    inArray(queued.township, [...townships]),
    or(inArray(queued.kind, townshipKinds), inArray(queued.unit, townshipUnits)),
  )

/** The same as {@link thingsOf} for a query: exactly the cases of which somebody with this sight may see one of the things. */
export const within = ({ units, townships, child }: Sight): SQL =>
  and(
    sql`1`,
    child ? undefined : inArray(queued.kind, openKinds),
    units && ofUnits(units),
    townships && ofTownships(townships),
  ) ?? sql`1`
