import { and, eq } from 'drizzle-orm'
import { problem, type FieldFault } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import type { Books } from '../books.ts'
import { writeDrawAct } from '../desk/draw-acts.ts'
import type { CancelDrawCommand } from './commands.ts'
import { endEntries } from './entering.ts'
import { drawRow } from './records.ts'
import { drawEntries, draws } from './tables.ts'
import { tellResult } from './telling.ts'

/**
 * For the desk: calls a draw off, because its value never came or binds nobody any more. Entrants are told why, and from
 * when on the day is given to whoever comes first; until then nobody can book it.
 */
export const cancelDraw = (
  books: Books,
  { draw, reason, firstComeMs, act, nowMs }: CancelDrawCommand,
): Result<true> => {
  const row = drawRow(books, draw)
  if (row === undefined) return refuse(problem('draw_not_found'))
  if (row.state === 'cancelled' && row.reason === reason && row.firstComeMs === firstComeMs) return ok(true)
  if (row.state === 'drawn' || row.state === 'cancelled' || row.state === 'released')
    return refuse(problem('draw_over'))
  const faults: FieldFault[] = [
    ...(reason.trim() === '' ? [{ path: 'reason', code: 'required' } as const] : []),
    ...(firstComeMs < nowMs ? [{ path: 'firstComeMs', code: 'not_in_order' } as const] : []),
  ]
  if (faults.length > 0) return refuse(problem('invalid_input', faults))
  books.db
    .update(draws)
    .set({ state: 'cancelled', reason, cancelledMs: nowMs, firstComeMs })
    .where(eq(draws.id, draw))
    .run()
  const told = books.db
    .update(drawEntries)
    .set({ state: 'cancelled' })
    .where(and(eq(drawEntries.draw, draw), eq(drawEntries.state, 'in')))
    .returning({ id: drawEntries.id })
    .all()
  endEntries(books, draw, 'cancelled', nowMs)
  tellResult(
    books,
    told.map(({ id }) => id),
    nowMs,
  )
  writeDrawAct(books, draw, 'called-off', act, nowMs)
  books.soon(firstComeMs)
  return ok(true)
}
