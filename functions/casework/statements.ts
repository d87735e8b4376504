import { and, desc, eq, sql } from 'drizzle-orm'
import type { DrizzleSqliteDODatabase } from 'drizzle-orm/durable-sqlite'
import { answers, cases, counters, events, reports } from './tables.ts'

export type Db = DrizzleSqliteDODatabase

const given = sql.placeholder

/** The statements of a rush of reports, prepared once for the life of the object. */
export const prepareStatements = (db: Db) => ({
  answer: db
    .select({ body: answers.body, answer: answers.answer })
    .from(answers)
    .where(eq(answers.key, given('key')))
    .prepare(),
  keepAnswer: db
    .insert(answers)
    .values({ key: given('key'), body: given('body'), answer: given('answer'), atMs: given('atMs') })
    .prepare(),
  nextNumber: db
    .update(counters)
    .set({ value: sql`value + 1` })
    .where(eq(counters.name, sql`'number'`))
    .returning({ value: counters.value })
    .prepare(),
  addCase: db
    .insert(cases)
    .values({
      id: given('id'),
      number: given('number'),
      kind: given('kind'),
      status: given('status'),
      unit: given('unit'),
      openedMs: given('openedMs'),
      updatedMs: given('updatedMs'),
      nextMs: given('nextMs'),
      state: given('state'),
    })
    .prepare(),
  changeCase: db
    .update(cases)
    .set({
      status: sql`${given('status')}`,
      unit: sql`${given('unit')}`,
      updatedMs: sql`${given('updatedMs')}`,
      closedMs: sql`${given('closedMs')}`,
      nextMs: sql`${given('nextMs')}`,
      state: sql`${given('state')}`,
    })
    .where(eq(cases.id, given('id')))
    .prepare(),
  caseRow: db
    .select()
    .from(cases)
    .where(eq(cases.id, given('id')))
    .prepare(),
  lastSeq: db
    .select({ seq: sql<number>`coalesce(max(${events.seq}), 0)` })
    .from(events)
    .where(eq(events.caseId, given('caseId')))
    .prepare(),
  lastAsked: db
    .select({ reportId: events.reportId })
    .from(events)
    .where(and(eq(events.caseId, given('caseId')), eq(events.event, sql`'asked'`)))
    .orderBy(desc(events.seq))
    .limit(1)
    .prepare(),
  addEvent: db
    .insert(events)
    .values({
      caseId: given('caseId'),
      seq: given('seq'),
      atMs: given('atMs'),
      event: given('event'),
      by: given('by'),
      reportId: given('reportId'),
      data: given('data'),
      sealed: given('sealed'),
    })
    .prepare(),
  addReport: db
    .insert(reports)
    .values({
      id: given('id'),
      caseId: given('caseId'),
      firstCaseId: given('caseId'),
      receiptHash: given('receiptHash'),
      draftHash: given('draftHash'),
      phoneHash: given('phoneHash'),
      receivedMs: given('receivedMs'),
      maybeKnown: given('maybeKnown'),
      sealed: given('sealed'),
      spot: given('spot'),
    })
    .prepare(),
  report: db
    .select()
    .from(reports)
    .where(eq(reports.id, given('id')))
    .prepare(),
  reportOfDraft: db
    .select({ id: reports.id })
    .from(reports)
    .where(eq(reports.draftHash, given('draftHash')))
    .prepare(),
  reportOfReceipt: db
    .select({ id: reports.id })
    .from(reports)
    .where(eq(reports.receiptHash, given('receiptHash')))
    .prepare(),
})
export type Statements = ReturnType<typeof prepareStatements>
