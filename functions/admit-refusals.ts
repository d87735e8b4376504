import type { ProblemCode } from '../schema/problems.ts'

/** What `admit` may answer, for contracts. */
export const admitRefusals = [
  'proof_required',
  'proof_invalid',
  'proof_used',
  'too_many_requests',
] as const satisfies readonly ProblemCode[]
