import { asc, desc, eq, sql } from 'drizzle-orm'
import type { DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { draftState, type DraftKind, type DraftState, type DraftStep } from '../../../../schema/desk/draft.ts'
import { drafts, steps, versions } from './tables.ts'

export type Db = DrizzleSqliteDODatabase

const MOST_LISTED = 300

export type VersionView = {
  version: number
  title: string
  unit: string | null
  hash: string
  by: string
  atMs: number
}
export type StepView = {
  what: DraftStep
  version: number
  hash: string
  by: string
  atMs: number
  words: string
}
export type DraftView = {
  id: string
  kind: DraftKind
  state: DraftState
  /** Oldest first; never empty. */
  versions: VersionView[]
  /** Oldest first. */
  steps: StepView[]
}
export type DraftLine = { id: string; kind: DraftKind; state: DraftState; latest: VersionView }

const versionsOf = (db: Db, draft: string): VersionView[] =>
  db
    .select()
    .from(versions)
    .where(eq(versions.draft, draft))
    .orderBy(asc(versions.version))
    .all()
    .map(({ version, title, unit, hash, by, atMs }) => ({ version, title, unit, hash, by, atMs }))

export const stepsOf = (db: Db, draft: string): StepView[] =>
  db
    .select()
    .from(steps)
    .where(eq(steps.draft, draft))
    .orderBy(asc(steps.seq))
    .all()
    .map(({ what, version, hash, by, atMs, words }) => ({ what, version, hash, by, atMs, words }))

/** A draft with its whole history; undefined where there is none of this id. */
export const draftOf = (db: Db, id: string): DraftView | undefined => {
  const row = db.select().from(drafts).where(eq(drafts.id, id)).get()
  if (row === undefined) return undefined
  const [all, done] = [versionsOf(db, id), stepsOf(db, id)]
  return { id, kind: row.kind, state: draftState(all.length, done), versions: all, steps: done }
}

/** The latest drafts first, each with its latest version. */
export const draftLines = (db: Db): DraftLine[] =>
  db
    .select()
    .from(drafts)
    .orderBy(desc(sql`(select max(at_ms) from versions where draft = ${drafts.id})`))
    .limit(MOST_LISTED)
    .all()
    .flatMap(({ id }) => {
      const draft = draftOf(db, id)
      const latest = draft?.versions.at(-1)
      return draft === undefined || latest === undefined
        ? []
        : [{ id, kind: draft.kind, state: draft.state, latest }]
    })
