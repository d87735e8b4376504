import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { deskFault, type DeskFault } from '../../../../schema/desk/faults.ts'
import type { DraftKind } from '../../../../schema/desk/draft.ts'
import { ok, refuse, type Result } from '../../../../schema/result.ts'
import { keepForAudit } from './for-audit.ts'
import { draftOf, type Db } from './reading.ts'
import { drafts, versions } from './tables.ts'

export type SaveCommand = {
  /** Null for a new draft. */
  draft: string | null
  /** The version that whoever changed it had before them; 0 for a new draft. */
  after: number
  kind: DraftKind
  title: string
  unit: string | null
  /** Canonical JSON. */
  content: string
  by: string
  nowMs: number
  key: string
}
export type Saved = { draft: string; version: number }

export const contentHash = (content: string): string => createHash('sha256').update(content).digest('hex')

/** Keeps a version, once a form. Refuses `draft_unknown`, `draft_over` once it is published, `draft_changed` where somebody else was quicker. */
export const save = (db: Db, command: SaveCommand): Result<Saved, DeskFault> => {
  const { title, unit, content, by, nowMs, key, kind } = command
  const before = db.select().from(versions).where(eq(versions.key, key)).get()
  if (before !== undefined) return ok({ draft: before.draft, version: before.version })
  const id = command.draft ?? crypto.randomUUID()
  const draft = draftOf(db, id)
  if (command.draft !== null && draft?.kind !== kind) return refuse(deskFault('draft_unknown'))
  if (draft?.state === 'published') return refuse(deskFault('draft_over'))
  const last = draft?.versions.length ?? 0
  if (command.after !== last) return refuse(deskFault('draft_changed'))
  if (draft === undefined) db.insert(drafts).values({ id, kind, madeMs: nowMs }).run()
  db.insert(versions)
    .values({
      draft: id,
      version: last + 1,
      title,
      unit,
      content,
      hash: contentHash(content),
      by,
      atMs: nowMs,
      key,
    })
    .run()
  keepForAudit(db, command, 'drafted', { draft: id, version: last + 1 })
  return ok({ draft: id, version: last + 1 })
}
