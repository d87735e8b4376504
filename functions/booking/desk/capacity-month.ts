import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { instantAt } from '../../../schema/booking/instant.ts'
import { addDays } from '../../../schema/dates.ts'
import type { Books } from '../books.ts'
import { deskChanges, places, times } from '../tables.ts'
import type { CapacityQuery, CapacityRecord } from './capacity-commands.ts'
import { overbooked } from './capacity-tables.ts'
import { touchedRecords } from './touched.ts'

const MOST_HISTORY = 200

const inMonth = ({ office, month }: CapacityQuery) => {
  const first = `${month}-01`
  const next = `${addDays(first, 31).slice(0, 7)}-01`
  return and(
    eq(times.office, office),
    gte(times.startMs, instantAt(first, '00:00')),
    lt(times.startMs, instantAt(next, '00:00')),
  )
}

const waitingIn = ({ line }: Books, query: CapacityQuery): CapacityRecord['waiting'] =>
  [...line].flatMap(([key, count]) => {
    const [office = '', appointment = '', day = ''] = key.split('/')
    return office === query.office && day.startsWith(query.month) ? [{ appointment, day, count }] : []
  })

/** Everything about an office's times: its changes, what is taken in a month, who is touched, who was let in beyond. */
export const capacityRecord = (books: Books, query: CapacityQuery): CapacityRecord => {
  const { db, changes, drawnDays } = books
  const { office, month, nowMs } = query
  return {
    history: db
      .select()
      .from(deskChanges)
      .where(eq(deskChanges.office, office))
      .orderBy(desc(sql`rowid`))
      .limit(MOST_HISTORY)
      .all(),
    inForce: changes.filter((change) => change.office === office),
    taken: db
      .select({ appointment: times.appointment, startMs: times.startMs, count: sql<number>`count(*)` })
      .from(times)
      .innerJoin(places, eq(places.timeId, times.id))
      .where(inMonth(query))
      .groupBy(times.id)
      .all(),
    waiting: waitingIn(books, query),
    drawn: [...drawnDays.values()].filter((one) => one.office === office && one.day.startsWith(month)),
    touched: touchedRecords(books, office, nowMs),
    overbooked: db
      .select({
        id: overbooked.id,
        by: overbooked.by,
        reason: overbooked.reason,
        atMs: overbooked.atMs,
        office: times.office,
        appointment: times.appointment,
        startMs: times.startMs,
      })
      .from(overbooked)
      .innerJoin(times, eq(times.id, overbooked.timeId))
      .where(inMonth(query))
      .orderBy(asc(times.startMs), asc(overbooked.atMs))
      .all(),
  }
}
