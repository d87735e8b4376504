import type { Role } from '../content/desk.ts'
import { ok, refuse, type Result } from '../result.ts'
import type { DeskAction, MaskedField, Reach } from './actions.ts'
import { deskFault, type DeskFault } from './faults.ts'
import type { Person, Scope } from './person.ts'

/** What something belongs to. A booking has an office, a case a township and a unit; `child`: a case of a child. */
export type Thing = { township?: string; unit?: string; office?: string; child?: boolean }

type Verdict = Result<void, DeskFault>

/** Shorter than this, a reason says nothing. */
export const LEAST_WHY = 4

const scopeOf = ({ townships, units, offices }: Scope): Record<Reach, readonly string[]> => ({
  township: townships,
  unit: units,
  office: offices,
})

/** What belongs to nobody known is seen by nobody whose sight ends somewhere: unknown is not yes. */
const isWithin = (role: Role, person: Person, thing: Thing): boolean =>
  role.within.every((reach) => {
    const of = thing[reach]
    return of !== undefined && scopeOf(person.scope)[reach].includes(of)
  })

/**
 * May this person do this? Without a thing: at all, as a page or a queue asks. With a thing: to this one. Refuses `forbidden` for the
 * role, `not_yours` for the thing. A case of a child needs `cases.child` and a person named for children, whatever the action.
 */
export const may = (roles: readonly Role[], person: Person, action: DeskAction, thing?: Thing): Verdict => {
  const role = roles.find(({ id }) => id === person.role)
  if (role === undefined || !role.may.includes(action)) return refuse(deskFault('forbidden'))
  if (action === 'cases.child' && !person.scope.child) return refuse(deskFault('forbidden'))
  if (thing === undefined) return ok(undefined)
  if (thing.child === true && !(role.may.includes('cases.child') && person.scope.child))
    return refuse(deskFault('not_yours'))
  return isWithin(role, person, thing) ? ok(undefined) : refuse(deskFault('not_yours'))
}

/** May this person open a masked field of a thing that `action` lets them see? Only by saying why. */
export const mayUnmask = (
  roles: readonly Role[],
  person: Person,
  asked: { action: DeskAction; field: MaskedField; why: string; thing: Thing },
): Verdict => {
  const seen = may(roles, person, asked.action, asked.thing)
  if (!seen.ok) return seen
  const role = roles.find(({ id }) => id === person.role)
  if (role?.unmask.includes(asked.field) !== true) return refuse(deskFault('forbidden'))
  return asked.why.trim().length < LEAST_WHY ? refuse(deskFault('why_missing')) : ok(undefined)
}
