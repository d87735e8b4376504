import { randomBytes } from 'node:crypto'
import { policy } from '../../functions/policy.ts'
import type { KeyRing } from '../../functions/keys.ts'
import { NO_SCOPE, type Scope } from '../../schema/desk/person.ts'
import { comesIn } from '../lib/desk-person.ts'
import type { Account } from './accounts.ts'
import type { Clock } from './clock.ts'
import { colleagueOf, type Colleague } from './colleague.ts'

/** A place of each kind that the role looks at; whoever may see cases of children is named for them. */
const scopeOf = ({ within, may }: (typeof policy.desk.roles)[number]): Scope => {
  const { townships } = policy.places
  return {
    townships: within.includes('township') ? townships.slice(0, 1).map(({ code }) => code) : [],
    units: within.includes('unit') ? [...new Set(policy.requests.map(({ unit }) => unit))] : [],
    offices: within.includes('office') ? policy.offices.map(({ id }) => id) : [],
    child: may.includes('cases.child') || NO_SCOPE.child,
  }
}

export type Staff = { accounts: Account[]; by: (role: string) => Colleague }

/** One account of each role, with a password and a second factor of its own. */
export const demoStaff = async (url: string, ring: KeyRing, clock: Clock): Promise<Staff> => {
  const accounts: Account[] = []
  const colleagues = new Map<string, Colleague>()
  for (const role of policy.desk.roles) {
    const account = {
      name: `示例${role.name}`,
      login: `demo-${role.id}`,
      password: randomBytes(9).toString('base64url'),
    }
    const person = await comesIn(url, ring, { ...account, role: role.id, scope: scopeOf(role) }, clock.now)
    accounts.push({ ...account, secret: person.secret })
    colleagues.set(role.id, colleagueOf(person, clock))
  }
  const by = (role: string): Colleague => {
    const one = colleagues.get(role)
    if (one === undefined) throw new Error(`no role ${role}`)
    return one
  }
  return { accounts, by }
}
