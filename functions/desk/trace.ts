import type { DeskAction, MaskedField } from '../../schema/desk/actions.ts'
import { LONGEST_WHY, type AuditAct, type KeyedEntry } from '../../schema/desk/audit.ts'
import type { DeskFault } from '../../schema/desk/faults.ts'
import { mayUnmask, type Thing } from '../../schema/desk/may.ts'
import { ok, type Result } from '../../schema/result.ts'
import { MOST_TOLD } from '../acts/acts.ts'
import { nowMs } from '../clock.ts'
import { policy } from '../policy.ts'
import { staffOf, type Signed, type Visit } from './pages/show.tsx'

/** An object in which staff act: it keeps what they did until the audit has it (acts/acts.ts). */
export type Acting = {
  untoldActs: () => Promise<KeyedEntry[]>
  actsTold: (keys: string[]) => Promise<void>
}

/**
 * Writes down what somebody at the desk did or read. `about` names things by kind and id (`booking:<id>`, `case:<number>`), never a
 * person by name. Written before the answer leaves: what was read is never missing.
 */
export const trace = (c: Visit, { person }: Signed, act: AuditAct, about: string, why = ''): Promise<void> =>
  staffOf(c).write({ atMs: nowMs(c), who: person.id, act, about, why: why.trim().slice(0, LONGEST_WHY) })

/** Tells the audit what was done in an object, and that object that the audit has it. What fails on the way is told the next time. */
export const settle = async (c: Visit, acting: Acting): Promise<void> => {
  for (let told = MOST_TOLD; told === MOST_TOLD;) {
    const acts = await acting.untoldActs()
    told = acts.length
    if (told === 0) return
    await staffOf(c).writeActs(acts)
    await acting.actsTold(acts.map(({ key }) => key))
  }
}

/**
 * The same after an act: that it is done is already on disk together with what the audit is to get, so a fault here takes nothing back;
 * it goes to the log, and the next act or look at the audit tells it. Whether everything is told.
 */
export const settled = async (c: Visit, acting: Acting): Promise<boolean> => {
  try {
    await settle(c, acting)
    return true
  } catch (error) {
    console.error(
      JSON.stringify({
        id: c.get('requestId'),
        acts: 'untold',
        error: error instanceof Error ? error.name : 'unknown',
      }),
    )
    return false
  }
}

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
