import type { KeyedEntry } from '../../../schema/desk/audit.ts'
import { ledgerOf } from '../ledger-of.ts'
import type { Visitor } from '../visitor.ts'

type Desk = ReturnType<ReturnType<typeof ledgerOf>['desk']>

/**
 * Asks the ledger as staff use it. The stub of its desk is not waited for by itself: what is asked of it goes out in the same message; and
 * it is let go as soon as there is an answer.
 */
export const atDesk = async <T>(c: Visitor, work: (desk: Desk) => T): Promise<Awaited<T>> => {
  // What the types leave out: also the promise of a stub lets it go.
  using desk = ledgerOf(c).desk() as Desk & Disposable
  return await work(desk)
}

/** What staff did in the ledger, until the audit has it. */
export const bookingActs = (
  c: Visitor,
): { untoldActs: () => Promise<KeyedEntry[]>; actsTold: (keys: string[]) => Promise<void> } => ({
  untoldActs: () => atDesk(c, (desk) => desk.untoldActs()),
  actsTold: (keys) => atDesk(c, (desk) => desk.actsTold(keys)),
})
