import { ok, refuse, type Result } from '../../schema/result.ts'
import type { RequestKind } from '../../schema/content/request.ts'
import { admit, type Asked } from '../admit.ts'
import type { Visitor } from './counter.ts'

/**
 * Whether a report may come in. An urgent one always may: what has no proof, or comes from a network that asks too much, is
 * kept and looked at before anybody goes (`review`). A flood of them from one network (functions/gate/limits.ts) is refused:
 * `too_many_reports`, which says whom to ring.
 */
export const admitReport = async (
  c: Visitor,
  { urgent }: Pick<RequestKind, 'urgent'>,
  asked: Omit<Asked, 'weight' | 'persons'>,
): Promise<Result<{ review: boolean }>> => {
  const admitted = await admit(c, { ...asked, weight: 1 })
  if (admitted.ok) return ok({ review: false })
  if (!urgent) return admitted
  const flood = await admit(c, { weight: 1, proof: false, urgent: true })
  if (flood.ok) return ok({ review: true })
  // Whoever is in danger is told to ring, not to wait.
  const isFlood = flood.problem.code === 'too_many_requests'
  return refuse(isFlood ? { ...flood.problem, code: 'too_many_reports' } : flood.problem)
}
