import { randomBytes } from 'node:crypto'
import { policy } from '../../functions/policy.ts'
import type { KeyRing } from '../../functions/keys.ts'
import { NO_SCOPE, type Scope } from '../../schema/desk/person.ts'
import { comesIn } from '../lib/desk-person.ts'

export type Account = { name: string; login: string; password: string; secret: string }

/** A place of each kind that the role looks at; whoever may see cases of children is named for them. */
const scopeOf = ({ within, may }: (typeof policy.desk.roles)[number]): Scope => {
  const { townships } = policy.places
  return {
    townships: within.includes('township') ? townships.slice(0, 1).map(({ code }) => code) : [],
    units: within.includes('unit') ? [...new Set(policy.requests.map(({ unit }) => unit))] : [],
    offices: within.includes('office') ? policy.offices.slice(0, 1).map(({ id }) => id) : [],
    child: may.includes('cases.child') || NO_SCOPE.child,
  }
}

/** One account of each role, with a password and a second factor of its own. */
export const demoStaff = async (url: string, ring: KeyRing): Promise<Account[]> => {
  const accounts: Account[] = []
  for (const role of policy.desk.roles) {
    const person = {
      name: `示例${role.name}`,
      role: role.id,
      login: `demo-${role.id}`,
      password: randomBytes(9).toString('base64url'),
    }
    const { secret } = await comesIn(url, ring, { ...person, scope: scopeOf(role) })
    accounts.push({ ...person, secret })
  }
  return accounts
}
