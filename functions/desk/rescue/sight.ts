import { may } from '../../../schema/desk/may.ts'
import type { Thing } from '../../../schema/desk/may.ts'
import type { DeskAction } from '../../../schema/desk/actions.ts'
import { policy } from '../../policy.ts'
import type { Signed } from '../pages/show.tsx'

const { units } = policy.casework.rescue
const allows = ({ person }: Signed, action: DeskAction, thing: Thing): boolean =>
  may(policy.desk.roles, person, action, thing).ok

/** What the register belongs to for somebody: the unit that keeps it, or one that looks on; undefined where it is nobody of theirs. */
export const registerThing = (one: Signed): Thing | undefined =>
  units.map((unit) => ({ unit })).find((thing) => allows(one, 'cases.read', thing))

/** Only the unit that keeps it writes. */
export const mayWrite = (one: Signed): boolean =>
  units.slice(0, 1).some((unit) => allows(one, 'cases.act', { unit }))
