import { sql } from 'drizzle-orm'
import { instantAt } from '../../../schema/booking/instant.ts'
import { addDays, type Day } from '../../../schema/dates.ts'
import type { DaySpan } from '../../../schema/desk/span.ts'
import type { Books } from '../books.ts'

/**
 * Appointments at one office whose time lies on one day. `made` is the sum of the four after it; `ahead`: nobody has said yet what
 * became of it. Somebody who moved counts where they are now.
 */
export type BookingTally = {
  office: string
  day: Day
  made: number
  came: number
  noShow: number
  cancelled: number
  ahead: number
  overbooked: number
}

/** Those who wait, or waited, for a day of the span. `inLine`: who waits or has an offer now. `medianHours`: until the first offer. */
export type WaitingTally = {
  office: string
  asked: number
  inLine: number
  booked: number
  left: number
  over: number
  offered: number
  medianHours: number | null
}
/** Numbers given to people without a booking. `given` is the sum of the three after it; `open`: nobody has said yet what became of it. */
export type WalkInTally = {
  office: string
  day: Day
  given: number
  done: number
  left: number
  open: number
}
export type BookingNumbers = { days: BookingTally[]; walkIns: WalkInTally[]; waiting: WaitingTally[] }

const HOUR_MS = 3_600_000

const daysOf = ({ db }: Books, { from, until }: DaySpan): BookingTally[] =>
  db.all<BookingTally>(sql`
    SELECT t.office AS office, date(t.start_ms / 1000 + 28800, 'unixepoch') AS day,
      count(*) AS made,
      sum(b.state NOT IN ('booked', 'cancelled', 'no-show')) AS came,
      sum(b.state = 'no-show') AS "noShow",
      sum(b.state = 'cancelled') AS cancelled,
      sum(b.state = 'booked') AS ahead,
      count(p.overbooked_by) AS overbooked
    FROM times t
      JOIN bookings b ON b.time_id = t.id
      LEFT JOIN places p ON p.party_id = b.id
    WHERE t.start_ms >= ${instantAt(from, '00:00')} AND t.start_ms < ${instantAt(addDays(until, 1), '00:00')}
    GROUP BY 1, 2 ORDER BY 2, 1`)

const walkInsOf = ({ db }: Books, { from, until }: DaySpan): WalkInTally[] =>
  db.all<WalkInTally>(sql`
    SELECT office, day, count(*) AS given,
      sum(stage = 'done') AS done,
      sum(stage = 'left') AS "left",
      sum(stage IN ('arrived', 'called')) AS open
    FROM visits
    WHERE kind = 'walk-in' AND day BETWEEN ${from} AND ${until}
    GROUP BY 1, 2 ORDER BY 2, 1`)

/** The middle one of the waits of each office, or the mean of the two in the middle. */
const waitingOf = ({ db }: Books, { from, until }: DaySpan): WaitingTally[] =>
  db.all<WaitingTally>(sql`
    WITH own AS (
      SELECT w.office, w.state, w.first_offer_ms - p.created_ms AS took
      FROM waiting w JOIN parties p ON p.id = w.id
      WHERE w.day BETWEEN ${from} AND ${until}
    ), ranked AS (
      SELECT office, took, row_number() OVER (PARTITION BY office ORDER BY took) AS at,
        count(*) OVER (PARTITION BY office) AS n
      FROM own WHERE took IS NOT NULL
    ), medians AS (
      SELECT office, avg(took) / ${HOUR_MS} AS hours FROM ranked WHERE at IN ((n + 1) / 2, (n + 2) / 2) GROUP BY office
    )
    SELECT own.office AS office, count(*) AS asked,
      sum(state IN ('waiting', 'offered')) AS "inLine",
      sum(state = 'booked') AS booked,
      sum(state = 'left') AS "left",
      sum(state = 'over') AS over,
      count(took) AS offered,
      max(hours) AS "medianHours"
    FROM own LEFT JOIN medians USING (office)
    GROUP BY 1 ORDER BY 1`)

/** What was booked, who walked in and who waited in a span, counted by the tables themselves. */
export const bookingNumbers = (books: Books, span: DaySpan): BookingNumbers => ({
  days: daysOf(books, span),
  walkIns: walkInsOf(books, span),
  waiting: waitingOf(books, span),
})
