import { bookingActs } from '../booking/desk/desk-of.ts'
import { caseActs } from '../casework/desk/desk-of.ts'
import { nowMs } from '../clock.ts'
import { draftsOf } from './editions/known.ts'
import type { Visit } from './pages/show.tsx'
import { atRights } from './retention/rights-of.ts'
import { settle, settled, type Acting } from './trace.ts'

/** Every object in which staff act, a line each. */
const acting: readonly ((c: Visit) => Acting)[] = [bookingActs, caseActs, draftsOf]

/** Tells the audit all that was done and is not in it yet, and the register of requests what it lacks; throws where an object or the audit does not answer. */
export const settleAll = async (c: Visit): Promise<void> => {
  for (const of of acting) await settle(c, of(c))
  await atRights(c, (rights) => rights.settle(nowMs(c)))
}

/** The same on a page that is not the audit: what cannot be told now is told later. */
export const settledAll = async (c: Visit): Promise<void> => {
  const told = await Promise.all(acting.map((of) => settled(c, of(c))))
  if (told.every(Boolean)) await atRights(c, (rights) => rights.settle(nowMs(c)))
}
