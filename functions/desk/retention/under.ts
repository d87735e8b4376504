import type { DeskFault } from '../../../schema/desk/faults.ts'
import { ok, type Result } from '../../../schema/result.ts'
import { bookingActs } from '../../booking/desk/desk-of.ts'
import { caseActs } from '../../casework/desk/desk-of.ts'
import type { Visit } from '../pages/show.tsx'
import { settled } from '../trace.ts'
import { atRights } from './rights-of.ts'
import { aboutStep, type BeginCommand } from './steps.ts'

/** Who asks, for what reason, in which form: what the audit is to say of each thing. */
type Asking = { key: string; by: string; why: string }

/**
 * Does something under a request in the objects in which the data lies, and writes it down in the register: begun before, the step after
 * it. `work` answers with the ids of what it was done to, and so does this. Refuses what `begin` refuses; then nothing is done.
 */
export const doUnder = async (
  c: Visit,
  command: BeginCommand,
  work: (asking: Asking) => Promise<readonly string[][]>,
): Promise<Result<readonly string[], DeskFault>> => {
  const { number, key, by, why } = command
  const began = await atRights(c, (rights) => rights.begin(command))
  if (!began.ok) return began
  const ids = (await work({ key, by, why: aboutStep(number, why) })).flat()
  await Promise.all([settled(c, bookingActs(c)), settled(c, caseActs(c))])
  await atRights(c, (rights) => rights.step({ key, count: ids.length }))
  return ok(ids)
}
