import type { DeskAction, MaskedField } from '../../schema/desk/actions.ts'
import type { AuditAct } from '../../schema/desk/audit.ts'
import type { DeskFault } from '../../schema/desk/faults.ts'
import { mayUnmask, type Thing } from '../../schema/desk/may.ts'
import { ok, type Result } from '../../schema/result.ts'
import { nowMs } from '../clock.ts'
import { policy } from '../policy.ts'
import { staffOf, type Signed, type Visit } from './pages/show.tsx'

/** A reason as it is kept: one that is longer says no more. */
const LONGEST_WHY = 200

/**
 * Writes down what somebody at the desk did or read. `about` names things by kind and id (`booking:<id>`, `case:<number>`), never a
 * person by name. Written before the answer leaves: what was read is never missing.
 */
export const trace = (c: Visit, { person }: Signed, act: AuditAct, about: string, why = ''): Promise<void> =>
  staffOf(c).write({ atMs: nowMs(c), who: person.id, act, about, why: why.trim().slice(0, LONGEST_WHY) })

/**
 * Whether one field of one thing may be opened now; the row of the audit is written before anything is shown. `action` is what lets
 * them see the thing at all. Refuses `forbidden`, `not_yours`, `why_missing`, each written down too.
 */
export const opened = async (
  c: Visit,
  one: Signed,
  asked: { action: DeskAction; field: MaskedField; thing: Thing; about: string; why: string },
): Promise<Result<void, DeskFault>> => {
  const verdict = mayUnmask(policy.desk.roles, one.person, asked)
  const about = `${asked.about} ${asked.field}`
  if (!verdict.ok) {
    await trace(c, one, 'refused', about, verdict.problem.code)
    return verdict
  }
  await trace(c, one, 'unmasked', about, asked.why)
  return ok(undefined)
}
