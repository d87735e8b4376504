import { sql, type SQL } from 'drizzle-orm'
import { instantAt } from '../../../schema/booking/instant.ts'
import { addDays } from '../../../schema/dates.ts'
import type { DaySpan } from '../../../schema/desk/span.ts'
import type { CaseBooks } from '../books.ts'

/** What decides whether somebody may count a case: its kind, who has it now, and where. `township`: empty where nobody knows. */
export type CasePlace = { kind: string; unit: string; township: string }

/**
 * Cases of one place that were opened in the span, as they stand now. A merged case counts as the one it went into; its report
 * counts. In time or late: the first acceptance and the first outcome; neither is neither yet.
 */
export type CaseTally = CasePlace & {
  reports: number
  cases: number
  open: number
  closed: number
  withdrawn: number
  acceptedInTime: number
  acceptedLate: number
  answeredInTime: number
  answeredLate: number
  escalated: number
  reopened: number
}
export type OutcomeTally = CasePlace & { outcome: string; count: number }
export type CaseNumbers = { cases: CaseTally[]; outcomes: OutcomeTally[] }

/** `of`: a kind, a township, or empty for all together. Hours from the report to the (last) end, of cases that are closed. */
export type CaseMedian = { by: 'all' | 'kind' | 'township'; of: string; hours: number }

const HOUR_MS = 3_600_000
const township = sql`coalesce(c.state ->> 'township', '')`
const within = ({ from, until }: DaySpan): SQL =>
  sql`c.opened_ms >= ${instantAt(from, '00:00')} AND c.opened_ms < ${instantAt(addDays(until, 1), '00:00')}`

/** What was reported in a span and how it stands, by kind, unit and township. */
export const caseNumbers = ({ db }: CaseBooks, span: DaySpan): CaseNumbers => ({
  cases: db.all<CaseTally>(sql`
    SELECT c.kind AS kind, c.unit AS unit, ${township} AS township,
      count(*) AS reports,
      sum(c.status <> 'merged') AS cases,
      sum(c.status IN ('received', 'accepted', 'asked')) AS open,
      sum(c.status = 'closed') AS closed,
      sum(c.status = 'withdrawn') AS withdrawn,
      total(c.status <> 'merged' AND c.state ->> 'acceptedInTime' = 1) AS "acceptedInTime",
      total(c.status <> 'merged' AND c.state ->> 'acceptedInTime' = 0) AS "acceptedLate",
      total(c.status <> 'merged' AND c.state ->> 'answeredInTime' = 1) AS "answeredInTime",
      total(c.status <> 'merged' AND c.state ->> 'answeredInTime' = 0) AS "answeredLate",
      sum((SELECT count(*) FROM events e WHERE e.case_id = c.id AND e.event = 'escalated')) AS escalated,
      sum(c.state ->> 'reopenings' > 0) AS reopened
    FROM cases c WHERE ${within(span)}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`),
  outcomes: db.all<OutcomeTally>(sql`
    SELECT c.kind AS kind, c.unit AS unit, ${township} AS township, c.state ->> 'outcome' AS outcome, count(*) AS count
    FROM cases c WHERE ${within(span)} AND c.status = 'closed'
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`),
})

/** How long it took until the end, for cases of these places only: a median cannot be put together from those of its parts. */
export const caseMedians = ({ db }: CaseBooks, span: DaySpan, places: readonly CasePlace[]): CaseMedian[] =>
  db.all<CaseMedian>(sql`
    WITH seen AS (
      SELECT value ->> 'kind' AS kind, value ->> 'unit' AS unit, value ->> 'township' AS township
      FROM json_each(${JSON.stringify(places)})
    ), own AS (
      SELECT c.kind AS kind, ${township} AS township, c.closed_ms - c.opened_ms AS took
      FROM cases c JOIN seen s ON s.kind = c.kind AND s.unit = c.unit AND s.township = ${township}
      WHERE ${within(span)} AND c.status = 'closed'
    ), parts AS (
      SELECT 'all' AS "by", '' AS "of", took FROM own
      UNION ALL SELECT 'kind', kind, took FROM own
      UNION ALL SELECT 'township', township, took FROM own
    ), ranked AS (
      SELECT "by", "of", took, row_number() OVER (PARTITION BY "by", "of" ORDER BY took) AS at,
        count(*) OVER (PARTITION BY "by", "of") AS n
      FROM parts
    )
    SELECT "by", "of", avg(took) / ${HOUR_MS} AS hours FROM ranked
    WHERE at IN ((n + 1) / 2, (n + 2) / 2) GROUP BY 1, 2 ORDER BY 1, 2`)
