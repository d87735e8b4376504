import { through } from '../../through.ts'
import { staffOf, type Visit } from '../pages/show.tsx'

type Own = ReturnType<ReturnType<typeof staffOf>['own']>

/** Asks for something about one's own account. */
export const atOwn = <Asked>(c: Visit, ask: (own: Own) => Asked): Promise<Awaited<Asked>> =>
  through(staffOf(c).own(), ask)
