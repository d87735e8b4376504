import type { KeyedEntry } from '../../../schema/desk/audit.ts'
import { through } from '../../through.ts'
import { casebookOf, type Visitor } from '../counter.ts'

type Desk = ReturnType<ReturnType<typeof casebookOf>['desk']>

/** Asks the casebook as staff use it. */
export const atDesk = <Asked>(c: Visitor, ask: (desk: Desk) => Asked): Promise<Awaited<Asked>> =>
  through(casebookOf(c).desk(), ask)

/** What staff did in the casebook, until the audit has it. */
export const caseActs = (
  c: Visitor,
): { untoldActs: () => Promise<KeyedEntry[]>; actsTold: (keys: string[]) => Promise<void> } => ({
  untoldActs: () => atDesk(c, (desk) => desk.untoldActs()),
  actsTold: (keys) => atDesk(c, (desk) => desk.actsTold(keys)),
})
