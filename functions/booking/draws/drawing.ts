import { eq, sql } from 'drizzle-orm'
import { draw as drawList } from '../../../schema/booking/draw.ts'
import { fitsForm } from '../../../schema/booking/draw-list.ts'
import { problem } from '../../../schema/problems.ts'
import { ok, refuse, type Result } from '../../../schema/result.ts'
import type { Books } from '../books.ts'
import { writeDrawAct } from '../desk/draw-acts.ts'
import type { DrawCommand } from './commands.ts'
import { drawnDaysChanged } from './drawn-days.ts'
import { elsewhere, type Elsewhere } from './elsewhere.ts'
import { endEntries } from './entering.ts'
import { queueLosers } from './losers.ts'
import { drawRow, listOf, listRecord } from './records.ts'
import { sha256 } from './sha256.ts'
import { drawEntries, draws, type DrawRow } from './tables.ts'
import { tellResult } from './telling.ts'
import { bookWinners, passOn } from './winners.ts'

/** How one entry came out. `passed`: its people have something else by now, so their place goes on. */
export type Outcome = {
  id: string
  state: 'won' | 'waiting' | 'passed'
  turn: number
  start: string | null
}

/** What a string in the object's storage may at most be is 2 MB; so many outcomes stay far below it. */
const OUTCOMES_AT_ONCE = 5000

const idsOf = ({ db }: Books, draw: string): Map<string, string> =>
  new Map(
    db
      .select({ id: drawEntries.id, entry: drawEntries.entry })
      .from(drawEntries)
      .where(eq(drawEntries.draw, draw))
      .all()
      .map(({ id, entry }) => [entry, id]),
  )

/** The whole draw, computed from the committed list and the value and from nothing else; then who can take what they got. */
const outcomesOf = (
  books: Books,
  row: DrawRow,
  commitment: string,
  publicValue: string,
  others: Elsewhere,
): Outcome[] => {
  const ids = idsOf(books, row.id)
  const { order, given } = drawList(listOf(row, listRecord(books, row.id)), publicValue, commitment, sha256)
  const starts = new Map(given.map(({ entry, start }) => [entry, start]))
  return order.map((entry, at) => {
    const id = ids.get(entry)
    if (id === undefined) throw new Error('the order names an entry that is not there')
    const start = starts.get(entry) ?? null
    const isBooked = others.booked.has(id)
    const free = start === null ? !isBooked && !others.waiting.has(id) : !isBooked
    return { id, turn: at + 1, start, state: free ? (start === null ? 'waiting' : 'won') : 'passed' }
  })
}

const writeOutcomes = ({ db }: Books, outcomes: readonly Outcome[]): void => {
  for (let at = 0; at < outcomes.length; at += OUTCOMES_AT_ONCE) {
    const rows = outcomes
      .slice(at, at + OUTCOMES_AT_ONCE)
      .map(({ id, state, turn, start }) => [id, state, turn, start === null ? null : Date.parse(start)])
    db.run(sql`
      UPDATE draw_entries
      SET state = one.value ->> 1, turn = one.value ->> 2, start_ms = one.value ->> 3
      FROM json_each(${JSON.stringify(rows)}) AS one
      WHERE draw_entries.id = one.value ->> 0`)
  }
}

const refusalOf = (row: DrawRow, { publicValue, nowMs }: DrawCommand): Result<string> => {
  const { commitment, committedMs, expectedMs, state } = row
  if (state === 'announced' || state === 'open') return refuse(problem('draw_not_closed'))
  if (state !== 'closed' || commitment === null || committedMs === null) return refuse(problem('draw_over'))
  if (committedMs >= expectedMs) return refuse(problem('draw_committed_late'))
  if (nowMs < expectedMs) return refuse(problem('draw_too_early'))
  if (!fitsForm(publicValue, row.valueForm))
    return refuse(
      problem('invalid_input', [
        { path: 'publicValue', code: 'not_in_form', params: { form: row.valueForm } },
      ]),
    )
  return ok(commitment)
}

/**
 * Holds the draw with the public value, as it was published and written as announced. Those who are drawn have a booking
 * from then on, the others wait in drawn order, what is left is given to whoever comes first: all of it at once, or nothing.
 */
export const drawWith = (books: Books, command: DrawCommand): Result<true> => {
  const { draw: id, publicValue, act, nowMs } = command
  const row = drawRow(books, id)
  if (row === undefined) return refuse(problem('draw_not_found'))
  if (row.state === 'drawn' && row.publicValue === publicValue) return ok(true)
  const commitment = refusalOf(row, command)
  if (!commitment.ok) return commitment
  books.db.update(draws).set({ state: 'drawn', publicValue, drawnMs: nowMs }).where(eq(draws.id, id)).run()
  writeDrawAct(books, id, 'drawn', act, nowMs, publicValue)
  const others = elsewhere(books, row, nowMs)
  const outcomes = outcomesOf(books, row, commitment.value, publicValue, others)
  writeOutcomes(books, outcomes)
  // Whoever has a booking waits no longer for the same service.
  for (const { id: won } of outcomes.filter(({ state }) => state === 'won'))
    for (const waiting of others.waiting.get(won) ?? []) books.endWaiting(waiting, nowMs)
  bookWinners(books, row, nowMs)
  queueLosers(books, row)
  endEntries(books, id, 'passed', nowMs)
  drawnDaysChanged(books)
  passOn(books, row, nowMs)
  tellResult(
    books,
    outcomes.map((outcome) => outcome.id),
    nowMs,
  )
  return ok(true)
}
