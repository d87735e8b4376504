import { eq } from 'drizzle-orm'
import { authorsOf, stepsAllowed, type DraftStep } from '../../../../schema/desk/draft.ts'
import type { AuditAct } from '../../../../schema/desk/audit.ts'
import { deskFault, type DeskFault } from '../../../../schema/desk/faults.ts'
import { ok, refuse, type Result } from '../../../../schema/result.ts'
import { keepForAudit } from './for-audit.ts'
import { draftOf, type Db } from './reading.ts'
import { steps } from './tables.ts'

export type StepCommand = {
  draft: string
  what: DraftStep
  /** Of the version that was looked at. */
  hash: string
  by: string
  nowMs: number
  words: string
  key: string
}
export type Stepped = { version: number }

const acts: Readonly<Record<DraftStep, AuditAct>> = {
  submitted: 'submitted',
  approved: 'approved',
  'sent-back': 'sent-back',
  published: 'marked-published',
}

/**
 * One step of a draft, on its latest version, once a form. Refuses `draft_unknown`; `draft_changed` where what was looked at is not the latest version;
 * `draft_step` for a step that is not open; `own_draft` for whoever wrote any version of it or submitted it.
 */
export const step = (db: Db, command: StepCommand): Result<Stepped, DeskFault> => {
  const { what, hash, by, nowMs, words, key } = command
  const before = db.select().from(steps).where(eq(steps.key, key)).get()
  if (before !== undefined) return ok({ version: before.version })
  const draft = draftOf(db, command.draft)
  const latest = draft?.versions.at(-1)
  if (draft === undefined || latest === undefined) return refuse(deskFault('draft_unknown'))
  if (latest.hash !== hash) return refuse(deskFault('draft_changed'))
  if (!stepsAllowed[draft.state].includes(what)) return refuse(deskFault('draft_step'))
  if (what === 'approved' && authorsOf(draft).includes(by)) return refuse(deskFault('own_draft'))
  db.insert(steps)
    .values({
      draft: draft.id,
      seq: draft.steps.length + 1,
      what,
      version: latest.version,
      hash,
      by,
      atMs: nowMs,
      words,
      key,
    })
    .run()
  keepForAudit(db, command, acts[what], { draft: draft.id, version: latest.version }, words)
  return ok({ version: latest.version })
}
