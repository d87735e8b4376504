import type { DeskAction } from '../../../schema/desk/actions.ts'
import { may, type Thing } from '../../../schema/desk/may.ts'
import type { Person } from '../../../schema/desk/person.ts'
import { thingsOf, type Sight } from '../../casework/desk/belongs.ts'
import type { CaseFile } from '../../casework/desk/file.ts'
import { policy } from '../../policy.ts'

type CaseState = CaseFile['state']

const { roles } = policy.desk

/** How far somebody sees cases, for a query; `may` says the same of each case that comes back. */
export const sightOf = (person: Person): Sight => {
  const within = roles.find(({ id }) => id === person.role)?.within ?? []
  return {
    child: may(roles, person, 'cases.child').ok,
    ...(within.includes('unit') ? { units: person.scope.units } : {}),
    ...(within.includes('township') ? { townships: person.scope.townships } : {}),
    // No case belongs to an office.
    ...(within.includes('office') ? { units: [] } : {}),
  }
}

/** As what somebody may do this to a case: by its unit, by one beside it, by its township. Undefined: it is not theirs. */
export const seenAs = (person: Person, action: DeskAction, state: CaseState): Thing | undefined =>
  thingsOf(state).find((thing) => may(roles, person, action, thing).ok)
