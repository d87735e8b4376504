import { DurableObject } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import type { KeyedEntry } from '../../../../schema/desk/audit.ts'
import type { DeskFault } from '../../../../schema/desk/faults.ts'
import type { Result } from '../../../../schema/result.ts'
import { actsTold, untoldActs } from '../../../acts/acts.ts'
import type { Env } from '../../../env.ts'
import { migrations } from './migrations.ts'
import { draftLines, draftOf, type Db, type DraftLine, type DraftView } from './reading.ts'
import { contentHash, save, type SaveCommand, type Saved } from './saving.ts'
import { step, type StepCommand, type Stepped } from './stepping.ts'
import { versions } from './tables.ts'

/** Notices and editions of the whitelist on their way to content/. Every method is one synchronous transaction. */
export class Drafts extends DurableObject<Env> {
  readonly #db: Db

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#db = drizzle(state.storage)
    void state.blockConcurrencyWhile(() => migrate(this.#db, migrations))
  }

  save(command: SaveCommand): Result<Saved, DeskFault> {
    return this.#db.transaction(() => save(this.#db, command))
  }

  step(command: StepCommand): Result<Stepped, DeskFault> {
    return this.#db.transaction(() => step(this.#db, command))
  }

  /** What the audit is to be told of it, and what it was told. */
  untoldActs(): KeyedEntry[] {
    return untoldActs(this.#db)
  }
  actsTold(keys: readonly string[]): void {
    actsTold(this.#db, keys)
  }

  list(): DraftLine[] {
    return draftLines(this.#db)
  }

  draft(id: string): DraftView | null {
    return draftOf(this.#db, id) ?? null
  }

  /** The content of a version, canonical JSON; null where there is none. What no longer has its hash was changed from outside. */
  content(id: string, version: number): string | null {
    const row = this.#db
      .select()
      .from(versions)
      .where(and(eq(versions.draft, id), eq(versions.version, version)))
      .get()
    if (row === undefined) return null
    if (contentHash(row.content) !== row.hash)
      throw new Error(`version ${version} of draft ${id} was changed`)
    return row.content
  }
}
