import { and, desc, eq, gte, isNotNull } from 'drizzle-orm'
import { clocksOf } from '../../schema/casework/clocks.ts'
import type { Spot } from '../../schema/casework/near.ts'
import { isOpen } from '../../schema/casework/transitions.ts'
import type { RequestKind } from '../../schema/content/request.ts'
import { problem } from '../../schema/problems.ts'
import { ok, refuse, type Result } from '../../schema/result.ts'
import { goesOn, knownCase, openCase, writeFirst, type CaseBooks } from './books.ts'
import { REPORTER, type NewReport, type Reported } from './commands.ts'
import { openSpot } from './party.ts'
import { kinds, working } from './rules.ts'
import { MOST_SEEN } from './seen.ts'
import { cases, photos, reports } from './tables.ts'

const HOUR_MS = 3_600_000
/** About 100 metres: enough to find a boundary stone, not enough to tell a house. */
const PUBLIC_DECIMALS = 3

const rounded = (degrees: number): number => Number(degrees.toFixed(PUBLIC_DECIMALS))

/** What may be known of a place for ever: its township; of a thing its point, roughly. */
const lastingPlace = ({ privacy }: RequestKind, { township, lat, lon }: Spot) => ({
  ...(township === undefined ? {} : { township }),
  ...(privacy !== 'thing' || lat === undefined || lon === undefined
    ? {}
    : { point: { lat: rounded(lat), lon: rounded(lon) } }),
})

/** After a start the cases of the last while are read once for each kind that is asked about. */
const loadSeen = (books: CaseBooks, kind: string, sinceMs: number): void => {
  const { db, ring, seen } = books
  if (seen.knows(kind) || ring === undefined) return
  const rows = db
    .select({ id: reports.id, caseId: reports.caseId, openedMs: cases.openedMs, spot: reports.spot })
    .from(cases)
    .innerJoin(reports, eq(reports.firstCaseId, cases.id))
    .where(and(eq(cases.kind, kind), gte(cases.openedMs, sinceMs), isNotNull(reports.spot)))
    .orderBy(desc(cases.openedMs))
    .limit(MOST_SEEN)
    .all()
  const known = rows.flatMap(({ id, caseId, openedMs, spot }) =>
    spot === null ? [] : [{ caseId, openedMs, spot: openSpot(ring, id, spot) }],
  )
  seen.load(kind, known.reverse())
}

/** An open case that may be about the same: same kind, near in time and place. */
const maybeSame = (books: CaseBooks, kind: RequestKind, spot: Spot, nowMs: number): string | undefined => {
  if (kind.same === null) return undefined
  const sinceMs = nowMs - kind.same.hours * HOUR_MS
  loadSeen(books, kind.id, sinceMs)
  for (const id of books.seen.near(kind.id, spot, sinceMs, kind.same.metres)) {
    const { id: now, state } = goesOn(books, id)
    if (isOpen(state.status)) return now
  }
  return undefined
}

const reportedBefore = (books: CaseBooks, id: string): Reported => {
  const row = books.run.report.get({ id })
  if (row === undefined) throw new Error('a draft refers to no report')
  const { state } = knownCase(books, row.caseId)
  const { acceptByMs, answerByMs } = state
  return { id, caseId: row.caseId, acceptByMs, answerByMs, maybeKnown: row.maybeKnown }
}

/**
 * Takes a report in and opens its case. A draft that came before, under whatever key, gets the first answer. Refuses
 * `kind_not_found` and `photo_gone` (a photo that another report has).
 */
export const report = (books: CaseBooks, what: NewReport, nowMs: number): Result<Reported> => {
  const { db, run } = books
  const kind = kinds.get(what.kind)
  if (kind === undefined) return refuse(problem('kind_not_found'))
  const { draftHash = null, phoneHash = null, spot } = what
  const before = draftHash === null ? undefined : run.reportOfDraft.get({ draftHash })
  if (before !== undefined) return ok(reportedBefore(books, before.id))
  if (!arePhotosFree(books, what.photos)) return refuse(problem('photo_gone'))
  const same = maybeSame(books, kind, spot, nowMs)
  const clocks = clocksOf(kind, what.danger, nowMs, working)
  const happening = {
    atMs: nowMs,
    event: 'reported' as const,
    data: {
      kind: kind.id,
      unit: kind.unit,
      danger: what.danger,
      review: what.review,
      ...lastingPlace(kind, spot),
      open: what.open,
      ...clocks,
      ...(same === undefined ? {} : { maybeSame: same }),
    },
  }
  openCase(books, what.caseId, happening)
  run.addReport.run({
    id: what.id,
    caseId: what.caseId,
    receiptHash: what.receiptHash,
    draftHash,
    phoneHash,
    receivedMs: nowMs,
    maybeKnown: same !== undefined,
    sealed: what.sealed,
    spot: what.sealedSpot,
  })
  writeFirst(books, what.caseId, happening, { by: REPORTER, reportId: what.id })
  if (what.photos.length > 0)
    db.insert(photos)
      .values(what.photos.map((id) => ({ id, reportId: what.id })))
      .run()
  if (kind.same !== null) books.seen.add(kind.id, { caseId: what.caseId, openedMs: nowMs, spot })
  books.tell('case-new', what.caseId, nowMs)
  return ok({ id: what.id, caseId: what.caseId, ...clocks, maybeKnown: same !== undefined })
}

/** Photos that stand in a report already are somebody's; an id can be used once. */
export const arePhotosFree = ({ db }: CaseBooks, ids: string[]): boolean =>
  new Set(ids).size === ids.length &&
  ids.every((id) => db.select({ id: photos.id }).from(photos).where(eq(photos.id, id)).get() === undefined)
