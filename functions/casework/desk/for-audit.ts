import type { AuditAct } from '../../../schema/desk/audit.ts'
import { keepAct } from '../../acts/acts.ts'
import { newKey } from '../../form-key.ts'
import type { CaseBooks } from '../books.ts'

/**
 * Writes down for the audit what somebody really did, in the transaction of it (decision 43). Where a form comes again nothing is done, and
 * this is not called: so the entry has a key of its own, and no form that is kept for longer than its answer can hide an act behind it.
 */
export const keepForAudit = (
  { db }: CaseBooks,
  { by, nowMs }: { by: string; nowMs: number },
  act: AuditAct,
  about: string,
  why = '',
): void => keepAct(db, { key: newKey(), atMs: nowMs, who: by, act, about, why })
