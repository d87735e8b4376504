import { DurableObject } from 'cloudflare:workers'
import { eq, lte, min } from 'drizzle-orm'
import { drizzle, type DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { migrate } from 'drizzle-orm/durable-sqlite/migrator'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import type { Env } from '../env.ts'
import { Limiter, type Charge } from './limiter.ts'
import { migrations } from './migrations.ts'
import { Recent } from './recent.ts'
import { spent } from './tables.ts'

/** A proof or ticket to be used up. `retry` is the same for the same request sent again, which may pass again. */
export type Spend = { id: string; untilMs: number; retry?: string | undefined }
export type Admission = { spend?: Spend; charges: readonly Charge[]; weight: number; nowMs: number }

/** Used-up proofs go at most once in this time, together. */
const SWEEP_MS = 60_000

/**
 * The door of one jurisdiction: who may write, and how often. What was used up is stored and survives a crash; how much
 * anybody asked for is in memory only.
 */
export class Gate extends DurableObject<Env> {
  readonly #db: DrizzleSqliteDODatabase
  readonly #limiter = new Limiter()
  readonly #recent = new Recent()
  #alarmIsSet = false

  constructor(state: DurableObjectState, env: Env) {
    super(state, env)
    this.#db = drizzle(state.storage)
    void state.blockConcurrencyWhile(async () => {
      await migrate(this.#db, migrations)
      await this.#sweep(Date.now())
    })
  }

  /** Lets a request in, once a proof, at the expense of its network and persons; or refuses. Only a used-up proof is charged for. */
  admit({ spend, charges, weight, nowMs }: Admission): Result<void> {
    const retryAfterSeconds = this.#limiter.take(charges, nowMs)
    if (retryAfterSeconds !== undefined) return refuse({ ...problem('too_many_requests'), retryAfterSeconds })
    if (spend !== undefined && !this.#use(spend)) return refuse(problem('proof_used'))
    // What was let in without asking for anything, such as a look-up, makes nothing harder.
    if (spend !== undefined) this.#recent.add(weight, nowMs)
    return ok(undefined)
  }

  /** How much was let in for a proof or a ticket during the minute before `nowMs`: the sum of weights. */
  pressure(nowMs: number): number {
    return this.#recent.sum(nowMs)
  }

  override async alarm(): Promise<void> {
    await this.#sweep(Date.now())
  }

  #use({ id, untilMs, retry }: Spend): boolean {
    const inserted = this.#db
      .insert(spent)
      .values({ id, untilMs, retry })
      .onConflictDoNothing()
      .returning({ id: spent.id })
      .all()
    if (inserted.length > 0) {
      if (!this.#alarmIsSet) this.#setAlarm(untilMs)
      return true
    }
    const before = this.#db.select().from(spent).where(eq(spent.id, id)).get()
    return retry !== undefined && before?.retry === retry
  }

  #setAlarm(atMs: number): void {
    this.#alarmIsSet = true
    // Not awaited: the object's answers wait for it as for every other write.
    void this.ctx.storage.setAlarm(atMs)
  }

  /** Forgets what is too old to be used anyway, and comes back for the rest. */
  async #sweep(nowMs: number): Promise<void> {
    this.#db.delete(spent).where(lte(spent.untilMs, nowMs)).run()
    const next =
      this.#db
        .select({ atMs: min(spent.untilMs) })
        .from(spent)
        .get()?.atMs ?? undefined
    this.#alarmIsSet = next !== undefined
    if (next !== undefined) await this.ctx.storage.setAlarm(Math.max(next, nowMs + SWEEP_MS))
  }
}
