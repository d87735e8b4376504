import type { AuditAct } from '../../../../schema/desk/audit.ts'
import { keepAct } from '../../../acts/acts.ts'
import { newKey } from '../../../form-key.ts'
import type { Db } from './reading.ts'

/** A version of a draft, as the audit names it. */
export const aboutDraft = (draft: string, version: number): string => `draft:${draft} v${version}`

/** Writes down for the audit what somebody really did with a draft, in the transaction of it (decision 43). */
export const keepForAudit = (
  db: Db,
  { by, nowMs }: { by: string; nowMs: number },
  act: AuditAct,
  { draft, version }: { draft: string; version: number },
  why = '',
): void => keepAct(db, { key: newKey(), atMs: nowMs, who: by, act, about: aboutDraft(draft, version), why })
