import { and, eq, inArray, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Books } from '../books.ts'
import { release } from '../people.ts'
import { bookings, partyPeople, times } from '../tables.ts'
import { drawEntries, type DrawRow } from './tables.ts'

/** The entries whose people got something else for the same service since they entered. */
export type Elsewhere = { booked: Set<string>; waiting: Map<string, string[]> }

/** A booking that is over binds nobody, though nobody has marked it; such people are free again from here on. */
export const elsewhere = (books: Books, { id, appointment }: DrawRow, nowMs: number): Elsewhere => {
  const other = alias(partyPeople, 'other')
  const rows = books.db
    .select({ id: drawEntries.id, other: other.partyId, kind: other.kind, endMs: times.endMs })
    .from(drawEntries)
    .innerJoin(partyPeople, eq(partyPeople.partyId, drawEntries.id))
    .innerJoin(
      other,
      and(eq(other.personHash, partyPeople.personHash), ne(other.partyId, partyPeople.partyId)),
    )
    .leftJoin(bookings, eq(bookings.id, other.partyId))
    .leftJoin(times, eq(times.id, bookings.timeId))
    .where(
      and(
        eq(drawEntries.draw, id),
        eq(drawEntries.state, 'in'),
        eq(other.scope, appointment),
        eq(other.active, 1),
        inArray(other.kind, ['booking', 'waiting']),
      ),
    )
    .all()
  const found: Elsewhere = { booked: new Set(), waiting: new Map() }
  for (const row of rows) {
    if (row.kind === 'waiting') found.waiting.set(row.id, [...(found.waiting.get(row.id) ?? []), row.other])
    else if (row.endMs !== null && row.endMs <= nowMs) release(books, [row.other])
    else found.booked.add(row.id)
  }
  return found
}
