import { runInDurableObject } from 'cloudflare:test'
import type { CaseHappening, CaseState } from '../../../functions/casework/case-state.ts'
import type { World } from './world.ts'

export type CaseRow = {
  id: string
  status: string
  unit: string
  closedMs: number | null
  nextMs: number | null
  state: CaseState
}
export type ReportRow = {
  id: string
  caseId: string
  firstCaseId: string
  receiptHash: string
  withdrawnMs: number | null
  sealed: number
}
export type EventRow = CaseHappening & {
  caseId: string
  seq: number
  reportId: string | null
  sealed: number
}

/** What stands in the tables, read inside the object by SQL of our own. */
export type Seen = {
  cases: CaseRow[]
  reports: ReportRow[]
  events: EventRow[]
  messages: { subject: string; kind: string; dueAtMs: number }[]
  alarmMs: number | null
}

const casesSql =
  'SELECT id, status, unit, closed_ms closedMs, next_ms nextMs, state FROM cases ORDER BY number'
const reportsSql = `SELECT id, case_id caseId, first_case_id firstCaseId, receipt_hash receiptHash,
  withdrawn_ms withdrawnMs, sealed IS NOT NULL sealed FROM reports`
const eventsSql = `SELECT case_id caseId, seq, at_ms atMs, event, report_id reportId, data, sealed IS NOT NULL sealed
  FROM events ORDER BY case_id, seq`

/** JSON columns are read as what they hold. */
const parsed = <T>(rows: Record<string, unknown>[], column: string): T[] =>
  rows.map((row) => ({ ...row, [column]: JSON.parse(String(row[column])) as unknown })) as T[]

export const look = (world: World): Promise<Seen> =>
  runInDurableObject(world.casebook, async (_, { storage }) => {
    const all = (query: string) => storage.sql.exec(query).toArray()
    return {
      cases: parsed<CaseRow>(all(casesSql), 'state'),
      reports: all(reportsSql) as ReportRow[],
      events: parsed<EventRow>(all(eventsSql), 'data'),
      messages: all('SELECT subject, kind, due_at_ms dueAtMs FROM messages') as Seen['messages'],
      alarmMs: await storage.getAlarm(),
    }
  })
