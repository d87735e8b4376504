import type { KeyedEntry } from '../../../schema/desk/audit.ts'
import { through } from '../../through.ts'
import { ledgerOf } from '../ledger-of.ts'
import type { Visitor } from '../visitor.ts'

type Desk = ReturnType<ReturnType<typeof ledgerOf>['desk']>

/** Asks the ledger as staff use it. */
export const atDesk = <Asked>(c: Visitor, ask: (desk: Desk) => Asked): Promise<Awaited<Asked>> =>
  through(ledgerOf(c).desk(), ask)

/** What staff did in the ledger, until the audit has it. */
export const bookingActs = (
  c: Visitor,
): { untoldActs: () => Promise<KeyedEntry[]>; actsTold: (keys: string[]) => Promise<void> } => ({
  untoldActs: () => atDesk(c, (desk) => desk.untoldActs()),
  actsTold: (keys) => atDesk(c, (desk) => desk.actsTold(keys)),
})
