import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Books } from '../books.ts'
import { raise } from '../counters.ts'
import { partyPeople } from '../tables.ts'
import { drawnKey } from './drawn-days.ts'
import { drawEntries, type DrawRow } from './tables.ts'

/**
 * Whoever got no time waits for the day, in drawn order and before everybody who comes later. Who wished for one time only
 * waits for that one.
 */
export const queueLosers = ({ db, line }: Books, row: DrawRow): void => {
  const { id, office, appointment, day } = row
  const losers = db
    .select({ id: drawEntries.id })
    .from(drawEntries)
    .where(and(eq(drawEntries.draw, id), eq(drawEntries.state, 'waiting')))
  db.update(partyPeople)
    .set({ kind: 'waiting', scope: appointment })
    .where(inArray(partyPeople.partyId, losers))
    .run()
  const count = losers.all().length
  const last = raise(db, 'turn', count)
  db.run(sql`
    INSERT INTO waiting (id, office, appointment, day, start_ms, turn, state)
    SELECT id, ${office}, ${appointment}, ${day},
      CASE WHEN json_array_length(preferences) = 1 THEN preferences ->> 0 END,
      ${last - count} + row_number() OVER (ORDER BY turn), 'waiting'
    FROM draw_entries WHERE draw = ${id} AND state = 'waiting'`)
  const key = drawnKey(row)
  if (count > 0) line.set(key, (line.get(key) ?? 0) + count)
}
