import type { KeyedEntry } from '../../../schema/desk/audit.ts'
import { ledgerOf } from '../ledger-of.ts'
import type { Visitor } from '../visitor.ts'

/** The ledger as staff use it. It is not waited for by itself: what is asked of it goes out with it, in one message. */
export const deskOf = (c: Visitor) => ledgerOf(c).desk()

/** What staff did in the ledger, until the audit has it. */
export const bookingActs = (
  c: Visitor,
): { untoldActs: () => Promise<KeyedEntry[]>; actsTold: (keys: string[]) => Promise<void> } => ({
  untoldActs: () => deskOf(c).untoldActs(),
  actsTold: (keys) => deskOf(c).actsTold(keys),
})
