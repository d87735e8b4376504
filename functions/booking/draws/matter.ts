import type { DrawSummary } from '../../../schema/api/draws.ts'
import type { BookableTime } from '../../../schema/booking/plan.ts'
import { timesOn } from '../../../schema/booking/times.ts'
import { policy } from '../../policy.ts'
import { plan } from '../plan.ts'
import { availability } from '../snapshot.ts'
import type { Visitor } from '../visitor.ts'

/** What the content says of a draw besides its terms. One that the desk declared is no sample. */
export const contentOf = ({
  id,
}: DrawSummary): { provenance: 'sample' | 'confirmed'; note: string | null } => {
  const draw = policy.draws.find((one) => one.id === id)
  return { provenance: draw?.provenance ?? 'confirmed', note: draw?.note ?? null }
}

/** The times one can wish for, as the ledger has them. */
export const timesOf = async (c: Visitor, draw: DrawSummary): Promise<BookableTime[]> => {
  const { taken } = await availability(c)
  return timesOn(plan, taken.changes, draw.office, draw.appointment, draw.day).filter(
    ({ capacity }) => capacity > 0,
  )
}
