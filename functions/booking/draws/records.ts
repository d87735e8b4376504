import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { ClosedList } from '../../../schema/booking/draw-list.ts'
import { instantText } from '../../../schema/booking/instant.ts'
import type { Books } from '../books.ts'
import { parties } from '../tables.ts'
import { drawActsOf } from '../desk/draw-acts.ts'
import type { ClosedRecord, DrawRecord, EntryRecord } from './commands.ts'
import { drawEntries, draws, drawTimes, type DrawRow } from './tables.ts'

type Reader = Pick<Books, 'db'>

export const drawRow = ({ db }: Reader, id: string): DrawRow | undefined =>
  db.select().from(draws).where(eq(draws.id, id)).get()

const countsOf = ({ db }: Reader): Map<string, number> => {
  const rows = db
    .select({ draw: drawEntries.draw, count: sql<number>`count(*)` })
    .from(drawEntries)
    .where(ne(drawEntries.state, 'withdrawn'))
    .groupBy(drawEntries.draw)
    .all()
  return new Map(rows.map(({ draw, count }) => [draw, count]))
}

/** All draws, the next day first. */
export const drawRecords = (books: Reader): DrawRecord[] => {
  const [counts, acts] = [countsOf(books), drawActsOf(books)]
  return books.db
    .select()
    .from(draws)
    .orderBy(asc(draws.day), asc(draws.id))
    .all()
    .map((row) => ({ ...row, count: counts.get(row.id) ?? 0, acts: acts.get(row.id) ?? [] }))
}

/** The times and entries of a draw by their numbers. Until it is closed they may still change, and are nobody's to see. */
export const listRecord = ({ db }: Reader, id: string): ClosedRecord => {
  const { entry, preferences, turn, startMs } = drawEntries
  return {
    times: db
      .select({ startMs: drawTimes.startMs, endMs: drawTimes.endMs, places: drawTimes.places })
      .from(drawTimes)
      .where(eq(drawTimes.draw, id))
      .orderBy(asc(drawTimes.startMs))
      .all(),
    entries: db
      .select({ entry, preferences, turn, startMs })
      .from(drawEntries)
      .where(and(eq(drawEntries.draw, id), ne(drawEntries.state, 'withdrawn')))
      .orderBy(asc(entry))
      .all(),
  }
}

/** The closed list in the words of its text. */
export const listOf = (row: DrawRow, { times, entries }: ClosedRecord): ClosedList => ({
  id: row.id,
  office: row.office,
  appointment: row.appointment,
  day: row.day,
  valueSource: row.valueSource,
  valueForm: row.valueForm,
  times: times.map(({ startMs, places }) => ({ start: instantText(startMs), places })),
  entries: entries.map(({ entry, preferences }) => ({ entry, preferences: preferences.map(instantText) })),
})

/** A party's entry, or undefined where it never entered a draw. */
export const entryRecord = ({ db }: Reader, id: string): EntryRecord | undefined =>
  db
    .select({
      id: drawEntries.id,
      entry: drawEntries.entry,
      state: drawEntries.state,
      draw: drawEntries.draw,
      office: draws.office,
      appointment: draws.appointment,
      day: draws.day,
      preferences: drawEntries.preferences,
      turn: drawEntries.turn,
      startMs: drawEntries.startMs,
      drawState: draws.state,
      sealed: parties.sealed,
    })
    .from(drawEntries)
    .innerJoin(draws, eq(draws.id, drawEntries.draw))
    .innerJoin(parties, eq(parties.id, drawEntries.id))
    .where(eq(drawEntries.id, id))
    .get()

/** What was committed to, with how it came out; undefined before there is a commitment. */
export const closedRecord = (books: Reader, id: string): ClosedRecord | undefined => {
  const commitment = drawRow(books, id)?.commitment
  return typeof commitment === 'string' ? listRecord(books, id) : undefined
}
