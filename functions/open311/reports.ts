import type { Context } from 'hono'
import type { TypedReport } from '../../schema/api/casework.ts'
import type { ReadFields } from '../../schema/casework/read-report.ts'
import type { Status } from '../../schema/casework/transitions.ts'
import type { Result } from '../../schema/result.ts'
import type { AppEnv } from '../env.ts'

export type Visitor = Context<AppEnv>

/** A case as the public may know it: chosen labels, the township, a point to about 100 m. Instants are ms since 1970. */
export type PublicCase = {
  number: number
  kind: string
  status: Status
  unit: string
  township?: string
  point?: { lat: number; lon: number }
  /** Values of fields that everybody may see. */
  open: ReadFields
  openedMs: number
  updatedMs: number
  closedMs: number | null
  answerByMs: number
  outcome: string | null
}

export type CasesAsked = {
  kinds: string[]
  ids?: number[]
  status?: 'open' | 'closed'
  fromMs?: number
  toMs?: number
  updatedFromMs?: number
  updatedToMs?: number
  limit: number
}

/** What Open311 needs of casework; functions/app.ts joins the two. */
export type Reports = {
  /** Refuses `invalid_input`, `idempotency_key_reused` and what a broken installation refuses. */
  send: (c: Visitor, asked: { typed: TypedReport; key: string }) => Promise<Result<{ id: string }>>
  /** The case that goes on with a report now: after a merge, the one it was merged into. */
  caseOf: (c: Visitor, reportId: string) => Promise<PublicCase | undefined>
  /** Newest first. */
  cases: (c: Visitor, asked: CasesAsked) => Promise<PublicCase[]>
}
