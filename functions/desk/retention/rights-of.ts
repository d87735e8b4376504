import { through } from '../../through.ts'
import { staffOf, type Visit } from '../pages/show.tsx'

type Rights = ReturnType<ReturnType<typeof staffOf>['rights']>

/** Asks the register of requests. */
export const atRights = <Asked>(c: Visit, ask: (rights: Rights) => Asked): Promise<Awaited<Asked>> =>
  through(staffOf(c).rights(), ask)
