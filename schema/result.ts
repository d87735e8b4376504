import type { Problem } from './problems.ts'

/** What may be refused returns one of these; what may not, throws. Both halves survive a call between Durable Objects. */
export type Result<T, P = Problem> = { ok: true; value: T } | { ok: false; problem: P }

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refuse = <P>(problem: P): { ok: false; problem: P } => ({ ok: false, problem })
